package dev.rlmworkbench.benchmark.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What RULER's scripts/eval/synthetic/constants.py gives (there in percent) for the same predictions.
class StringMatchTest {

    private static final Task TASK =
            new GeneratedTask(new Ruler(), 1_000, LengthUnit.TOKENS, null, "niah_single_1", 1).make();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ABC, DEF, GHI and JKL                | 1.0
            they are abc and jkl                 | 0.5
            xABCx                                | 0.25
            A B C                                | 0.0
            JKL JKL JKL                          | 0.25
            """)
    void allCountsTheShareThatStandsInThePrediction(String prediction, double score) {
        var rule = new StringMatch(List.of("abc", "DEF", "ghi", "jkl"), StringMatch.Needed.ALL);

        assertEquals(score, rule.score(prediction, TASK));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The answer is Santa Clara.           | 1.0
            LEVI'S STADIUM                       | 1.0
            Santa Cruz                           | 0.0
            """)
    void anyIsContentWithOne(String prediction, double score) {
        var rule = new StringMatch(List.of("Santa Clara", "Levi's Stadium"), StringMatch.Needed.ANY);

        assertEquals(score, rule.score(prediction, TASK));
    }

    @Test
    void anAnswerWithoutReferencesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StringMatch(List.of(), StringMatch.Needed.ALL));
    }
}
