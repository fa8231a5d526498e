package dev.rlmworkbench.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rlmworkbench.report.table.ResultTable.Cell;
import dev.rlmworkbench.report.table.ResultTable.Interval;
import dev.rlmworkbench.report.table.ResultTable.Kind;
import dev.rlmworkbench.report.table.ResultTable.Value;
import dev.rlmworkbench.report.table.ResultTable.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tables for other programs, as RFC 4180 says: all digits of every number, nothing rounded, an empty field where
/// nothing was measured.
public final class CsvTable {

    /// What a spreadsheet would take for a formula. Names come from files of others.
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");

    private CsvTable() {}

    /// @param tables with the same columns, one or more
    public static String of(List<ResultTable> tables) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head(tables.getFirst()));
            for (var table : tables) {
                for (var row : table.rows()) {
                    csv.writeRecord(
                            row.stream().flatMap(cell -> fields(cell).stream()).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
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

    private static List<String> fields(Cell cell) {
        return switch (cell) {
            case Words words -> List.of(harmless(words.text()));
            case Value value ->
                List.of(value.value() == null ? "" : value.value().toString());
            case Interval interval -> List.of(number(interval.low()), number(interval.high()));
        };
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }
}
