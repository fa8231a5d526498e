package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.value.NumberStats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `extract(pattern)`: what the groups of a regular expression catch in each line, or its matches where it has no
/// groups (of one that holds a single number that number with its minus sign; `B12` holds none). The last group
/// that is a number in every match gives sum, smallest, largest and mean, and the order of the others; texts are
/// counted. A group that caught nothing is left out where all matches caught as many (`paid (\d+)|cost (\d+)`), and
/// empty otherwise (`(\w+) (\d+)( EUR)?`).
public final class Extract {

    private static final int SHOWN = 30;
    /// With what stands before it: of `B12` the letter, which makes it a name.
    private static final Pattern NUMBER = Pattern.compile(
            "(?<name>[\\p{L}_])?(?<sign>(?<![\\p{L}\\d])[-\\u2212])?\\p{Sc}?(?<digits>\\d[\\d.,]*\\d|\\d)");

    private Extract() {}

    public static Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        var search = new PatternSearch(arguments.function(), context, deadline);
        var pattern = arguments.text(0);
        var hits = search.hits(List.of(search.pattern(pattern)), ResultPrinter.MOST_PIECES);
        var printer = new ResultPrinter(context);
        var rows = new ArrayList<List<String>>();
        for (var hit : hits.hits()) {
            for (var find : hit.finds()) {
                var match = new TextRange(find.start(), find.end());
                if (rows.size() < SHOWN) {
                    printer.shows(match);
                }
                rows.add(
                        find.groups().isEmpty()
                                ? List.of(onlyNumber(oneLine(match.of(context.text()))))
                                : find.groups().stream().map(Extract::oneLine).toList());
            }
        }
        if (rows.isEmpty()) {
            var near = new NearMatches(search, context);
            return near.print(printer, "0 values. Not found as it is written here. ", List.of(pattern))
                    .map(_ -> printer.findings(new Value.Texts(List.of())))
                    .orElseGet(() -> near.similar(printer.text("0 values\n"), List.of(pattern)));
        }
        var table = withoutEmpty(rows);
        print(printer, table, context.language().writesDecimalComma());
        var given = table.subList(0, Math.min(table.size(), ResultPrinter.MOST_PIECES));
        if (given.size() < table.size()) {
            printer.someOfMany("(the code gets the first %,d)\n".formatted(given.size()));
        }
        boolean areSingle = given.stream().allMatch(row -> row.size() == 1);
        return printer.findings(
                areSingle ? new Value.Texts(given.stream().map(List::getFirst).toList()) : new Value.Rows(given));
    }

    /// The rows without their empty texts where all have as many texts then.
    private static List<List<String>> withoutEmpty(List<List<String>> rows) {
        var filled = rows.stream()
                .map(row -> row.stream().filter(text -> !text.isEmpty()).toList())
                .toList();
        boolean areAlike = filled.stream().mapToInt(List::size).distinct().count() == 1;
        return areAlike && !filled.getFirst().isEmpty() ? filled : rows;
    }

    private static void print(ResultPrinter printer, List<List<String>> rows, boolean isComma) {
        printer.text(ResultPrinter.count(rows.size(), "value"));
        int columns = rows.getFirst().size();
        var numbers = IntStream.range(0, columns)
                .mapToObj(i -> columns - 1 - i)
                .filter(column -> stats(rows, column, isComma).numbers().size() == rows.size())
                .findFirst();
        numbers.ifPresentOrElse(column -> printNumbers(printer, rows, stats(rows, column, isComma), column), () -> {
            var texts = rows.stream().map(row -> oneLine(String.join(" ", row))).toList();
            printer.frequencies(texts, SHOWN);
        });
    }

    /// @param isComma whether the comma usually stands before decimals in the text's language
    private static NumberStats stats(List<List<String>> rows, int column, boolean isComma) {
        var texts = rows.stream().map(row -> row.get(column)).toList();
        return NumberStats.of(texts, NumberStats.isCommaDecimal(texts, isComma));
    }

    private static void printNumbers(ResultPrinter printer, List<List<String>> rows, NumberStats stats, int column) {
        var numbers = stats.numbers();
        boolean areNamed = rows.stream().anyMatch(row -> row.size() > 1);
        var order = IntStream.range(0, rows.size()).boxed();
        var listed = (areNamed ? order.sorted(Comparator.comparing(numbers::get).reversed()) : order)
                .limit(SHOWN)
                .map(i -> (names(rows.get(i), column) + " " + NumberStats.plain(numbers.get(i))).strip())
                .collect(Collectors.joining(", "));
        printer.text("%s: %s%s\nsum %s, smallest %s, largest %s, mean %s\n"
                .formatted(
                        areNamed ? ", largest first" : "",
                        listed,
                        rows.size() > SHOWN ? ", ..." : "",
                        NumberStats.plain(stats.sum()),
                        NumberStats.plain(stats.smallest()),
                        NumberStats.plain(stats.largest()),
                        NumberStats.plain(stats.mean())));
        if (!stats.reading().isEmpty()) {
            printer.remark("(" + stats.reading() + ")\n");
        }
    }

    /// The other columns.
    private static String names(List<String> row, int column) {
        return IntStream.range(0, row.size())
                .filter(i -> i != column)
                .mapToObj(row::get)
                .collect(Collectors.joining(" "));
    }

    private static String onlyNumber(String match) {
        var numbers = NUMBER.matcher(match).results().toList();
        if (numbers.size() != 1 || numbers.getFirst().group("name") != null) {
            return match;
        }
        var number = numbers.getFirst();
        return Objects.requireNonNullElse(number.group("sign"), "") + number.group("digits");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
