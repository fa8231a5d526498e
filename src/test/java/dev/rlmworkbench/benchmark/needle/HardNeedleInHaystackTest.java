package dev.rlmworkbench.benchmark.needle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSamples;
import dev.rlmworkbench.benchmark.TaskSpec;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HardNeedleInHaystackTest {

    private static final Pattern QUERY = Pattern.compile("What is the (.+) of (\\w+ \\w+)\\? .*");
    private static final int TASKS = 60;

    @Provide
    Arbitrary<TaskSpec> specs() {
        return TaskSamples.specs(new HardNeedleInHaystack());
    }

    @Property(tries = 150)
    void theContextHasTheAskedLength(@ForAll("specs") TaskSpec spec) {
        int length = TaskSamples.size(spec.make().context(), spec.unit());

        assertEquals(spec.contextLength(), length, spec.contextLength() / 100.0, spec::toString);
    }

    @Property(tries = 150)
    void theReportedTokensAreTheTrueCount(@ForAll("specs") TaskSpec spec) {
        var task = spec.make();

        assertEquals(TaskSamples.size(task.context(), LengthUnit.TOKENS), task.contextTokens());
    }

    @Property(tries = 150)
    void exactlyOneSentenceAnswersTheQuestion(@ForAll("specs") TaskSpec spec) {
        var asked = new Asked(spec.make());

        assertEquals(1, TaskSamples.occurrences(asked.task.context(), asked.task.answer()));
        assertEquals(
                1,
                IntStream.range(0, 4)
                        .map(i -> asked.matchesOf(i, asked.owner, asked.noun).size())
                        .sum());
    }

    @Property(tries = 150)
    void theNeedleLiesAtTheAskedDepthToTheNearestWord(@ForAll("specs") TaskSpec spec) {
        var asked = new Asked(spec.make());
        var match = IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> asked.matchesOf(i, asked.owner, asked.noun).stream())
                .findFirst()
                .orElseThrow();
        double before = TaskSamples.size(asked.task.context().substring(0, match.start()), spec.unit());
        double rest = spec.contextLength() - TaskSamples.size(match.group(), spec.unit());

        int word = spec.unit() == LengthUnit.TOKENS ? 4 : 9;
        assertEquals(spec.depthPercent() / 100.0 * rest, before, word, spec::toString);
    }

    @Property(tries = 150)
    void otherOwnersAndOtherKindsHaveNeedlesOfTheSameForm(@ForAll("specs") TaskSpec spec) {
        var asked = new Asked(spec.make());

        assertEquals(9, TaskSamples.occurrences(asked.task.context(), asked.noun));
        assertEquals(4, TaskSamples.occurrences(asked.task.context(), asked.owner));
    }

    @Test
    void noSingleRegularExpressionOnTheQuestionsWordsFindsTheValue() {
        var naive = List.of(
                "\\b(\\d{5})\\b",
                "NOUN\\D{0,60}(\\d{5})",
                "OWNER\\D{0,60}(\\d{5})",
                "NOUN of OWNER is (\\d{5})",
                "(\\d{5})\\D{0,60}OWNER",
                "OWNER.*?NOUN.*?(\\d{5})",
                "NOUN.*?OWNER.*?(\\d{5})");
        for (var template : naive) {
            int right = 0;
            for (int seed = 0; seed < TASKS; seed++) {
                var asked = new Asked(
                        new GeneratedTask(new HardNeedleInHaystack(), 4_000, LengthUnit.TOKENS, 50, null, seed).make());
                var regex = template.replace("NOUN", asked.noun).replace("OWNER", asked.owner);
                var matcher = Pattern.compile(regex).matcher(asked.task.context());
                if (matcher.find() && matcher.group(1).equals(asked.task.answer())) {
                    right++;
                }
            }
            assertTrue(right < TASKS / 2, template + " solves " + right + " of " + TASKS);
        }
    }

    @Test
    void numbersAreAllOverTheText() {
        var context = new GeneratedTask(new HardNeedleInHaystack(), 8_000, LengthUnit.TOKENS, 50, null, 1)
                .make()
                .context();
        for (int part = 0; part < 10; part++) {
            var piece = context.substring(part * context.length() / 10, (part + 1) * context.length() / 10);
            assertTrue(Pattern.compile("\\d{5}").matcher(piece).results().count() >= 10);
        }
    }

    /// A task with what its question names.
    private static final class Asked {
        private final Task task;
        private final String noun;
        private final String owner;

        Asked(Task task) {
            this.task = task;
            var matcher = QUERY.matcher(task.query());
            assertTrue(matcher.matches(), task.query());
            this.noun = matcher.group(1);
            this.owner = matcher.group(2);
        }

        List<MatchResult> matchesOf(int wording, String owner, String noun) {
            var regex = List.of(
                            "The NOUN of OWNER is \\d{5}\\.",
                            "OWNER signed for \\d{5} as the personal NOUN\\.",
                            "\\d{5} is the NOUN that belongs to OWNER\\.",
                            "For OWNER the clerk wrote down the NOUN \\d{5}\\.")
                    .get(wording);
            return Pattern.compile(regex.replace("NOUN", noun).replace("OWNER", owner))
                    .matcher(task.context())
                    .results()
                    .toList();
        }
    }
}
