package dev.rlmworkbench.text;

import dev.rlmworkbench.document.words.WordEdges;
import dev.rlmworkbench.text.pattern.LiteralScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The records of a text and their fields: objects of JSON, lines with several `key=value` pairs, lines of `name:
/// value` (see [RecordLines]) and tables (see [TextTable]). What a field holds is read once. Thread-safe.
public final class RecordParser {

    private static final String FUNCTION = "field";
    private static final int LOOKED_AT_FOR_NAMES = 200_000;
    private static final int MAX_NAMES = 12;
    private static final int SEEN_AT_LEAST = 3;
    private static final int MAX_VALUE = 2_000;
    private static final int ENTRIES_KEPT = 300_000;
    private static final Written NO_VALUE = new Written("", true);
    private static final String BETWEEN_CELLS = ",;|\t\n";

    private static final Pattern SIGN =
            Pattern.compile("[\"'*]{0,3}\\s?(?<sign>=(?![ \\t]+[\\p{L}\\p{N}_.-]+=)|:)\\**[ \\t]*");
    private static final Pattern QUOTED = Pattern.compile(
            "\"(?<double>[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"|'(?<single>[^'\\n]*)'|(?<list>\\[[^\\]]*\\])");
    /// A comma between digits belongs to the value where three follow, or those at its end.
    private static final Pattern END_BEHIND_EQUALS =
            Pattern.compile("\\s|[;|}\\])]|,(?!(?<=\\d,)(?:\\d{3}(?!\\d)|\\d+[%\\p{Sc}]?\\.?(?:[\\s;|}\\])]|$)))");
    private static final Pattern END_BEHIND_COLON = Pattern.compile(
            "\\s+[\\p{L}\\p{N}_.-]+=|\\s*[;|}\\]]|,\\s*(?:$|[\"']?\\p{L}[\\p{L}\\p{N}_ .-]*[\"']?\\s?[:=])");
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\p{L}\\p{N}_-])[\"']?(\\p{L}[\\p{L}\\p{N}_-]{1,30})[\"']?[=:]\\s*[\"'\\p{L}\\p{N}_]");

    private final String text;
    private final Supplier<JsonObjects> json;
    private final Map<String, Field> known = new ConcurrentHashMap<>();

    RecordParser(String text) {
        this.text = text;
        this.json = new Once<>(() -> new JsonObjects(text));
    }

    /// One record with the field: its value, where the record stands, and the table if it is a row.
    public record Entry(String value, TextRange range, Optional<TextTable> table) {}

    /// @param entries        in the text's order
    /// @param leftOut        rows of tables with another number of cells than their header
    /// @param isPointDecimal whether it has plain values of JSON, whose decimal sign is the point in every language
    public record Field(List<Entry> entries, int leftOut, boolean isPointDecimal) {}

    /// The records that have a field, in the form (pairs or tables) in which most have it.
    ///
    /// @param name upper and lower case alike
    /// @throws IllegalArgumentException with a sentence for the model when time is up
    public Field field(String name, Deadline deadline) {
        var key = name.strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("field needs a name, such as field(\"amount\")");
        }
        var field = known.get(key);
        if (field == null) {
            var pairs = pairs(key, deadline);
            var rows = rows(key, deadline);
            field = pairs.entries().size() > rows.entries().size() ? pairs : rows;
            int kept = known.values().stream()
                    .mapToInt(other -> other.entries().size())
                    .sum();
            if (kept + field.entries().size() > ENTRIES_KEPT) {
                known.clear();
            }
            known.put(key, field);
        }
        return field;
    }

    private record Written(String text, boolean isPlain) {
        Written {
            text = text.replace("\\\"", "\"").strip();
        }
    }

    private record Line(TextRange range, boolean hasSeveral) {}

    private Field pairs(String name, Deadline deadline) {
        var entries = new ArrayList<Entry>();
        boolean isPointDecimal = false;
        var line = line(0);
        var scan = new LiteralScan(text, name);
        for (int at = scan.next(0, text.length()); at >= 0; at = scan.next(at + 1, text.length())) {
            int end = at + name.length();
            if (isKey(at) && end < text.length()) {
                deadline.check(FUNCTION);
                var object = json.get().around(at);
                boolean isName = object.isEmpty() || json.get().isName(at, end);
                var value = isName ? value(end) : NO_VALUE;
                if (!value.text().isEmpty()) {
                    isPointDecimal |= object.isPresent() && value.isPlain();
                    line = at <= line.range().end() ? line : line(at);
                    var record = object.isPresent() ? object.get() : record(at, line, name);
                    entries.add(new Entry(value.text(), record, Optional.empty()));
                }
            }
        }
        entries.sort(Comparator.comparingInt(entry -> entry.range().start()));
        return new Field(entries, 0, isPointDecimal);
    }

    /// Whether a name may begin here: a part of another one is none.
    private boolean isKey(int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return !WordEdges.isPart(before) && before != '-' && before != '.' && before != '\\';
    }

    /// What stands behind a name: in quotes, a list, or plain.
    private Written value(int from) {
        int last = Math.min(text.length(), from + MAX_VALUE);
        var sign = SIGN.matcher(text).region(from, last);
        if (!sign.lookingAt()) {
            return NO_VALUE;
        }
        var quoted = QUOTED.matcher(text).region(sign.end(), last);
        if (!quoted.lookingAt()) {
            return new Written(plain(sign.end(), sign.group("sign")), true);
        }
        var value = Stream.of("double", "single", "list")
                .map(quoted::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return new Written(value, false);
    }

    /// Behind an equals sign up to the next space, behind a colon up to the next pair or the end of the line.
    private String plain(int from, String sign) {
        int last = WrappedLines.endOfLine(text, from, MAX_VALUE);
        var end = (sign.equals("=") ? END_BEHIND_EQUALS : END_BEHIND_COLON)
                .matcher(text)
                .region(from, last);
        var value = text.substring(from, end.find() ? end.start() : last).strip();
        return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    }

    /// A line with pairs in it is its own record, of a very long one some thousand characters on either side.
    private TextRange record(int at, Line line, String name) {
        return line.hasSeveral()
                ? new TextRange(
                        Math.max(line.range().start(), at - MAX_VALUE),
                        Math.min(line.range().end(), at + MAX_VALUE))
                : RecordLines.around(text, at, name);
    }

    private Line line(int at) {
        var line = RecordLines.line(text, at);
        return new Line(line, RecordLines.hasSeveral(line.of(text)));
    }

    private Field rows(String name, Deadline deadline) {
        var entries = new ArrayList<Entry>();
        int leftOut = 0;
        var scan = new LiteralScan(text, name);
        for (int at = scan.next(0, text.length()); at >= 0; ) {
            int next = at + 1;
            var table = isCell(at, at + name.length())
                    ? TextTable.at(text, RecordLines.line(text, at))
                    : Optional.<TextTable>empty();
            int column = table.map(found -> found.column(name)).orElse(-1);
            if (column >= 0) {
                var values = table.orElseThrow().read(column, () -> deadline.check(FUNCTION));
                entries.addAll(values.entries());
                leftOut += values.leftOut();
                next = Math.max(next, values.end());
            }
            at = scan.next(next, text.length());
        }
        return new Field(entries, leftOut, false);
    }

    private boolean isCell(int start, int end) {
        int before = start - 1;
        while (before >= 0 && " \"\ufeff".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        int behind = end;
        while (behind < text.length() && " \"\r".indexOf(text.charAt(behind)) >= 0) {
            behind++;
        }
        return (before < 0 || BETWEEN_CELLS.indexOf(text.charAt(before)) >= 0)
                && behind < text.length()
                && BETWEEN_CELLS.indexOf(text.charAt(behind)) >= 0;
    }

    /// Some names of fields that the text has: columns of its first tables, and names of pairs that stand there several
    /// times.
    public List<String> names() {
        int end = Math.min(text.length(), LOOKED_AT_FOR_NAMES);
        var names = new LinkedHashSet<String>();
        for (int at = 0; at < end && names.size() < MAX_NAMES; ) {
            var line = RecordLines.line(text, at);
            var table = TextTable.at(text, line);
            var rows = table.map(found -> found.read(0, () -> {}));
            rows.filter(found -> found.entries().size() > 1)
                    .ifPresent(_ -> names.addAll(table.orElseThrow().names()));
            at = Math.max(line.end(), rows.map(TextTable.Column::end).orElse(0)) + 1;
        }
        var counts = new LinkedHashMap<String, Integer>();
        var keys = KEY.matcher(text).region(0, end);
        while (keys.find()) {
            counts.merge(keys.group(1), 1, Integer::sum);
        }
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= SEEN_AT_LEAST)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> names.add(entry.getKey()));
        return names.stream().limit(MAX_NAMES).toList();
    }
}
