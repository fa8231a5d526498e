package dev.rlmworkbench.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rows of a text with separators between their cells, one after the other. Cells in quotes may hold separators and
/// line breaks; where that makes no row, as of a quote that is not closed, quotes are characters like others up to the
/// end of the line.
final class SeparatedRows {

    private static final int LONGEST_CELL = 1 << 20;

    private final String text;
    private final char separator;
    private final int columns;

    private int at;
    private @Nullable Iterator<CsvRecord> quoted;

    /// @param start   where the first row begins
    /// @param columns how many cells a row with line breaks has
    SeparatedRows(String text, int start, char separator, int columns) {
        this.text = text;
        this.at = start;
        this.separator = separator;
        this.columns = columns;
    }

    /// @param range its lines
    record Row(List<String> cells, TextRange range) {}

    /// Empty at the end of the text.
    Optional<Row> next() {
        if (at >= text.length()) {
            return Optional.empty();
        }
        int end = RecordLines.line(text, at).end();
        var cells = quoted();
        int feeds = cells.stream().mapToInt(SeparatedRows::feeds).sum();
        if (cells.isEmpty() || feeds > 0 && cells.size() != columns) {
            quoted = null;
            cells = Arrays.asList(text.substring(at, end).split(Pattern.quote(String.valueOf(separator)), -1));
            feeds = 0;
        }
        for (; feeds > 0; feeds--) {
            end = RecordLines.line(text, Math.min(text.length(), end + 1)).end();
        }
        var row = new Row(cells.stream().map(String::strip).toList(), new TextRange(at, end));
        at = end + 1;
        return Optional.of(row);
    }

    private static int feeds(String cell) {
        return (int) cell.chars().filter(c -> c == '\n').count();
    }

    /// Empty where the quotes are wrong.
    private List<String> quoted() {
        try {
            if (quoted == null) {
                quoted = reader().iterator();
            }
            return quoted.next().getFields();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    private CsvReader<CsvRecord> reader() {
        var source = new StringReader(text);
        try {
            source.skip(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(source);
    }
}
