package dev.rlmworkbench.text.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextTools;
import dev.rlmworkbench.text.function.FunctionSets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the question adds to a call: said behind the finds, and nothing else changes.
class GuidanceTest {

    private static final String CARGO = """
            no,owner,cargo,port,state
            1,Odd Lund,salt,Moss,late
            2,Eva Lie,iron,Moss,late
            3,Odd Lund,rope,Vik,on time
            4,Odd Lund,rope,Horten,late
            """;

    private static Findings call(String text, String question, Set<Hint> hints, String... words) {
        return call("grep", text, question, hints, words);
    }

    private static Findings call(String function, String text, String question, Set<Hint> hints, String... words) {
        var functions = new Guidance(question, hints).over(FunctionSets.all());
        return new TextTools(new ContextIndex(text), functions)
                .call(new Arguments(function, List.of((Object[]) words)), Deadline.in(Duration.ofSeconds(5)));
    }

    private static Findings call(String text, String question, String... words) {
        return call(text, question, EnumSet.allOf(Hint.class), words);
    }

    private static String hints(String text, String question, String... words) {
        var plain = call(text, question, Set.of(), words);
        var guided = call(text, question, words);
        assertEquals(plain.value(), guided.value(), "code gets what it asked for");
        assertTrue(guided.display().startsWith(plain.display()), guided.display());
        return guided.display().substring(plain.display().length());
    }

    @Test
    void theCallWithTheQuestionsOtherWordsIsShownAsWell() {
        var question = "Name the ports where cargo of Odd Lund arrived late.";
        assertEquals("""
                (the question also says Odd Lund; with this as well:)
                2 lines
                [26] 1,Odd Lund,salt,Moss,late
                [105] 4,Odd Lund,rope,Horten,late
                """, hints(CARGO, question, "late"));
        assertEquals("", hints(CARGO, question, "late", "Odd Lund"), "nothing was left out");
        var guided = call(CARGO, question, "late");
        var remark = guided.remarks().getFirst();
        assertEquals(
                "(the question also says Odd Lund; with this as well:)\n",
                guided.display().substring(remark.start(), remark.end()),
                "only what it says of itself is no evidence");
        assertEquals(5, guided.shown().size());
    }

    @Test
    void aFieldIsShownForTheRecordsOfTheQuestionToo() {
        var said = call(
                "field",
                CARGO,
                "Name the ports where cargo of Odd Lund arrived late.",
                Set.of(Hint.values()),
                "port",
                "late");
        assertEquals(List.of("Moss", "Moss", "Horten"), ((Value.Texts) said.value()).texts());
        assertEquals("""
                3 records with late. port, 2 different: Moss (2 times), Horten
                (the question also says Odd Lund; with this as well:)
                2 records with late, Odd Lund. port: Moss, Horten
                """, said.display());
    }

    @Test
    void whatIsNotTogetherInOneRecordIsCompared() {
        var text = "name,age\nOdd Lund,31\nEva Lie,44\nJo Berg,12\n";
        var said = call("field", text, "Who is older, Odd Lund or Eva Lie?", Set.of(Hint.values()), "age")
                .display();
        assertTrue(
                said.contains(
                        "(the question also says Odd Lund, Eva Lie; with this as well:)\n2 records with Odd Lund or Eva Lie. age: Odd Lund 31, Eva Lie 44\n"),
                said);
    }

    @Test
    void valuesOfARecordThatTheQuestionHasWordForWordCountToo() {
        assertTrue(hints(CARGO, "Which owner's rope was late?", "late").contains("also says rope;"));
        assertEquals("", hints("The rope was late.\nThe salt was late.\n", "Which owner's rope was late?", "late"));
    }

    @Test
    void whereFindsHaveDifferentOnesTheyAreOnlySaid() {
        assertEquals(
                "(only some of these have what the question says as well: Odd Lund or Eva Lie)\n",
                hints(
                                        CARGO + "5,Jo Berg,hay,Vik,late\n",
                                        "Who had more late cargo in June, Odd Lund or Eva Lie?",
                                        "late")
                                .lines()
                                .findFirst()
                                .orElseThrow()
                        + "\n");
    }

    @Test
    void namesThatNeitherTheCallNorAFindHasAreSaid() {
        var text = "Umber Lodge has 163 steps.\nFennel House has 12 steps.\n";
        assertEquals(
                "(the question also names: Fennel Lodge)\n", hints(text, "How many steps has Fennel Lodge?", "steps"));
        assertEquals("", hints(text, "How many steps has Umber Lodge?", "Umber"));
    }

    @Test
    void whatTheWholeTextIsAboutNeedNotBeSaidInALine() {
        var text = "Umber Lodge again.\n".repeat(30) + "The steps are steep.\n";
        assertEquals("", hints(text, "How are the steps of Umber Lodge?", "steps"));
    }

    @Test
    void aQuestionForTheLargestIsSaidWhereSeveralFindsHaveNumbers() {
        var text = "night 31\nnight 44\nday\n";
        assertEquals(
                "(the question asks for the smallest: compare the numbers by code, with field)\n",
                hints(text, "Which trip had the fewest passengers?", "night"));
        assertEquals("", hints(text, "Which trip had passengers?", "night"));
        assertEquals("", hints(text, "Which trip had the fewest passengers?", "31"));
    }

    @Test
    void theFindWithTheDateThatTheQuestionAsksForIsShownAgain() {
        var text = """
                The tower of Fano was painted on 8 July 2007.
                The tower of Lido was painted on 2 May 2021.
                The tower of Fano was painted on 3 October 2014.
                """;
        assertTrue(hints(text, "When was the tower of Fano last painted?", "tower")
                .endsWith("latest date: [91] The tower of Fano was painted on 3 October 2014.\n"));
        assertTrue(hints(text, "When was the tower of Fano first painted?", "tower")
                .endsWith("earliest date: [0] The tower of Fano was painted on 8 July 2007.\n"));
        assertFalse(hints(text, "When was the tower of Fano painted?", "tower").contains(" date: "));
        assertFalse(hints(text, "When was the tower of Fano first painted after 2009?", "tower")
                .contains(" date: "));
    }

    @Test
    void theDateOfALetterIsThatOfItsHead() {
        var text = """
                From: Al Wi
                Date: 4 May 1941

                The keyring is lost.

                From: Al Wi
                Date: 9 April 1941

                The keyring is here.
                """;
        assertEquals(
                "latest date: [%d] The keyring is lost.\n".formatted(text.indexOf("The keyring")),
                hints(text, "Which letter was the last to speak of the keyring?", "keyring"));
    }

    @Test
    void theNameInTheRecordOfAFindIsFound() {
        var text = "name: Fox Hut\nbeds: 3\n\nname: Owl Hut\nbeds: 5\n";
        assertEquals("", hints(text, "How many beds has Fox Hut?", "beds: 3"));
    }

    @ParameterizedTest
    @CsvSource({
        "Which ship does she own now and not an earlier one?, UPPER",
        "Which was her most recent ship?, UPPER",
        "Which ship did she own first?, LOWER",
        "Which ship did she own before the last?, NEITHER",
        "Is it newer than the oldest and the latest?, NEITHER"
    })
    void aQuestionAsksForOneEndOfTheDates(String question, QuestionEnd end) {
        assertEquals(end, QuestionEnd.ofDates(question));
    }

    @ParameterizedTest
    @CsvSource({
        "Whose day had the most sacks?, UPPER",
        "Whose day had fewer sacks?, LOWER",
        "Which is the most recent day?, NEITHER",
        "How far is it from the fewest to the most?, NEITHER",
        "What is the mostly used sack?, NEITHER"
    })
    void aQuestionAsksForOneEndOfTheNumbers(String question, QuestionEnd end) {
        assertEquals(end, QuestionEnd.ofNumbers(question));
    }

    @Test
    void inGermanANounIsNoName() {
        var text = "Der Turm hat 163 Stufen.\nDas Haus hat 12 Stufen.\n";
        assertEquals("", hints(text, "Wie viele Stufen hat der Turm auf der Insel?", "Turm"));
        assertEquals(
                "(the question also names: Karl Meyer)\n",
                hints(text, "Wie viele Stufen hat der Turm von Karl Meyer?", "Turm"));
    }

    @Test
    void eachHintCanBeOff() {
        for (var hint : Hint.values()) {
            var others = EnumSet.complementOf(EnumSet.of(hint));
            var question = "Which cargo of Odd Lund was the largest, and what came last, that of Ada Vik?";
            var text = CARGO
                    + "5,Jo Berg,hay on 3 May 2011,Vik,late\n6,Odd Lund,hay on 4 May 2011,Vik,late\n7,Odd Lund,hay on 5 May 2011,Vik,late\n";
            var said = call(text, question, others, "late").display();
            assertEquals(hint != Hint.DATES, said.contains("latest date"), said);
            assertEquals(hint != Hint.CONDITIONS, said.contains("also says"), said);
            assertEquals(hint != Hint.NAMES, said.contains("also names"), said);
            assertEquals(hint != Hint.NUMBERS, said.contains("asks for the largest"), said);
        }
        assertFalse(call(CARGO, "What of Odd Lund?", Set.of(), "late").display().contains("("));
    }
}
