package dev.rlmworkbench.benchmark.oolong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSamples;
import dev.rlmworkbench.benchmark.oolong.LineReader.Line;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OolongTest {

    private static final int LONGEST_LINE_TOKENS = 60;
    private static final int LONGEST_LINE_CHARS = 200;
    private static final Pattern USERS = Pattern.compile("ids ([\\d, ]+)\\. Among");
    private static final Pattern RANGE = Pattern.compile("between (.{12}) and (.{12}), both");
    private static final Pattern MONTH = Pattern.compile("occur in (\\w+) of any year");

    @Provide
    Arbitrary<GeneratedTask> specs() {
        return specs(new Oolong());
    }

    @Provide
    Arbitrary<GeneratedTask> pairSpecs() {
        return specs(new OolongPairs());
    }

    private static Arbitrary<GeneratedTask> specs(GeneratedBenchmark benchmark) {
        var kinds = Arbitraries.of(benchmark.kinds()).map(Kind::name);
        return Arbitraries.of(LengthUnit.class).flatMap(unit -> {
            int least = benchmark.minLength(unit);
            var lengths =
                    Arbitraries.integers().between(least, 10 * least).edgeCases(edges -> edges.includeOnly(least));
            return Combinators.combine(kinds, lengths, Arbitraries.longs())
                    .as((kind, length, seed) -> new GeneratedTask(benchmark, length, unit, null, kind, seed));
        });
    }

    @Property(tries = 100)
    void theTextIsAsLongAsAskedButForLessThanALine(@ForAll("specs") GeneratedTask spec) {
        assertLength(spec);
    }

    @Property(tries = 40)
    void theTextOfPairsIsAsLongAsAskedButForLessThanALine(@ForAll("pairSpecs") GeneratedTask spec) {
        assertLength(spec);
    }

    private static void assertLength(GeneratedTask spec) {
        var task = spec.make();
        int size = TaskSamples.size(task.context(), spec.unit());
        int line = spec.unit() == LengthUnit.TOKENS ? LONGEST_LINE_TOKENS : LONGEST_LINE_CHARS;

        assertTrue(size <= spec.contextLength(), () -> size + " in " + spec);
        assertTrue(size > spec.contextLength() - line, () -> size + " in " + spec);
        assertEquals(TaskSamples.size(task.context(), LengthUnit.TOKENS), task.contextTokens());
        assertEquals(task.context(), spec.make().context());
    }

    @Property(tries = 200)
    void theAnswerIsTheOneThatTheLinesGive(@ForAll("specs") GeneratedTask spec) {
        var task = spec.make();

        assertEquals(readBack(task), task.answer(), () -> task.query() + "\n" + spec);
        assertEquals(1.0, Scorer.score("Answer: " + task.answer() + ".", task).primary());
        assertEquals(1.0, Scorer.score(task.answer(), task).primary());
        assertEquals(0.0, Scorer.score("I cannot tell", task).primary());
    }

    @Property(tries = 40)
    void noLabelStandsInALine(@ForAll("specs") GeneratedTask spec) {
        var lines = spec.make().context().lines().skip(2).collect(Collectors.joining("\n"));

        assertTrue(lines.lines().allMatch(line -> line.split(" \\|\\| ").length == 3));
        for (var label : Label.values()) {
            if (label != Label.ABBREVIATION && label != Label.LOCATION) {
                assertFalse(lines.contains(label.words()), label.words());
            }
        }
        assertFalse(lines.contains("Label"));
    }

    @Test
    void evidenceAreTheLinesThatCount() {
        var task = task("count_by_users", 4_000, 3);
        var users = users(task);

        assertEquals(
                task.context()
                        .lines()
                        .skip(2)
                        .filter(line -> users.contains(LineReader.line(line).user()))
                        .toList(),
                task.evidence());
    }

    /// Counts must not fall to who looks at the words with which questions begin.
    @Test
    void theQuestionWordsDoNotTellTheLabel() {
        int right = 0;
        int all = 0;
        for (int seed = 0; seed < 10; seed++) {
            for (var line : LineReader.lines(task("count_label", 8_000, seed).context())) {
                right += guess(line.question().toLowerCase(Locale.ROOT)).equals(line.label()) ? 1 : 0;
                all++;
            }
        }
        assertTrue(right < 0.6 * all, right + " of " + all);
    }

    private static String guess(String question) {
        if (question.matches(".*\\b(stand for|abbreviation|short for|acronym)\\b.*")) {
            return "abbreviation";
        }
        if (question.matches("(who|whose|by whom)\\b.*")) {
            return "human being";
        }
        if (question.matches("where\\b.*|.*\\b(capital|which city|what city|which country|what country)\\b.*")) {
            return "location";
        }
        if (question.matches("when\\b.*|.*\\bhow (many|much|far|long|old|fast)\\b.*|.*\\b(year|number)\\b.*")) {
            return "numeric value";
        }
        return question.matches("(how|why)\\b.*|.*\\bmean\\b.*") ? "description and abstract concept" : "entity";
    }

    @Test
    void aFifthOfTheUsersAsksFourFifthsOfTheQuestions() {
        var lines = LineReader.lines(task("count_label", 32_000, 1).context());
        var counts = counts(lines, Line::user).values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        long users = Math.round(0.29 * lines.size());
        long ofBusy = counts.stream().limit(users / 5).mapToLong(count -> count).sum();

        assertEquals(0.8, (double) ofBusy / lines.size(), 0.06);
    }

    private static Task task(String kind, int tokens, long seed) {
        return new GeneratedTask(new Oolong(), tokens, LengthUnit.TOKENS, null, kind, seed).make();
    }

    /// The answer from text and question alone.
    private static String readBack(Task task) {
        var lines = LineReader.lines(task.context());
        var query = task.query();
        var quoted = Pattern.compile("'([a-z ]+)'")
                .matcher(query)
                .results()
                .map(match -> match.group(1))
                .toList();
        return switch (String.valueOf(task.spec().kindName())) {
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
                var users = users(task);
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
            case "busiest_date" -> {
                var day = top(counts(lines, line -> "" + line.day()), 1);
                yield day.substring(4, 6) + "/" + day.substring(6) + "/" + day.substring(0, 4);
            }
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
                int month = monthsAhead(lines, quoted.get(0), quoted.get(1)).getFirst();
                var name = Month.of(month % 100).name();
                yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + " " + month / 100;
            }
            default -> throw new AssertionError(query);
        };
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

    private static List<String> users(Task task) {
        return List.of(first(USERS, task.query()).group(1).split(", "));
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

    private static Map<String, Long> counts(List<Line> lines, Function<Line, String> value) {
        return lines.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
    }

    private static String compared(double difference, String more, String less, String same) {
        return difference > 0 ? more : difference < 0 ? less : same;
    }

    /// @param sign 1 for the most frequent, -1 for the least frequent one, which must be the only one
    private static String top(Map<String, Long> counts, int sign) {
        var sorted = counts.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -sign * entry.getValue()))
                .toList();
        assertTrue(
                sorted.size() == 1
                        || !sorted.get(0).getValue().equals(sorted.get(1).getValue()),
                sorted::toString);
        return sorted.getFirst().getKey();
    }
}
