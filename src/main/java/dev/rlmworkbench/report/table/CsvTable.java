package dev.rlmworkbench.report.table;

import dev.rlmworkbench.report.export.CsvFile;
import dev.rlmworkbench.report.figure.DataTable;
import dev.rlmworkbench.report.table.ResultTable.Cell;
import dev.rlmworkbench.report.table.ResultTable.Interval;
import dev.rlmworkbench.report.table.ResultTable.Kind;
import dev.rlmworkbench.report.table.ResultTable.Value;
import dev.rlmworkbench.report.table.ResultTable.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tables for other programs: nothing rounded, an interval in two columns.
public final class CsvTable {

    private CsvTable() {}

    /// @param tables with the same columns, one or more
    public static String of(List<ResultTable> tables) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var table : tables) {
            for (var row : table.rows()) {
                var fields = new ArrayList<@Nullable Object>();
                row.forEach(cell -> add(fields, cell));
                rows.add(Collections.unmodifiableList(fields));
            }
        }
        return CsvFile.text(new DataTable(head(tables.getFirst()), rows));
    }

    private static List<String> head(ResultTable table) {
        var names = new ArrayList<String>();
        for (var column : table.columns()) {
            if (column.kind() == Kind.INTERVAL) {
                names.add(column.id() + "_low");
                names.add(column.id() + "_high");
            } else {
                names.add(column.id());
            }
        }
        return names;
    }

    private static void add(List<@Nullable Object> fields, Cell cell) {
        switch (cell) {
            case Words words -> fields.add(words.text());
            case Value value -> fields.add(value.value());
            case Interval interval -> {
                fields.add(interval.low());
                fields.add(interval.high());
            }
        }
    }
}
