package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Found lines as they are printed: `[position] text`. Before a line stands what it stands under.
public final class LineList {

    private LineList() {}

    public static String of(Heads heads, List<TextPiece> lines) {
        var text = heads.text();
        var shown = new ArrayList<TextRange>();
        for (var line : lines) {
            Stream.concat(heads.of(line.start()).stream(), Stream.of(heads.withBlock(line.range())))
                    .filter(range -> shown.stream()
                            .noneMatch(other -> other.start() <= range.start() && range.end() <= other.end()))
                    .forEach(shown::add);
        }
        return shown.stream().map(range -> line(text, range)).collect(Collectors.joining());
    }

    static String line(String text, TextRange range) {
        return "[" + range.start() + "] " + oneLine(text, range) + "\n";
    }

    /// Several lines in one, with a stroke between those that are not wrapped, cut to what is shown.
    static String oneLine(String text, TextRange lines) {
        var line = new StringBuilder();
        for (int start = lines.start(); start <= lines.end(); ) {
            int end = Math.min(lines.end(), TableLines.endOfLine(text, start));
            if (start > lines.start()) {
                line.append(WrappedLines.joins(text, start - 1) ? " " : " / ");
            }
            line.append(text.substring(start, end).strip());
            start = end + 1;
        }
        return line.substring(0, Math.min(line.length(), Sentences.MAX_LENGTH));
    }
}
