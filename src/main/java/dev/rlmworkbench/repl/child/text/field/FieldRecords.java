package dev.rlmworkbench.repl.child.text.field;

import dev.rlmworkbench.repl.child.text.RecordAround;
import dev.rlmworkbench.repl.child.text.Sentences;
import dev.rlmworkbench.repl.child.text.TableLines;
import dev.rlmworkbench.repl.child.text.TextRange;
import dev.rlmworkbench.repl.child.text.WordForms;
import dev.rlmworkbench.repl.child.text.Words;
import dev.rlmworkbench.repl.child.text.WrappedLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The values of a named field in the records of a text: lines with key=value pairs, JSON objects, blocks of `name:
/// value` lines, rows of tables whose first line names the columns, and in running text the number that stands beside
/// the name.
final class FieldRecords {

    private static final String VALUE = "\\s*[=:]\\s*(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\n]*))";
    private static final String DIGITS = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";
    /// A number of steps stands in the text as so many steps.
    private static final Pattern HOW_MANY =
            Pattern.compile("^(the )?(total |average )?(number|amount|count|sum) of (the )?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_KEY = Pattern.compile("\\s+[\\w.-]+=|[,;|}\\]]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.,-])" + DIGITS + "(?![\\w-])", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern UNIT = Pattern.compile(" [a-z]");
    private static final Pattern GIVEN = Pattern.compile("\\b(?:is|was|are|were|as|at|to) $");
    private static final Pattern RULE = Pattern.compile("[\\s|:;,+=-]*");
    private static final int MIN_COLUMNS = 3;
    /// Records of a thing that is compared with others.
    static final int FEW = 3;

    private static final String ALL_OF = ", ";
    static final String ONE_OF = " or ";

    private final String text;
    private final String name;

    /// One record: the value of the field, and where the record stands.
    record Record(String value, TextRange range) {}

    FieldRecords(String text, String name) {
        this.text = text;
        this.name = name;
    }

    List<Record> all() {
        var pairs = pairs();
        if (!pairs.isEmpty()) {
            return pairs;
        }
        var cells = cells();
        return cells.isEmpty() ? amounts() : cells;
    }

    private List<Record> pairs() {
        var records = new ArrayList<Record>();
        var match = Pattern.compile("(?<![\\w-])[\"']?" + Pattern.quote(name) + "[\"']?" + VALUE, WordForms.FLAGS)
                .matcher(text);
        while (match.find()) {
            var quoted = match.group(1) != null ? match.group(1) : match.group(2);
            var value = quoted != null
                    ? quoted
                    : unquoted(
                            match.group(3),
                            text.substring(match.start(), match.start(3)).contains("="));
            if (!value.isEmpty()) {
                records.add(new Record(oneSpace(value), RecordAround.of(text, match.start())));
            }
        }
        return records;
    }

    /// Up to the next pair or the end of the cell; after an equals sign up to the next space as well.
    private static String unquoted(String rest, boolean isAssignment) {
        var following = NEXT_KEY.matcher(rest);
        var value = following.find() ? rest.substring(0, following.start()) : rest;
        var stripped = (isAssignment ? value.split(" ", 2)[0] : value).strip();
        return stripped.endsWith(".") ? stripped.replaceAll("\\.+$", "") : stripped;
    }

    private List<Record> cells() {
        var records = new ArrayList<Record>();
        var header = Pattern.compile(
                        "(?:^|[,;|\\t])[ \"]*" + Pattern.quote(name) + "[ \"]*(?=[,;|\\t\\n])",
                        WordForms.FLAGS | Pattern.MULTILINE)
                .matcher(text);
        for (int at = 0; at < text.length() && header.find(at); ) {
            int line = text.lastIndexOf('\n', header.start() - 1) + 1;
            at = rows(line, TableLines.endOfLine(text, line), records);
        }
        return records;
    }

    /// Adds the rows below a line that may name the columns.
    ///
    /// @return where to look on
    private int rows(int line, int end, List<Record> records) {
        var first = text.substring(line, end);
        var mark = Pattern.quote(String.valueOf(TableLines.mark(text, line, end)));
        var names = cells(first.toLowerCase(Locale.ROOT), mark);
        int column = names.indexOf(name.toLowerCase(Locale.ROOT));
        int last = end;
        if (names.size() < MIN_COLUMNS || column < 0 || first.chars().anyMatch(Character::isDigit)) {
            return last;
        }
        while (last < text.length()) {
            int start = last + 1;
            int rowEnd = TableLines.endOfLine(text, start);
            var row = text.substring(Math.min(start, rowEnd), rowEnd);
            var cells = cells(row, mark);
            if (cells.size() != names.size()) {
                break;
            }
            last = rowEnd;
            if (!RULE.matcher(row).matches()) {
                records.add(new Record(cells.get(column), new TextRange(start, rowEnd)));
            }
        }
        return last;
    }

    private static List<String> cells(String row, String mark) {
        return Arrays.stream(row.split(mark, -1))
                .map(cell -> cell.replaceAll("^[ \"]+|[ \"]+$", ""))
                .toList();
    }

    /// Of running text: the number that stands beside the name, or the only number in its sentence when it is of
    /// nothing else.
    private List<Record> amounts() {
        var word = WordForms.anyForm(HOW_MANY.matcher(name).replaceFirst(""));
        var beside = Pattern.compile(
                "(?<![\\w.,])(%1$s)[ -]%2$s(?!\\w)|(?<!\\w)%2$s(?: of| was| is|:)? (%1$s)(?![\\w-])"
                        .formatted(DIGITS, word),
                WordForms.FLAGS);
        var named = Pattern.compile("(?<!\\w)" + word + "(?!\\w)", WordForms.FLAGS);
        var records = new ArrayList<Record>();
        var match = named.matcher(text);
        for (int at = 0; at <= text.length() && match.find(at); ) {
            int line = WrappedLines.start(text, text.lastIndexOf('\n', match.start() - 1) + 1);
            int end = WrappedLines.end(text, TableLines.endOfLine(text, match.start()));
            for (var sentence : Sentences.of(text, line, end)) {
                var words = text.substring(sentence.start(), sentence.end());
                if (named.matcher(words).find()) {
                    amount(beside, words).ifPresent(value -> records.add(new Record(value, sentence)));
                }
            }
            at = end + 1;
        }
        return records;
    }

    private static Optional<String> amount(Pattern beside, String sentence) {
        var found = beside.matcher(sentence);
        if (found.find()) {
            return Optional.of(found.group(1) != null ? found.group(1) : found.group(2));
        }
        var numbers = NUMBER.matcher(sentence).results().toList();
        return numbers.size() == 1 && !isOfSomethingElse(sentence, numbers.getFirst())
                ? Optional.of(numbers.getFirst().group())
                : Optional.empty();
    }

    /// The 24 hours that a repair took are no number of repairs; what "was 24 hours" may be one of anything.
    private static boolean isOfSomethingElse(String sentence, MatchResult number) {
        return UNIT.matcher(sentence).region(number.end(), sentence.length()).lookingAt()
                && !GIVEN.matcher(sentence.substring(0, number.start())).find();
    }

    /// @param link    between the words: a comma when all are in each record, "or" when one of them is
    record Found(List<String> words, String link, List<Record> records) {}

    /// The records that hold all words; if there are none, those that hold one of them, and if one of the words has
    /// none, the same for the names of the question and the other words among them one by one.
    Found found(List<Record> records, List<String> words, List<String> names) {
        var given = namesIn(words, names);
        return Stream.<Supplier<Found>>of(
                        () -> new Found(words, ALL_OF, with(records, words)),
                        () -> new Found(words, ONE_OF, withOneOf(records, words)),
                        () -> new Found(apart(words, given), ALL_OF, withApart(records, words, given)),
                        () -> new Found(given, ONE_OF, withOneOf(records, given)))
                .map(Supplier::get)
                .filter(some -> !some.records().isEmpty())
                .findFirst()
                .orElse(new Found(words, ALL_OF, List.of()));
    }

    /// Whether each of several names and words has records; a name of a field does not count as a word.
    boolean eachHasSome(List<Record> records, List<String> words, List<String> names) {
        var each = withoutFields(apart(words, namesIn(words, names)));
        return each.size() > 1
                && each.stream().noneMatch(word -> with(records, List.of(word)).isEmpty());
    }

    private static List<String> namesIn(List<String> words, List<String> names) {
        var all = String.join(" ", words);
        return names.stream()
                .filter(name -> WordForms.exactly(name).matcher(all).find())
                .toList();
    }

    private List<Record> withApart(List<Record> records, List<String> words, List<String> names) {
        return words.isEmpty() ? List.of() : with(records, apart(words, names));
    }

    /// The names, and the other telling words one by one.
    private static List<String> apart(List<String> words, List<String> names) {
        var rest = String.join(" ", words);
        for (var name : names) {
            rest = WordForms.exactly(name).matcher(rest).replaceAll(" ");
        }
        var others = WordForms.wordsOf(rest).stream().filter(word -> !Words.isTooCommon(word.toLowerCase(Locale.ROOT)));
        return Stream.concat(names.stream(), others).toList();
    }

    /// The records that hold all words; if there are none, a name of a field does not count as a word.
    List<Record> with(List<Record> records, List<String> words) {
        var found = holding(records, words);
        if (!found.isEmpty() || words.isEmpty()) {
            return found;
        }
        var values = withoutFields(words);
        return values.isEmpty() || values.size() == words.size() ? List.of() : holding(records, values);
    }

    private List<String> withoutFields(List<String> words) {
        var fields = FieldNames.in(text).stream()
                .map(field -> field.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return words.stream()
                .filter(word -> !fields.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<Record> holding(List<Record> records, List<String> words) {
        var wanted = words.stream().map(word -> WordForms.exactly(plain(word))).toList();
        return records.stream()
                .filter(record -> {
                    var plain = plain(text.substring(
                            record.range().start(), record.range().end()));
                    return wanted.stream().allMatch(word -> word.matcher(plain).find());
                })
                .toList();
    }

    /// The records of things that are compared: those that hold one of the words, when each word has a few.
    List<Record> withOneOf(List<Record> records, List<String> words) {
        var found = words.stream().map(word -> with(records, List.of(word))).toList();
        return found.stream().anyMatch(some -> some.isEmpty() || some.size() > FEW)
                ? List.of()
                : records.stream()
                        .filter(record -> found.stream().anyMatch(some -> some.contains(record)))
                        .toList();
    }

    /// The first of these names that a record holds.
    Optional<String> whose(Record record, List<String> names) {
        return names.stream()
                .filter(name -> !holding(List.of(record), List.of(name)).isEmpty())
                .findFirst();
    }

    /// For comparison: lower case, without quotes, one space.
    private static String plain(String words) {
        return oneSpace(words.replaceAll("[\"'`]", "").toLowerCase(Locale.ROOT));
    }

    private static String oneSpace(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
