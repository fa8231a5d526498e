package dev.rlmworkbench.repl.child.text;

import java.util.LinkedHashSet;
import java.util.List;

/// Found lines as they are printed: `[position] text`. Before the row of a table stands the line that names its
/// columns.
final class LineList {

    private LineList() {}

    static String of(String text, List<TextPiece> lines) {
        var shown = new LinkedHashSet<TextPiece>();
        for (var line : lines) {
            TableLines.header(text, line.start())
                    .map(header -> TextPiece.of(text, header.start(), header.end()))
                    .ifPresent(shown::add);
            shown.add(line);
        }
        var display = new StringBuilder();
        shown.forEach(line -> display.append(line(line)));
        return display.toString();
    }

    static String line(TextPiece line) {
        return "[" + line.start() + "] " + line.text() + "\n";
    }
}
