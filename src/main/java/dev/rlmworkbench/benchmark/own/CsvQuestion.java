package dev.rlmworkbench.benchmark.own;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A row of a table of questions. The first row names the columns: `question` and `answer`, and where they are wanted
/// `files` and `alternatives`, which hold several values between `|`, and `id`. Spreadsheets of some languages set
/// columns apart by semicolons, others by tabs.
record CsvQuestion(NamedCsvRecord row) implements TaskFile.Entry {

    private static final List<String> NEEDED = List.of("question", "answer");
    private static final List<String> KNOWN = List.of("question", "answer", "files", "alternatives", "id");

    /// @throws IllegalArgumentException one sentence when it is no such table
    static List<TaskFile.Entry> all(String text) {
        var head = text.lines().findFirst().orElse("");
        var separator = Stream.of(",", ";", "\t")
                .filter(one -> Stream.of(head.split(one)).map(CsvQuestion::bare).anyMatch("question"::equals))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "its first line names no column \"question\"; it should be such as question,answer,files"));
        var found = new ArrayList<TaskFile.Entry>();
        var rows = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(NamedCsvRecordHandler.of(handler -> handler.allowDuplicateHeaderFields(true)), text)
                .iterator();
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                checkColumns(row.getHeader());
                found.add(new CsvQuestion(row));
            }
        } catch (CsvParseException _) {
            found.add(new Broken(found.isEmpty() ? 2 : found.getLast().line() + 1));
        }
        return found;
    }

    /// Where the table ends being one.
    private record Broken(long line) implements TaskFile.Entry {
        @Override
        public OwnQuestion question() {
            throw new IllegalArgumentException("it is no CSV from here on, probably because a quote is not closed");
        }
    }

    private static void checkColumns(List<String> columns) {
        for (var known : KNOWN) {
            if (columns.stream().map(CsvQuestion::bare).filter(known::equals).count() > 1) {
                throw new IllegalArgumentException(
                        "its first line names the column \"%s\" twice; rename one of them".formatted(known));
            }
        }
    }

    /// Without its quotes; upper and lower case are alike.
    private static String bare(String column) {
        return column.replace("\"", "").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public long line() {
        return row.getStartingLineNumber();
    }

    @Override
    public OwnQuestion question() {
        if (row.getFieldCount() != row.getHeader().size()) {
            throw new IllegalArgumentException(
                    "its number of fields is %d, not %d as in the first line; a text that holds a separator needs quotes"
                            .formatted(row.getFieldCount(), row.getHeader().size()));
        }
        for (var column : NEEDED) {
            if (value(column) == null) {
                throw new IllegalArgumentException(column + " is missing or blank");
            }
        }
        return new OwnQuestion(
                value("id"), value("question"), value("answer"), several("files"), several("alternatives"));
    }

    private List<String> several(String column) {
        var value = value(column);
        return value == null
                ? List.of()
                : Arrays.stream(value.split("[|]"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    private @Nullable String value(String column) {
        return row.getHeader().stream()
                .filter(name -> bare(name).equals(column))
                .findFirst()
                .flatMap(row::findField)
                .filter(value -> !value.isBlank())
                .orElse(null);
    }
}
