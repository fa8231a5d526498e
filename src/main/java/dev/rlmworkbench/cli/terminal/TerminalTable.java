package dev.rlmworkbench.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Aligned columns. Where the terminal is too narrow for all of them, the table goes on below with the rest, and the
/// key columns stand at the left again.
public final class TerminalTable {

    private static final String GAP = "  ";

    private final int keyColumns;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param keyColumns the first columns: names, aligned left and repeated; the others are values, aligned right
    public TerminalTable(int keyColumns, List<String> header) {
        this.keyColumns = keyColumns;
        this.header = List.copyOf(header);
    }

    public void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    public String render(int width) {
        int[] widths = IntStream.range(0, header.size()).map(this::columnWidth).toArray();
        int keys = IntStream.range(0, keyColumns)
                .map(i -> widths[i] + GAP.length())
                .sum();
        var text = new StringBuilder();
        int from = keyColumns;
        while (from < header.size()) {
            int to = from + 1;
            int used = keys + widths[from];
            while (to < header.size() && used + GAP.length() + widths[to] <= width) {
                used += GAP.length() + widths[to];
                to++;
            }
            if (from > keyColumns) {
                text.append('\n');
            }
            line(text, header, widths, from, to);
            for (var row : rows) {
                line(text, row, widths, from, to);
            }
            from = to;
        }
        return text.toString();
    }

    private int columnWidth(int column) {
        int longest = header.get(column).length();
        for (var row : rows) {
            longest = Math.max(longest, row.get(column).length());
        }
        return longest;
    }

    private void line(StringBuilder text, List<String> cells, int[] widths, int from, int to) {
        var line = new StringBuilder();
        for (int i = 0; i < keyColumns; i++) {
            line.append(cells.get(i))
                    .repeat(' ', widths[i] - cells.get(i).length())
                    .append(GAP);
        }
        for (int i = from; i < to; i++) {
            line.append(i == from ? "" : GAP)
                    .repeat(' ', widths[i] - cells.get(i).length())
                    .append(cells.get(i));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
