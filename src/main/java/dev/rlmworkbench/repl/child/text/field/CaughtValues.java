package dev.rlmworkbench.repl.child.text.field;

import dev.rlmworkbench.repl.child.text.TextPiece;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the groups of a pattern caught, a row for each match: all of them as texts, and what to print of them. Numbers
/// come with sum, smallest, largest and mean; texts with how often each stands there; rows of texts and a number in the
/// order of the numbers.
public final class CaughtValues {

    private static final int MAX_SHOWN = 30;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<List<String>> rows = new ArrayList<>();

    public CaughtValues(List<TextPiece> lines, Pattern pattern) {
        for (var line : lines) {
            var matcher = pattern.matcher(line.text());
            while (matcher.find()) {
                var groups = IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .filter(group -> group != null)
                        .map(CaughtValues::oneLine)
                        .toList();
                rows.add(groups.isEmpty() ? List.of(onlyNumber(oneLine(matcher.group()))) : groups);
            }
        }
    }

    /// A match without groups that holds one number means that number.
    private static String onlyNumber(String match) {
        var numbers =
                NUMBER.matcher(match).results().map(number -> number.group()).toList();
        return numbers.size() == 1 ? numbers.getFirst() : match;
    }

    private static String oneLine(String text) {
        return WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
    }

    public List<List<String>> rows() {
        return rows;
    }

    public String display() {
        if (rows.isEmpty()) {
            return "0 values\n";
        }
        var head = rows.size() + (rows.size() == 1 ? " value" : " values");
        var column = numberColumn();
        return head + (column.isEmpty() ? counted(names(-1)) : numbers(column.get()));
    }

    /// The last one that holds a number in every row.
    private Optional<Integer> numberColumn() {
        return IntStream.range(0, rows.getFirst().size())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .filter(column -> rows.stream()
                        .allMatch(row ->
                                row.size() > column && number(row.get(column)).isPresent()))
                .findFirst();
    }

    /// The other columns of each row.
    private List<String> names(int without) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .filter(column -> column != without)
                        .mapToObj(row::get)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private String numbers(int column) {
        var names = names(column);
        var numbers =
                rows.stream().map(row -> number(row.get(column)).orElseThrow()).toList();
        boolean named = names.stream().anyMatch(name -> !name.isEmpty());
        var order = IntStream.range(0, rows.size()).boxed();
        var listed = named
                ? order.sorted(Comparator.comparing((Integer i) -> numbers.get(i))
                                .reversed())
                        .map(i -> names.get(i) + " " + plain(numbers.get(i)))
                        .toList()
                : order.map(i -> plain(numbers.get(i))).toList();
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = sum.divide(BigDecimal.valueOf(rows.size()), new MathContext(28, RoundingMode.HALF_EVEN))
                .setScale(2, RoundingMode.HALF_EVEN);
        return "%s: %s\nsum %s, smallest %s, largest %s, mean %s\n"
                .formatted(
                        named ? ", largest first" : "",
                        cut(listed),
                        plain(sum),
                        plain(numbers.stream().min(Comparator.naturalOrder()).orElseThrow()),
                        plain(numbers.stream().max(Comparator.naturalOrder()).orElseThrow()),
                        plain(mean));
    }

    private static String counted(List<String> names) {
        var counts = new LinkedHashMap<String, Integer>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        boolean allDifferent = counts.size() == names.size();
        var listed = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry ->
                        allDifferent ? entry.getKey() : "%s (%d times)".formatted(entry.getKey(), entry.getValue()))
                .toList();
        return "%s: %s\n".formatted(allDifferent ? "" : ", %d different".formatted(counts.size()), cut(listed));
    }

    private static String cut(List<String> listed) {
        return listed.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "))
                + (listed.size() > MAX_SHOWN ? ", ..." : "");
    }

    static Optional<BigDecimal> number(String text) {
        return text.length() <= MAX_NUMBER_LENGTH && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(",", "")))
                : Optional.empty();
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
