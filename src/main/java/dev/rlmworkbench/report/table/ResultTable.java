package dev.rlmworkbench.report.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of results that can be written in every format: each cell has its words for people, and its number for
/// other programs.
///
/// @param id    names it within a summary: lower-case letters, digits and underscores
/// @param title as above the table
/// @param rows  each as long as `columns`
/// @param notes sentences that belong under it
public record ResultTable(String id, String title, List<Column> columns, List<List<Cell>> rows, List<String> notes) {

    /// @param id    as in the first line of a CSV; an interval becomes `id_low` and `id_high`
    /// @param title as people read it
    public record Column(String id, String title, Kind kind) {}

    /// What a column holds.
    public enum Kind {
        WORDS,
        NUMBER,
        INTERVAL,
        /// A number of tasks to which something rare happened: people see the column where a row has one.
        RARE,
        /// Only in CSV: what programs want and people read elsewhere.
        DATA
    }

    /// One value.
    public sealed interface Cell {

        /// On one line, as people read it; not yet escaped for any format.
        String text();
    }

    /// A name or other words, which may come from a file: brought on one line, without control characters.
    public record Words(String text) implements Cell {

        private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+");

        public Words {
            text = BREAKS.matcher(text).replaceAll(" ").strip();
        }
    }

    /// @param value null where nothing was measured
    public record Value(@Nullable Number value, String text) implements Cell {}

    /// From `low` to `high`.
    public record Interval(double low, double high, String text) implements Cell {}

    /// @throws IllegalArgumentException when a row has another number of cells than there are columns
    public ResultTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has %d cells for %d columns".formatted(row.size(), columns.size()));
            }
        }
    }

    /// With more sentences under it.
    public ResultTable with(List<String> more) {
        return new ResultTable(
                id,
                title,
                columns,
                rows,
                Stream.concat(notes.stream(), more.stream()).toList());
    }

    /// The table as people read it: without the columns that are there for programs.
    public ResultTable forPeople() {
        var shown = IntStream.range(0, columns.size()).filter(this::isForPeople).toArray();
        return new ResultTable(
                id,
                title,
                IntStream.of(shown).mapToObj(columns::get).toList(),
                rows.stream()
                        .map(row -> IntStream.of(shown).mapToObj(row::get).toList())
                        .toList(),
                notes);
    }

    private boolean isForPeople(int column) {
        return switch (columns.get(column).kind()) {
            case WORDS, NUMBER, INTERVAL -> true;
            case RARE ->
                rows.stream()
                        .anyMatch(row ->
                                row.get(column) instanceof Value(Number value, String _) && value.doubleValue() != 0);
            case DATA -> false;
        };
    }
}
