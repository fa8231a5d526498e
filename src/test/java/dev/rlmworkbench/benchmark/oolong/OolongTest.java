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
import java.util.Comparator;
import java.util.Locale;
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

        assertEquals(OolongReader.answer(task, task.context()), task.answer(), () -> task.query() + "\n" + spec);
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
        var users = OolongReader.users(task.query());

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
        var counts = OolongReader.counts(lines, Line::user).values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        long users = Math.round(0.29 * lines.size());
        long ofBusy = counts.stream().limit(users / 5).mapToLong(count -> count).sum();

        assertEquals(0.8, (double) ofBusy / lines.size(), 0.06);
    }

    private static Task task(String kind, int tokens, long seed) {
        return new GeneratedTask(new Oolong(), tokens, LengthUnit.TOKENS, null, kind, seed).make();
    }
}
