package dev.rlmworkbench.benchmark.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.TaskSamples;
import dev.rlmworkbench.benchmark.TaskSpec;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LongDocQaTest {

    /// A phrase of each kind of fact.
    private static final Pattern FACTS = Pattern.compile(
            "was founded in the year|current director of|from tower to tower|depth survey of|founding charter of"
                    + "|received a grant|flag of the isle|was first described");

    @Provide
    Arbitrary<TaskSpec> specs() {
        return TaskSamples.specs(new LongDocQa());
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
    void fiveFactsOfDifferentKindsLieAtTheirDepths(@ForAll("specs") TaskSpec spec) {
        var context = spec.make().context();
        var matches = FACTS.matcher(context).results().toList();
        var kinds = new HashSet<String>();
        int expected = 10;
        for (var match : matches) {
            kinds.add(match.group());
            double depth =
                    100.0 * TaskSamples.size(context.substring(0, match.start()), spec.unit()) / spec.contextLength();
            double oneSentence = 100.0 * (spec.unit() == LengthUnit.TOKENS ? 30 : 150) / spec.contextLength();
            assertEquals(expected, depth, oneSentence, spec::toString);
            expected += 20;
        }
        assertEquals(5, matches.size());
        assertEquals(5, kinds.size());
    }

    @Property(tries = 150)
    void theAnswerStandsOnceInTheTextAtTheReportedDepth(@ForAll("specs") TaskSpec spec) {
        var task = spec.make();
        var places = Pattern.compile("\\b" + Pattern.quote(task.answer()) + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(task.context())
                .results()
                .toList();

        assertEquals(1, places.size(), () -> task.answer() + " in " + spec);
        double depth = 100.0
                * TaskSamples.size(task.context().substring(0, places.getFirst().start()), spec.unit())
                / spec.contextLength();
        double twoSentences = 100.0 * (spec.unit() == LengthUnit.TOKENS ? 55 : 270) / spec.contextLength();
        assertEquals(spec.depthPercent(), depth, twoSentences, spec::toString);
        assertFalse(Scorer.containsAnswer(task.query(), task.answer()));
    }

    @Property(tries = 50)
    void theSameSpecificationGivesTheSameTask(@ForAll("specs") TaskSpec spec) {
        assertEquals(spec.make(), spec.make());
    }

    @Test
    void everyKindOfFactAndEveryPlaceIsAsked() {
        var questions = new HashSet<String>();
        var depths = new HashSet<Integer>();
        for (int seed = 0; seed < 200; seed++) {
            var task = new GeneratedTask(new LongDocQa(), 1_000, LengthUnit.TOKENS, null, null, seed).make();
            questions.add(task.query().split(" ", 4)[2]);
            depths.add(task.spec().depthPercent());
        }

        assertEquals(Set.of(10, 30, 50, 70, 90), depths);
        assertTrue(questions.size() >= 7, questions::toString);
    }

    @Test
    void theProseIsInParagraphsAndHasNoDigitsOfItsOwn() {
        var prose = new FillerProse(RandomGenerator.of("L64X128MixRandom"));
        for (int i = 0; i < 2_000; i++) {
            var sentence = prose.next().text();
            assertTrue(sentence.matches("[A-Z][A-Za-z ,]+\\."), sentence);
        }
        var context = new GeneratedTask(new LongDocQa(), 8_000, LengthUnit.TOKENS, null, null, 3)
                .make()
                .context();
        assertTrue(context.split("\n\n").length > 50);
        assertFalse(context.contains("  ") || context.contains(" \n") || context.contains("\n "));
    }
}
