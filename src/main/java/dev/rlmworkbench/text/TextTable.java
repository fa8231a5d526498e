package dev.rlmworkbench.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table in a text whose first line names its columns: values with commas, semicolons, bars or tabs between
/// them, also in quotes, or a Markdown table. A row with another number of cells is left out. Behind two such rows or a
/// blank line it goes on only with a row that has a number in a column where the row before had one.
public final class TextTable {

    private static final String SEPARATORS = ",;|\t";
    private static final int LONGEST_NAME = 50;
    /// Lines that are no rows, at most, before one that is.
    private static final int FURTHEST = 20;
    /// Of the values of a column, which are often alike, so many are kept once only.
    private static final int MANY = 10_000;
    private static final Pattern RULE =
            Pattern.compile("\\s*+\\|?\\s*+:?-++:?\\s*+(?:\\|\\s*+:?-++:?\\s*+)*+\\|?\\s*+");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,]*");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    /// A last name of one word, such as "No.", is no end of a sentence.
    private static final Pattern SENTENCE_END = Pattern.compile(" [^,;|\\t ]*[.!?:]\\s*$");

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
        var header = text.substring(start, line.end());
        if (header.isBlank() || line.end() >= text.length()) {
            return Optional.empty();
        }
        var below = RecordLines.line(text, line.end() + 1).of(text);
        boolean isMarkdown = header.indexOf('|') >= 0
                && below.indexOf('|') >= 0
                && RULE.matcher(below).matches();
        char separator = isMarkdown ? '|' : separator(header);
        var table = new TextTable(text, start, separator, isMarkdown, List.of());
        var names = table.cells(header);
        boolean isTable =
                isMarkdown || !SENTENCE_END.matcher(header).find() && areNamesAbove(names, table.cells(below), below);
        return isTable && areNames(names)
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
        return names.stream().filter(name -> !name.isEmpty()).distinct().count() > 1
                && names.stream().allMatch(name -> name.length() <= LONGEST_NAME && name.indexOf('=') < 0);
    }

    /// Whether a row fits below and no name is a number, but for a year that has none below it.
    private static boolean areNamesAbove(List<String> names, List<String> cells, String row) {
        boolean fits = cells.size() == names.size();
        return (fits || row.indexOf('"') >= 0)
                && IntStream.range(0, names.size())
                        .allMatch(
                                i -> !isNumber(names.get(i)) || fits && isYear(names.get(i)) && !isYear(cells.get(i)));
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static boolean isYear(String cell) {
        return YEAR.matcher(cell).matches();
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
            return Arrays.stream(BAR.split(inner, -1))
                    .map(cell -> cell.replace("\\|", "|").strip())
                    .toList();
        }
        return new SeparatedRows(row, 0, separator, names.size())
                .next()
                .map(SeparatedRows.Row::cells)
                .orElse(List.of());
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
        var rows = new SeparatedRows(text, start, separator, names.size());
        int end = rows.next().orElseThrow().range().end();
        var last = names;
        int leftOut = 0;
        int others = 0;
        boolean isBehindBlank = false;
        for (var next = rows.next(); next.isPresent(); next = rows.next()) {
            check.run();
            var row = next.get();
            if (row.cells().size() == names.size()) {
                if ((isBehindBlank || others > 1) && !haveNumbersInColumn(last, row.cells())) {
                    break;
                }
                leftOut += others;
                others = 0;
                isBehindBlank = false;
                last = row.cells();
                end = row.range().end();
                entries.add(new RecordParser.Entry(once(same, last.get(column)), row.range(), asTable));
            } else if (row.cells().size() == 1 && row.cells().getFirst().isEmpty() && others == 0) {
                isBehindBlank = true;
            } else if (isBehindBlank || ++others > FURTHEST) {
                break;
            }
        }
        return new Column(entries, end, leftOut);
    }

    private boolean haveNumbersInColumn(List<String> row, List<String> other) {
        return IntStream.range(0, names.size()).anyMatch(i -> isNumber(row.get(i)) && isNumber(other.get(i)));
    }

    private static String once(Map<String, String> same, String value) {
        var known = same.size() < MANY ? same.putIfAbsent(value, value) : same.get(value);
        return known == null ? value : known;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
