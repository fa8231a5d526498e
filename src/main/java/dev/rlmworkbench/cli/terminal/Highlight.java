package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.document.CharRange;
import dev.rlmworkbench.document.Passage;
import picocli.CommandLine.Help.Ansi;

/// A passage with the words that were looked for in bold, where the terminal can do that.
public final class Highlight {

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[22m";

    private Highlight() {}

    public static String of(Passage passage, boolean terminal) {
        if (!terminal || !Ansi.AUTO.enabled()) {
            return OneLine.of(passage.excerpt(), Integer.MAX_VALUE - 1);
        }
        var text = new StringBuilder();
        int at = 0;
        for (CharRange match : passage.matches()) {
            text.append(Terminal.harmless(passage.excerpt().substring(at, match.start())))
                    .append(BOLD)
                    .append(Terminal.harmless(passage.excerpt().substring(match.start(), match.end())))
                    .append(PLAIN);
            at = match.end();
        }
        return text.append(Terminal.harmless(passage.excerpt().substring(at))).toString();
    }
}
