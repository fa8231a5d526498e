package dev.rlmworkbench.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table in a text whose first line names its columns: values with commas, semicolons, bars or tabs between
/// them, also in quotes, or a Markdown table. It ends at a blank line, or where two rows on end have another
/// number of cells; a single such row is left out.
public final class TextTable {

    private static final String SEPARATORS = ",;|\t";
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_CELL = 1 << 20;
    /// Of the values of a column, which are often alike, so many are kept once only.
    private static final int MANY = 10_000;
    private static final Pattern RULE = Pattern.compile("\\s*\\|?(\\s*:?-+:?\\s*\\|)*\\s*:?-+:?\\s*\\|?\\s*");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,]*");
    private static final String SENTENCE_ENDS = ".!?:";

    private final String text;
    private final int start;
    private final char separator;
    private final boolean isMarkdown;
    private final List<String> names;
    private final Optional<TextTable> asTable = Optional.of(this);

    private TextTable(String text, int start, char separator, boolean isMarkdown, List<String> names) {
        this.text = text;
        this.start = start;
        this.separator = separator;
        this.isMarkdown = isMarkdown;
        this.names = names;
    }

    /// @param entries the rows with their values
    /// @param end     where the table ends
    /// @param leftOut rows with another number of cells
    record Column(List<RecordParser.Entry> entries, int end, int leftOut) {}

    /// The table whose columns are named by a line, if it looks as if it did so and a row follows.
    static Optional<TextTable> at(String text, TextRange line) {
        int start = text.startsWith("\ufeff", line.start()) ? line.start() + 1 : line.start();
        var header = text.substring(start, line.end()).strip();
        boolean couldName = !header.isEmpty()
                && SENTENCE_ENDS.indexOf(header.charAt(header.length() - 1)) < 0
                && line.end() < text.length();
        if (!couldName) {
            return Optional.empty();
        }
        var below = RecordLines.line(text, line.end() + 1).of(text);
        boolean isMarkdown = header.indexOf('|') >= 0
                && below.indexOf('|') >= 0
                && RULE.matcher(below).matches();
        char separator = isMarkdown ? '|' : separator(header);
        var table = new TextTable(text, start, separator, isMarkdown, List.of());
        var names = table.cells(header);
        return areNames(names) && (isMarkdown || table.cells(below).size() == names.size() || below.indexOf('"') >= 0)
                ? Optional.of(new TextTable(text, start, separator, isMarkdown, names))
                : Optional.empty();
    }

    /// Of the separators the one that the line has most of.
    private static char separator(String line) {
        char most = SEPARATORS.charAt(0);
        for (char separator : SEPARATORS.toCharArray()) {
            if (count(line, separator) > count(line, most)) {
                most = separator;
            }
        }
        return most;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    private static boolean areNames(List<String> names) {
        return names.size() > 1
                && new HashSet<>(names).size() == names.size()
                && names.stream()
                        .allMatch(name -> name.length() <= LONGEST_NAME
                                && !NUMBER.matcher(name).matches()
                                && name.indexOf('=') < 0);
    }

    /// The line that names the columns.
    public TextRange header() {
        return new TextRange(start, endOfLine(start));
    }

    /// Whether a line has a value for each column.
    boolean isRow(String line) {
        return cells(line).size() == names.size();
    }

    List<String> names() {
        return names;
    }

    /// The place of a column, -1 when there is none of that name; upper and lower case alike.
    public int column(String name) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElse(-1);
    }

    /// A row with the names of its columns, "day: 3 May, driver: Bo".
    public String named(TextRange row) {
        var cells = cells(row.of(text));
        return IntStream.range(0, Math.min(cells.size(), names.size()))
                .filter(i -> !names.get(i).isEmpty())
                .mapToObj(i -> names.get(i) + ": " + cells.get(i))
                .collect(Collectors.joining(", "));
    }

    private List<String> cells(String row) {
        if (isMarkdown) {
            var inner = row.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
            return BAR.splitAsStream(inner)
                    .map(cell -> cell.replace("\\|", "|").strip())
                    .toList();
        }
        try (var reader = reader(new StringReader(row))) {
            var records = reader.iterator();
            return records.hasNext() ? stripped(records.next()) : List.of();
        } catch (CsvParseException e) {
            return List.of(); // a quote is not closed in this line: no row
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvReader<CsvRecord> reader(StringReader source) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(source);
    }

    private static List<String> stripped(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }

    /// Reads a column.
    ///
    /// @param check called now and then, throws when it has taken too long
    Column read(int column, Runnable check) {
        return isMarkdown ? readMarkdown(column) : readSeparated(column, check);
    }

    private Column readMarkdown(int column) {
        var values = new ArrayList<RecordParser.Entry>();
        var line = RecordLines.line(text, RecordLines.line(text, start).end() + 1);
        int leftOut = 0;
        while (line.end() < text.length()) {
            var next = RecordLines.line(text, line.end() + 1);
            if (next.of(text).indexOf('|') < 0) {
                break;
            }
            line = next;
            var cells = cells(line.of(text));
            if (cells.size() == names.size()) {
                values.add(new RecordParser.Entry(cells.get(column), line, asTable));
            } else {
                leftOut++;
            }
        }
        return new Column(values, line.end(), leftOut);
    }

    private Column readSeparated(int column, Runnable check) {
        var entries = new ArrayList<RecordParser.Entry>();
        var same = new HashMap<String, String>();
        int leftOut = 0;
        int at = start;
        long line = 1;
        boolean isOther = false;
        try (var source = new StringReader(text)) {
            source.skip(start);
            for (var record : reader(source)) {
                for (; line < record.getStartingLineNumber(); line++) {
                    at = Math.min(text.length(), endOfLine(at) + 1);
                }
                boolean isRow = record.getFieldCount() == names.size();
                boolean isBlank =
                        record.getFieldCount() == 1 && record.getField(0).isBlank();
                if (isBlank || !isRow && isOther) {
                    break;
                }
                leftOut += isRow && isOther ? 1 : 0;
                isOther = !isRow;
                if (isRow && line > 1) {
                    var value = record.getField(column).strip();
                    var row = new TextRange(at, end(at, record));
                    entries.add(new RecordParser.Entry(once(same, value), row, asTable));
                }
                check.run();
            }
        } catch (CsvParseException e) {
            leftOut++; // a quote that is not closed for very long
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Column(
                entries, entries.isEmpty() ? at : entries.getLast().range().end(), leftOut);
    }

    private static String once(Map<String, String> same, String value) {
        var known = same.size() < MANY ? same.putIfAbsent(value, value) : same.get(value);
        return known == null ? value : known;
    }

    /// Where a row ends that may have line breaks in its cells.
    private int end(int start, CsvRecord record) {
        int end = endOfLine(start);
        for (var cell : record.getFields()) {
            for (int feed = cell.indexOf('\n'); feed >= 0; feed = cell.indexOf('\n', feed + 1)) {
                end = endOfLine(Math.min(text.length(), end + 1));
            }
        }
        return end;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
