package dev.rlmworkbench.report.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plain table.
///
/// @param rows each as long as `columns`; cells are strings, numbers or null for "not measured"
public record DataTable(List<String> columns, List<List<@Nullable Object>> rows) {

    /// @throws IllegalArgumentException when a row has another number of cells than there are columns
    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has %d cells for %d columns".formatted(row.size(), columns.size()));
            }
        }
    }
}
