package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Found lines as they are printed: `[position] text`. Before a line stands what it stands under.
final class LineList {

    private LineList() {}

    static String of(Heads heads, List<TextPiece> lines) {
        var text = heads.text();
        var shown = new ArrayList<TextRange>();
        for (var line : lines) {
            Stream.concat(heads.of(line.start()).stream(), Stream.of(heads.withBlock(line.range())))
                    .filter(range -> shown.stream()
                            .noneMatch(other -> other.start() <= range.start() && range.end() <= other.end()))
                    .forEach(shown::add);
        }
        return shown.stream()
                .map(range -> line(TextPiece.of(text, range.start(), range.end())))
                .collect(Collectors.joining());
    }

    static String line(TextPiece line) {
        return "[" + line.start() + "] " + oneLine(line.text()) + "\n";
    }

    /// Several lines in one, cut to what is shown.
    static String oneLine(String lines) {
        var line = lines.lines().map(String::strip).collect(Collectors.joining(" / "));
        return line.substring(0, Math.min(line.length(), Sentences.LONGEST));
    }
}
