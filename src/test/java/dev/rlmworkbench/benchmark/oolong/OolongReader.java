package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.oolong.LineReader.Line;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Answers the questions of `oolong` and `oolong_pairs` from text and question alone.
public final class OolongReader {

    private static final Pattern USERS = Pattern.compile("ids ([\\d, ]+)\\. Among");
    private static final Pattern RANGE = Pattern.compile("between (.{12}) and (.{12}), both");
    private static final Pattern MONTH = Pattern.compile("occur in (\\w+) of any year");

    /// Between answers that are equally good.
    public static final String OR = " or ";

    private static final int NO_MONTH = 197001;

    private OolongReader() {}

    /// The answer from text and question alone.
    ///
    /// @param text the task's context or parts of it
    /// @return what a reader of this text would say; several answers with [#OR] between them where they are
    ///         equally good
    public static String answer(Task task, String text) {
        return task.rule() instanceof PairsMatch
                ? PairsReader.answer(task.query(), text)
                : answer(String.valueOf(task.spec().kindName()), task.query(), LineReader.lines(text));
    }

    private static String answer(String kind, String query, List<Line> lines) {
        var quoted = Pattern.compile("'([a-z ]+)'")
                .matcher(query)
                .results()
                .map(match -> match.group(1))
                .toList();
        return switch (kind) {
            case "most_common" -> top(counts(lines, Line::label), 1);
            case "least_common" -> top(counts(lines, Line::label), -1);
            case "compare_labels" ->
                compared(
                        count(lines, quoted.getFirst()) - count(lines, quoted.get(1)),
                        "more common than",
                        "less common than",
                        "same frequency as");
            case "count_label" -> "" + count(lines, quoted.getFirst());
            case "count_by_users" -> {
                var users = users(query);
                yield "" + count(only(lines, line -> users.contains(line.user())), quoted.getFirst());
            }
            case "count_in_month" -> {
                int month = Month.valueOf(first(MONTH, query).group(1).toUpperCase(Locale.ROOT))
                        .getValue();
                yield "" + count(only(lines, line -> line.month() == month), quoted.getFirst());
            }
            case "count_in_range" -> {
                int from = LineReader.day(first(RANGE, query).group(1));
                int to = LineReader.day(first(RANGE, query).group(2));
                yield "" + count(only(lines, line -> from <= line.day() && line.day() <= to), quoted.getFirst());
            }
            case "busiest_user" -> top(counts(lines, Line::user), 1);
            case "most_by_user" ->
                top(counts(only(lines, line -> line.label().equals(quoted.getFirst())), Line::user), 1);
            case "compare_users" -> {
                var two = query.replaceAll(".*: user (\\d+) or user (\\d+)\\?.*", "$1 $2")
                        .split(" ");
                yield top(
                        counts(
                                only(
                                        lines,
                                        line -> line.label().equals(quoted.getFirst())
                                                && List.of(two).contains(line.user())),
                                Line::user),
                        1);
            }
            case "busiest_date" -> top(counts(lines, line -> american(line.day())), 1);
            case "before_and_after" -> {
                int day = LineReader.day(query.replaceAll(".*before (.{12}), as compared.*", "$1"));
                yield compared(
                        share(only(lines, line -> line.day() < day), quoted.getFirst())
                                - share(only(lines, line -> line.day() > day), quoted.getFirst()),
                        "more common",
                        "less common",
                        "?");
            }
            case "months_ahead" ->
                "" + monthsAhead(lines, quoted.get(0), quoted.get(1)).size();
            case "first_month_ahead" -> {
                var months = monthsAhead(lines, quoted.get(0), quoted.get(1));
                int month = months.isEmpty() ? NO_MONTH : months.getFirst();
                var name = Month.of(month % 100).name();
                yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + " " + month / 100;
            }
            default -> throw new AssertionError(query);
        };
    }

    private static String american(int day) {
        return "%02d/%02d/%04d".formatted(day / 100 % 100, day % 100, day / 10_000);
    }

    private static List<Integer> monthsAhead(List<Line> lines, String first, String second) {
        return lines.stream()
                .map(Line::yearAndMonth)
                .distinct()
                .sorted()
                .filter(month -> {
                    var some = only(lines, line -> line.yearAndMonth() == month);
                    return count(some, first) > count(some, second);
                })
                .toList();
    }

    static List<String> users(String query) {
        return List.of(first(USERS, query).group(1).split(", "));
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow();
    }

    private static List<Line> only(List<Line> lines, Predicate<Line> property) {
        return lines.stream().filter(property).toList();
    }

    private static long count(List<Line> lines, String label) {
        return only(lines, line -> line.label().equals(label)).size();
    }

    private static double share(List<Line> lines, String label) {
        return (double) count(lines, label) / lines.size();
    }

    static Map<String, Long> counts(List<Line> lines, Function<Line, String> value) {
        return lines.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    }

    private static String compared(double difference, String more, String less, String same) {
        return difference > 0 ? more : difference < 0 ? less : same;
    }

    /// @param sign 1 for the most frequent, -1 for the least frequent one
    private static String top(Map<String, Long> counts, int sign) {
        long most =
                counts.values().stream().mapToLong(count -> sign * count).max().orElse(0);
        return counts.keySet().stream()
                .filter(value -> sign * counts.get(value) == most)
                .collect(Collectors.joining(OR));
    }
}
