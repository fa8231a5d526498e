package dev.rlmworkbench.benchmark.needle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSamples;
import dev.rlmworkbench.benchmark.TaskSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NeedleInHaystackTest {

    @Provide
    Arbitrary<TaskSpec> specs() {
        return TaskSamples.specs(new NeedleInHaystack());
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
    void theNeedleIsThereOnceAndItsValueNowhereElse(@ForAll("specs") TaskSpec spec) {
        var task = spec.make();

        assertTrue(task.answer().matches("[1-9]\\d{4}"));
        assertEquals(1, TaskSamples.occurrences(task.context(), needle(task)));
        assertEquals(1, TaskSamples.occurrences(task.context(), task.answer()));
    }

    @Property(tries = 150)
    void theNeedleLiesAtTheAskedDepthToTheNearestWord(@ForAll("specs") TaskSpec spec) {
        var task = spec.make();
        int start = task.context().indexOf(needle(task));
        double before = TaskSamples.size(task.context().substring(0, start), spec.unit());
        double rest = spec.contextLength() - TaskSamples.size(needle(task), spec.unit());

        int word = spec.unit() == LengthUnit.TOKENS ? 2 : 9;
        assertEquals(spec.depthPercent() / 100.0 * rest, before, word, spec::toString);
    }

    @Property(tries = 150)
    void wordsAreWholeAndSingleSpaced(@ForAll("specs") TaskSpec spec) {
        var task = spec.make();
        var haystack = task.context().replace(needle(task), "").strip().split(" {1,2}");

        assertTrue(Arrays.stream(haystack).allMatch(word -> word.matches("[a-z]{3,8}") || word.isEmpty()));
        assertFalse(task.context().contains("  "));
        assertEquals(task.context().strip(), task.context());
    }

    @Property(tries = 50)
    void theSameSpecificationGivesTheSameTask(@ForAll("specs") TaskSpec spec) {
        assertEquals(spec.make(), spec.make());
    }

    @Property(tries = 50)
    void anotherSeedGivesAnotherText(@ForAll("specs") TaskSpec spec) {
        var other = new GeneratedTask(
                new NeedleInHaystack(), spec.contextLength(), spec.unit(), spec.depthPercent(), null, spec.seed() + 1);

        assertNotEquals(spec.make().context(), other.make().context());
        assertNotEquals(spec.parameters(), other.parameters());
    }

    @Test
    void allFiveFamiliesComeUp() {
        var questions = new HashSet<String>();
        LongStream.range(0, 100)
                .forEach(seed ->
                        questions.add(new GeneratedTask(new NeedleInHaystack(), 100, LengthUnit.TOKENS, 50, null, seed)
                                .make()
                                .query()));

        assertEquals(5, questions.size());
    }

    private static String needle(Task task) {
        return Arrays.stream(NeedleFamily.values())
                .filter(family -> family.question().equals(task.query()))
                .map(family -> family.sentence(Integer.parseInt(task.answer())))
                .findFirst()
                .orElseThrow();
    }
}
