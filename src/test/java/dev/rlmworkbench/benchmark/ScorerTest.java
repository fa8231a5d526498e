package dev.rlmworkbench.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.result.Scores;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "am 3.5.12345 im Hafen, 12345, true",
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

    /// Numbers with separators that can be read in one way only, full-width digits, emphasis, units.
    @ParameterizedTest
    @CsvSource({
        "'39,195', 39195, 1",
        "'39,195', 195, 0",
        "'The code is 39\u202f195.', 39195, 1",
        "'39\u2009195', 39195, 1",
        "'39\u00a0195 km', 39195, 1",
        "'39 195', 39195, 1",
        "'Room 39 195', 39195, 0",
        "'39''195', 39195, 1",
        "'39\u2019195 CHF', 39195, 1",
        "39_195, 39195, 1",
        "'39{,}195', 39195, 1",
        "'39.195,00 EUR', 39195, 1",
        "'1.039.195', 1039195, 1",
        "'39.195', 39195, 0",
        "'12,34,567', 1234567, 1",
        "'12,34,56', 1234567, 0",
        "'1,234,567', 1234567, 1",
        "39195, '39,195', 1",
        "\uff13\uff19\uff11\uff19\uff15, 39195, 1",
        "\u0663\u0669\u0661\u0669\u0665, 39195, 1",
        "39195km, 39195, 1",
        "39195\u20ac, 39195, 1",
        "'EUR39,195', 39195, 1",
        "'\u20b939,195', 39195, 1",
        "39195abc, 39195, 0",
        "39195.0, 39195, 1",
        "39195.5, 39195, 0",
        "0.39195, 39195, 0",
        "**39195**, 39195, 1",
        "_39195_, 39195, 1",
        "`39195`, 39195, 1",
        "'**39,195** barrels', 39195, 1",
        "**Skyler** **Martin**, Skyler Martin, 1",
        "**Sky**ler *Martin*, Skyler Martin, 1",
        "_Skyler_ `Martin`, Skyler Martin, 1",
        "_**Skyler**_ Martin, Skyler Martin, 1",
        "parse\\_tickets\\_36, parse_tickets_36, 1",
        "parse_tickets_36, parse tickets 36, 0",
        "2**10, 210, 0"
    })
    void spellingsOfTheAnswerAreRightInEveryScore(String prediction, String answer, double expected) {
        var scores = Scorer.score(prediction, answer);
        assertEquals(expected, scores.primary());
        assertEquals(expected, scores.containsAnswer());
        if (expected == 1) {
            assertEquals(1, scores.numericMatch());
            assertTrue(scores.f1() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRuleThatGivesNoScoreIsToldSo(double score) {
        var spec = new GeneratedTask(new NeedleInHaystack(), 1_000, LengthUnit.TOKENS, 50, null, 1);
        var task = new Task(spec, "", "?", "1", 0, (_, _) -> score, List.of());
        var error = assertThrows(IllegalStateException.class, () -> Scorer.score("1", task));
        assertTrue(error.getMessage().contains(score + ", which is not between 0 and 1"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "密码是48213。, 48213, true",
        "密码是148213。, 48213, false",
        "密码是４８２１３。, 48213, true",
        "港长的名字是王大明。, 王大明, true",
        "港长的名字是王小明。, 王大明, false",
        "暗証番号は39195です, 39195, true",
        "山田スカイラーさんです, スカイラー, true",
        "カタカナ, タカ, false",
        "비밀번호는 48213입니다, 48213, true",
        "수도는 서울입니다, 서울, true",
        "รหัสคือ48213ครับ, 48213, true",
        "กัปตันชื่อสมชายครับ, สมชาย, true",
        "STRASSE, Straße, true",
        "die Hauptstraße 5, HAUPTSTRASSE 5, true",
        "Mu\u0308ller, M\u00fcller, true",
        "Müllerin, Müller, false",
        "İSTANBUL, istanbul, true",
        "istanbul, İstanbul, true",
        "ISPARTA, ısparta, true",
        "Ankara''dadır, Ankara, true",
        "GX\u20117171的, GX-7171, true"
    })
    void wordsHaveTheBordersOfTheirScript(String prediction, String answer, boolean expected) {
        assertEquals(expected, Scorer.containsAnswer(prediction, answer));
    }

    @Test
    void otherScriptsScoreFullWhereTheyAreEqual() {
        for (var answer : List.of("王大明", "スカイラー", "สมชาย", "Straße", "İstanbul", "48213")) {
            assertEquals(new Scores(1, 1, 1, 1, 1), Scorer.score(answer + "。", answer), answer);
        }
        assertEquals(6.0 / 9, Scorer.tokenF1("名字是王大明", "王大明"), 1e-12);
        assertTrue(Scorer.exactMatch("ça", "ça") && !Scorer.exactMatch("ça", "ç"));
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
            Scorer.score("**_`".repeat(200_000), "12345");
            Scorer.score("39 ".repeat(200_000), "39195");
            Scorer.score("王1".repeat(200_000), "王1");
            Scorer.score("1e999999999 " + "- ".repeat(500_000), "12345");
        });
    }
}
