package dev.rlmworkbench.report.table;

import dev.rlmworkbench.report.table.ResultTable.Kind;
import java.util.List;
import java.util.stream.IntStream;

/// A table as GitHub and most other readers of Markdown take it, with columns that stand under each other in the raw
/// text, too.
public final class MarkdownTable {

    private MarkdownTable() {}

    /// A heading, the table and its notes; ends with a line end.
    public static String of(ResultTable table) {
        var shown = table.forPeople();
        var head =
                shown.columns().stream().map(column -> escaped(column.title())).toList();
        var rows = shown.rows().stream()
                .map(row -> row.stream().map(cell -> escaped(cell.text())).toList())
                .toList();
        int[] widths = IntStream.range(0, head.size())
                .map(i -> Math.max(
                        Math.max(3, head.get(i).length()),
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
                .toArray();
        var text = new StringBuilder("### " + escaped(shown.title()) + "\n\n");
        line(text, head, shown, widths);
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            text.append(' ').repeat('-', widths[i] - 1).append(words(shown, i) ? "- |" : ": |");
        }
        text.append('\n');
        rows.forEach(row -> line(text, row, shown, widths));
        for (var note : shown.notes()) {
            text.append('\n').append(escaped(note)).append('\n');
        }
        return text.toString();
    }

    private static boolean words(ResultTable table, int column) {
        return table.columns().get(column).kind() == Kind.WORDS;
    }

    private static void line(StringBuilder text, List<String> cells, ResultTable table, int[] widths) {
        text.append('|');
        for (int i = 0; i < widths.length; i++) {
            var cell = cells.get(i);
            int room = widths[i] - cell.length();
            text.append(' ')
                    .repeat(' ', words(table, i) ? 0 : room)
                    .append(cell)
                    .repeat(' ', words(table, i) ? room : 0)
                    .append(" |");
        }
        text.append('\n');
    }

    /// Underscores between letters are harmless, and names are full of them.
    private static String escaped(String text) {
        return text.replaceAll("&(?=#?\\w+;)", "&amp;")
                .replaceAll("<(?! )", "&lt;")
                .replaceAll("([\\\\`*|$]|~(?=~)|\\](?=[(\\[:]))", "\\\\$1")
                .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_")
                .replaceAll("^([#>+-]|\\d+[.)])(?= |$)", "\\\\$1");
    }
}
