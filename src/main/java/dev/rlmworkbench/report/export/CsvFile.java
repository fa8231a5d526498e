package dev.rlmworkbench.report.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.rlmworkbench.report.figure.DataTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as comma-separated values with all digits; a value that was not measured is an empty field.
public final class CsvFile {

    /// What begins a formula in spreadsheets.
    private static final String FORMULA_STARTS = "=+-@";

    private CsvFile() {}

    public static String text(DataTable table) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(table.columns().stream().map(CsvFile::words).toList());
            for (var row : table.rows()) {
                writer.writeRecord(fields(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be written", e);
        }
        return text.toString();
    }

    private static List<String> fields(List<@Nullable Object> row) {
        return row.stream().map(CsvFile::field).toList();
    }

    private static String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number
            when Double.isFinite(number) ->
                new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
            case Double _ -> "";
            case Number number -> number.toString();
            default -> words(value.toString());
        };
    }

    /// Names come from files: one that a spreadsheet would run as a formula gets an apostrophe, which makes it words.
    private static String words(String text) {
        var start = text.strip();
        boolean formula = !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
