package dev.rlmworkbench.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of `docs/benchmarks.md`, case by case.
class AnswerJudgeTest {

    private static final AnswerRule NUMBER = new AnswerRule.Number(new BigDecimal("1234"));
    private static final AnswerRule ONE =
            new AnswerRule.OneOf(List.of("Amber Fox", "the fox ship"), List.of("Amber Seal", "Bold Fox"));
    private static final AnswerRule DATE = new AnswerRule.OneOf(
            List.of("8 May 1931", "May 8, 1931", "1931-05-08"), List.of("28 May 1931", "9 May 1931"));
    private static final AnswerRule LIST =
            new AnswerRule.AllOf(List.of("Raven Weir", "Crow Dell", "Moss End"), List.of("Crow Weir", "Kite Dell"));
    private static final AnswerRule NOWHERE = new AnswerRule.NotInText(List.of("4471", "walnuts"));

    @ParameterizedTest
    @CsvSource({
        "1234, true",
        "'1,234', true",
        "1234.0, true",
        "'1,234.00 EUR', true",
        "'\u20ac1,234', true",
        "'The total is 1234 barrels.', true",
        "'1000 + 200 + 34 = 1234', true",
        "'1234 (1000 + 200 + 34)', true",
        "'**1234**', true",
        "'In all 1234 in the year 1931.', true",
        "'1234, 1235', false",
        "'1234 or 1300', false",
        "'1\u202f234 km', true",
        "1234km, true",
        "\uff11\uff12\uff13\uff14, true",
        "一共1234桶。, true",
        "1235, false",
        "12345, false",
        "-1234, false",
        "none, false",
        "'The text does not say: 1234', false"
    })
    void aNumberIsTheLastOneOutsideBrackets(String prediction, boolean expected) {
        assertRight(expected, prediction, "How many barrels were there in 1931?", NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"three, true", "'There are three.', true", "'three or four', false", "'three, that is 4', false"})
    void aSmallNumberMayBeSpeltOut(String prediction, boolean expected) {
        assertRight(expected, prediction, "How many?", new AnswerRule.Number(new BigDecimal(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "Amber Fox, true",
        "'It was the amber  fox.', false",
        "'It was the AMBER FOX.', true",
        "the fox ship, true",
        "'Amber Fox, not Amber Seal', true",
        "'Amber Fox is larger than Bold Fox (412 against 90).', true",
        "'Amber Fox or Amber Seal', false",
        "'Amber Fox and Amber Seal', false",
        "'Amber Fox, Amber Seal', false",
        "'Amber Fox/Bold Fox', false",
        "'\"Amber Fox\", or \"Bold Fox\"', false",
        "'Amber Seal or Amber Fox', false",
        "**Amber** **Fox**, true",
        "_Amber Fox_, true",
        "船是Amber Fox号, true",
        "'**Amber** Fox\nAmber Seal', false",
        "**Amber** **Seal**, false",
        "Amber Seal, false",
        "Amber Foxes, false",
        "'Amber Fox is not mentioned in the text.', false",
        "'I do not know', false"
    })
    void oneOfSeveralCandidatesMustBeChosen(String prediction, boolean expected) {
        assertRight(expected, prediction.replace("  ", " seal "), "Which ship?", ONE);
    }

    @ParameterizedTest
    @CsvSource({
        "8 May 1931, true",
        "'May 8, 1931', true",
        "1931-05-08, true",
        "28 May 1931, false",
        "'on 8 May 1931, after 28 May 1930', true",
        "8 May 1932, false"
    })
    void datesAreRightInAnyForm(String prediction, boolean expected) {
        assertRight(expected, prediction, "When?", DATE);
    }

    @ParameterizedTest
    @CsvSource({
        "'Raven Weir, Crow Dell, Moss End', true",
        "'moss end; crow dell; raven weir', true",
        "'Raven Weir and Crow Dell', false",
        "'Raven Weir, Crow Dell, Moss End, Kite Dell', false",
        "'Raven Weir, Crow Weir, Crow Dell, Moss End', false"
    })
    void aListMustBeCompleteAndHoldNothingWrong(String prediction, boolean expected) {
        assertRight(expected, prediction, "Which villages?", LIST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not in the text",
                "Not in text.",
                "This is not mentioned.",
                "The text does not say what Ilse is allergic to.",
                "The text doesn\u2019t mention it.",
                "No information about that is given.",
                "unknown",
                "It is not specified in the document.",
                "The answer cannot be determined from the text.",
                "The locker number of Ilse was not found.",
                "I could not find it.",
                "There is no entry for 1931.",
                "None",
                "N/A"
            })
    void sayingThatItIsNotThereIsRightOnlyWhereThatIsSo(String prediction) {
        assertRight(true, prediction, "What was it in 1931?", NOWHERE);
        assertRight(false, prediction, "What was it in 1931?", ONE);
        assertRight(false, prediction, "What was it in 1931?", NUMBER);
        assertRight(false, prediction, "What was it in 1931?", LIST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4471",
                "walnuts",
                "It is not in the text, but perhaps 4471.",
                "Not mentioned; others are allergic to walnuts.",
                "It is not found, so 77.",
                "Ilse Brok",
                "I think it is knotted rope."
            })
    void aValueIsWrongWhereTheTextHasNone(String prediction) {
        assertRight(false, prediction, "What was it in 1931?", NOWHERE);
    }

    @Property
    void anyWayToWriteANumberIsRight(@ForAll @IntRange(max = 2_000_000) int value) {
        var rule = new AnswerRule.Number(BigDecimal.valueOf(value));

        assertRight(true, "%,d".formatted(value), "How many?", rule);
        assertRight(true, value + ".0", "How many?", rule);
        assertRight(true, "There are " + value + ".", "How many?", rule);
        assertRight(false, Integer.toString(value + 1), "How many?", rule);
    }

    @Property
    void noPredictionBreaksTheJudge(@ForAll String prediction) {
        for (var rule : List.of(NUMBER, ONE, LIST, NOWHERE)) {
            Scorer.score(prediction, task("Which?", rule));
        }
    }

    @Test
    void hostilePredictionsAreJudgedQuickly() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var rule : List.of(NUMBER, ONE, LIST, NOWHERE)) {
                Scorer.score("(".repeat(200_000), task("Which?", rule));
                Scorer.score("not in the ".repeat(100_000), task("Which?", rule));
                Scorer.score("1,111".repeat(100_000), task("Which?", rule));
            }
            Scorer.score("Amber Fox, Amber Seal".repeat(2_000), task("Which?", ONE));
        });
    }

    @Test
    void tasksOfOtherFamiliesAreJudgedAsBefore() {
        assertRight(true, "It is 1234, I think, or 77.", "Which code?", new AnswerRule.Contains());
    }

    private static void assertRight(boolean expected, String prediction, String query, AnswerRule rule) {
        assertEquals(
                expected,
                Scorer.score(prediction, task(query, rule)).correct(),
                () -> "\"" + prediction + "\" by " + rule);
    }

    private static Task task(String query, AnswerRule rule) {
        var spec = new GeneratedTask(new NeedleInHaystack(), 1_000, LengthUnit.TOKENS, 50, null, 1);
        return new Task(spec, "", query, "1234", 0, rule, List.of());
    }
}
