package dev.rlmworkbench.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.Scores;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {

    @Test
    void noPredictionScoresZero() {
        assertEquals(Scores.ZERO, Scorer.score(null, "12345"));
        assertEquals(Scores.ZERO, Scorer.score("  \n", "12345"));
    }

    @ParameterizedTest
    @CsvSource({
        "12345, 12345, true",
        "'The passcode is **12345**.', 12345, true",
        "'code:12345', 12345, true",
        "123456, 12345, false",
        "912345, 12345, false",
        "x12345, 12345, false",
        "elsbeth VARN did, Elsbeth Varn, true",
        "'Elsbeth\n  Varn', Elsbeth Varn, true",
        "Elsbeth Varnum, Elsbeth Varn, false",
        "99912345 and 12345, 12345, true",
        "'', 12345, false"
    })
    void containsLooksForWholeWords(String prediction, String answer, boolean expected) {
        assertEquals(expected, Scorer.containsAnswer(prediction, answer));
    }

    @ParameterizedTest
    @CsvSource({
        "The Heron., heron, true",
        "'  a  HERON ', Heron, true",
        "the code name is Heron, Heron, false",
        "theatre, atre, false"
    })
    void exactMatchIgnoresCaseArticlesAndPunctuation(String prediction, String answer, boolean expected) {
        assertEquals(expected, Scorer.exactMatch(prediction, answer));
    }

    @ParameterizedTest
    @CsvSource({
        "about 412 metres, 412, true",
        "'12,345', 12345, true",
        "412.0, 412, true",
        "'first 7, then 412', 412, false",
        "none, 412, false",
        "-412, 412, false",
        "x412, 412, false",
        "it is Heron, Heron, true",
        "it is 5, Heron, false"
    })
    void numericMatchComparesTheFirstNumbers(String prediction, String answer, boolean expected) {
        assertEquals(expected, Scorer.numericMatch(prediction, answer));
    }

    /// Values of SQuAD's own `f1_score`.
    @ParameterizedTest
    @CsvSource({
        "Elsbeth Varn, Elsbeth Varn, 1",
        "the director is Elsbeth Varn, Elsbeth Varn, 0.6666666666666666",
        "Elsbeth, Elsbeth Varn, 0.6666666666666666",
        "Elsbeth Elsbeth, Elsbeth Varn, 0.5",
        "nobody, Elsbeth Varn, 0"
    })
    void tokenF1CountsSharedWords(String prediction, String answer, double expected) {
        assertEquals(expected, Scorer.tokenF1(prediction, answer), 1e-12);
    }

    @Test
    void thePrimaryScoreIsContains() {
        var scores = Scorer.score("It is 12345, I think.", "12345");

        assertEquals(1, scores.primary());
        assertEquals(0, scores.exactMatch());
        assertTrue(scores.correct());
    }

    @Property
    void aRightAnswerScoresFullEverywhere(@ForAll @IntRange(min = 10_000, max = 99_999) int value) {
        var answer = Integer.toString(value);

        assertEquals(new Scores(1, 1, 1, 1, 1), Scorer.score(answer, answer));
        assertFalse(Scorer.containsAnswer(answer + "0", answer));
        assertFalse(Scorer.containsAnswer("1" + answer, answer));
    }

    @Property
    void scoresStayBetweenZeroAndOneForAnyText(
            @ForAll String prediction, @ForAll @AlphaChars @StringLength(min = 1, max = 20) String answer) {
        var scores = Scorer.score(prediction, answer);

        for (double score :
                new double[] {scores.exactMatch(), scores.containsAnswer(), scores.numericMatch(), scores.f1()}) {
            assertTrue(score >= 0 && score <= 1);
        }
    }

    @Test
    void hostilePredictionsAreScoredQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Scorer.score("9".repeat(1_000_000), "12345");
            Scorer.score("1,111".repeat(200_000), "12345");
            Scorer.score("1e999999999 " + "- ".repeat(500_000), "12345");
        });
    }
}
