package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of a text: lines with the same number of commas (semicolons, bars, tabs), whose first names the columns.
/// Remembers those that it has met, because one may have very many rows. Thread-safe.
public final class Tables {

    private static final int MIN_MARKS = 2;

    private final String text;
    private final ConcurrentSkipListMap<Integer, Table> known = new ConcurrentSkipListMap<>();

    /// @param header empty when the first line names no columns
    private record Table(int start, int end, Optional<TextRange> header) {}

    public Tables(String text) {
        this.text = text;
    }

    /// The line that names the columns of the row that begins at `start`, empty when this is no row or that line
    /// itself.
    Optional<TextRange> header(int start) {
        if (start > 0 && text.charAt(start - 1) != '\n') {
            return Optional.empty();
        }
        var before = known.floorEntry(start);
        var table = before != null && start < before.getValue().end() ? before.getValue() : tableAt(start);
        return table == null || table.start() == start ? Optional.empty() : table.header();
    }

    private @Nullable Table tableAt(int start) {
        int end = TableLines.endOfLine(text, start);
        char mark = TableLines.mark(text, start, end);
        int marks = TableLines.count(text, start, end, mark);
        if (marks < MIN_MARKS) {
            return null;
        }
        int first = start;
        while (first > 0) {
            int before = text.lastIndexOf('\n', first - 2) + 1;
            if (TableLines.count(text, before, first, mark) != marks) {
                break;
            }
            first = before;
        }
        int last = end;
        while (last < text.length()) {
            int after = TableLines.endOfLine(text, last + 1);
            if (TableLines.count(text, last + 1, after, mark) != marks) {
                break;
            }
            last = after;
        }
        int firstEnd = TableLines.endOfLine(text, first);
        var header = TableLines.couldName(text, first, firstEnd)
                ? Optional.of(new TextRange(first, firstEnd))
                : Optional.<TextRange>empty();
        var table = new Table(first, last, header);
        known.put(first, table);
        return table;
    }

    /// A row with the names of its columns, "day: 3 May, driver: Bo"; any other record as it is, in one line.
    public String named(TextRange record) {
        var header = header(record.start());
        if (header.isEmpty()) {
            return LineList.oneLine(text, record);
        }
        var row = text.substring(record.start(), record.end());
        var columns = header.get();
        var names = cells(columns, text.substring(columns.start(), columns.end()));
        var values = cells(columns, row);
        var named = new ArrayList<String>();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            if (!names.get(i).isEmpty()) {
                named.add(names.get(i) + ": " + values.get(i));
            }
        }
        var line = named.stream().collect(Collectors.joining(", "));
        return line.substring(0, Math.min(line.length(), Sentences.MAX_LENGTH));
    }

    private List<String> cells(TextRange header, String row) {
        var mark = Pattern.quote(String.valueOf(TableLines.mark(text, header.start(), header.end())));
        return Arrays.stream(row.split(mark, -1))
                .map(cell -> cell.replaceAll("^[ \"]+|[ \"]+$", ""))
                .toList();
    }
}
