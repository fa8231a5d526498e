package dev.rlmworkbench.inference.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult.Remark;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenOutputTest {

    @Test
    void namesOfTheQuestionAreUnseenUntilAnOutputShowsThemTogether() {
        var evidence = seen("When was the lighthouse of Dusk Slope painted? Name the day. Was it Ann-Marie Lund?");
        assertEquals(List.of("Dusk Slope", "Ann-Marie Lund"), evidence.unseenNames());
        show(evidence, "[12] The lighthouse of Dusk Bay was painted by Ann-Marie LUND on a slope.");
        assertEquals(List.of("Dusk Slope"), evidence.unseenNames());
        show(evidence, "dusk slope");
        assertEquals(List.of(), evidence.unseenNames());
    }

    @Test
    void identifiersAndNumbersAreNamesToo() {
        assertEquals(
                List.of("parse_tickets_36", "GX-7171"),
                seen("what does parse_tickets_36 do with GX-7171?").unseenNames());
    }

    @Test
    void anAnswerNeedsItsNamesAndNumbersInAnOutputOrInTheQuestion() {
        var evidence = seen("Which is higher, the tower of Kelm or of Oldmere?");
        show(evidence, "The tower of Kelm is 1,805 feet high; see Vera Grimm.");
        assertFalse(evidence.lacks("1805 feet"));
        assertFalse(evidence.lacks("Oldmere"));
        assertFalse(evidence.lacks("Vera Grimm"));
        assertFalse(evidence.lacks("Yes"));
        assertFalse(evidence.lacks("quite high, by all accounts"));
        assertTrue(evidence.lacks("1806"));
        assertTrue(evidence.lacks("Vera Gram"));
    }

    @Test
    void anAnswerNeedsOneWordOfTheOutputs() {
        var evidence = seen("Which user changed the password of the harbour master?");
        show(evidence, "search: none of these words is in the text: admin, Root\n", "search: .*\n");
        assertTrue(evidence.lacks("admin"));
        assertTrue(evidence.lacks("Root"));
        assertFalse(evidence.lacks("a user"));
        show(evidence, "[7] The clerk was told by ada.");
        assertFalse(evidence.lacks("ada"));
        assertFalse(evidence.lacks("no"));
    }

    @Test
    void numbersAndDatesMayBeWrittenInWords() {
        var evidence = seen("For how many years is the offer valid, and since when?");
        show(evidence, "[7] It is valid for at least three years from 9 June 2007, of which twenty-nine are few.");
        assertFalse(evidence.lacks("3"));
        assertTrue(evidence.lacks("4"));
        assertFalse(evidence.lacks("2007-06-09"));
        assertTrue(evidence.lacks("2007-07-09"));
    }

    @Test
    void aCountMustStandAlone() {
        var evidence = seen("How many of the 9 boats were late?");
        show(evidence, "[14] 2024-03-12 07:15 boat B-17 late, crew 6, v1.18\n\"masts\":3\nsum 4.\n");
        for (var number : List.of("14", "12", "7", "15", "17", "18", "5", "2")) {
            assertTrue(evidence.lacks(number), number);
        }
        for (var number : List.of("6", "3", "4", "9")) {
            assertFalse(evidence.lacks(number), number);
        }
    }

    @Test
    void wordsOfTheQuestionAreNoAnswerUnlessItOffersThem() {
        assertTrue(seen("Which document gives DA-17 as deed number?").isRepeated("DA-17"));
        assertTrue(seen("Which allergy does Ada Lie have?").isRepeated("the allergy."));
        assertFalse(seen("Which allergy does Ada Lie have?").isRepeated("lupins"));
        for (var question : List.of(
                "Which is higher: Oldmere or the tower of Kelm?",
                "Compare Oldmere and Kelm. Which is higher?",
                "Of Oldmere, Kelm, Vane, which is the highest?",
                "Is the highest tower that of Oldmere and not that of Kelm?",
                "Is Kelm higher?")) {
            assertFalse(seen(question).isRepeated("Kelm"), question);
        }
        assertFalse(seen("How many of the 9 boats were late?").isRepeated("9"));
        assertFalse(seen("Is it true or false?").isRepeated("true"));
    }

    /// What code printed, a right answer in one line and a sentence, a wrong one.
    @ParameterizedTest
    @CsvSource({
        "灯塔的密码是多少？, 灯塔的密码是48213。, 48213, 密码是48213, 48214",
        "港长叫什么名字？, 港长的名字是王大明。, 王大明, 港长是王大明。, 王小强",
        "灯塔的密码是多少？, 灯塔的密码是４８２１３。, 48213, **48213**, 48214",
        "GX-7171的船长是谁？, GX-7171的船长是Skyler。, Skyler, 是Skyler, Vera",
        "灯台の暗証番号は？, 灯台の暗証番号は39195です。, 39195, 39195です, 39196",
        "港長の名前は？, 港長の名前は山田太郎です。, 山田太郎, 山田太郎です, 鈴木一郎",
        "รหัสประภาคารคืออะไร, รหัสประภาคารคือ48213ครับ, 48213, รหัสคือ48213, 48214",
        "กัปตันชื่ออะไร, กัปตันชื่อสมชายครับ, สมชาย, ชื่อสมชาย, วิชัยดี",
        "Wie lautet das Passwort des Leuchtturms?, Passwort Leuchtturm: Straße9, STRASSE9, Das Passwort ist Straße9., Strasse8",
        "Wie heißt der Kapitän des Hafens?, Im Hafen ist Jo\u0308rg Kapitän, J\u00f6rg, Kapitän Jörg, Hans",
        "Feneri kim boyadı?, Feneri IŞIK boyadı; İzmir, Işık, izmir, Ankara",
        "Fener hangi şehirde?, Fener İSTANBUL'da, İstanbul, istanbul, Ankara"
    })
    void rightAnswersInOtherLanguagesAreTakenAtOnce(
            String question, String output, String answer, String sentence, String wrong) {
        var evidence = seen(question);
        assertTrue(evidence.lacks(answer), answer);
        show(evidence, output);
        assertEquals(List.of(), evidence.unseenNames());
        for (var right : List.of(answer, sentence)) {
            assertFalse(evidence.lacks(right), right);
            assertFalse(evidence.isRepeated(right), right);
        }
        assertTrue(evidence.lacks(wrong), wrong);
    }

    @Test
    void whatAQuestionOffersIsNoRepetitionInOtherLanguages() {
        assertFalse(seen("哪个更高，王塔还是李塔？").isRepeated("李塔"));
        assertFalse(seen("王塔と李塔のどちらが高いですか").isRepeated("王塔"));
        assertFalse(seen("Was ist höher, der Turm von Öhr oder Kelm?").isRepeated("Öhr"));
        assertTrue(seen("灯塔的密码是多少？").isRepeated("灯塔"));
        assertFalse(seen("灯塔的密码是多少？").isRepeated("王大明"));
    }

    @Test
    void numbersAreTheSameWithAndWithoutSeparators() {
        var evidence = seen("What is it?");
        show(evidence, "row: 17,203; total 39\u202f195; 1'234'567; three boats; 共有5艘船; 六个人");
        for (var answer : List.of("203", "17203", "39195", "39,195", "1,234,567", "3", "5", "5艘", "6", "_39195_")) {
            assertFalse(evidence.lacks(answer), answer);
        }
        assertTrue(evidence.lacks("39196"));
    }

    @Test
    void aNumberFromSomeOfManyLinesIsAGuess() {
        var evidence = seen("How many boats were late?");
        show(
                evidence,
                "[9] Boat 4 was late by 6 hours.\n(not in the text: were; more lines have the other words)\n",
                "\\(not .*\n");
        assertFalse(evidence.isFromSomeOfMany("6"));
        evidence.show("[9] Boat 4 was late by 6 hours.\n(more)\n", List.of(new Remark(32, 39, true)));
        assertTrue(evidence.isFromSomeOfMany("6"));
        assertTrue(evidence.isFromSomeOfMany("1,006"));
        assertFalse(evidence.isFromSomeOfMany("Boat 4"));
        show(evidence, "41 lines\n[9] Boat 4 was late by 6 hours.\n");
        assertFalse(evidence.isFromSomeOfMany("41"));
    }

    @Test
    void thatANameIsNotThereDoesNotShowIt() {
        var evidence = seen("How many steps are there in Fennel Lodge?");
        show(
                evidence,
                "0 records with Fennel Lodge. With the words steps, Lodge: 1 line\n[9] Umber Lodge has 163 steps.\n",
                "0 records with Fennel Lodge. ");
        show(evidence, "[9] Umber Lodge has 163 steps.\n(the question also names: Fennel Lodge)\n", "\\(the .*\n");
        show(
                evidence,
                "[9] Umber Lodge has 163 steps.\n(first line lacks: Vane; not in the text: Fennel)\n",
                "\\(first .*\n");
        assertEquals(List.of("Fennel Lodge"), evidence.unseenNames());
        assertTrue(evidence.lacks("Vane"));
        show(evidence, "2 records with Fennel Lodge. steps: 3, 4\n");
        assertEquals(List.of(), evidence.unseenNames());
    }

    @Test
    void whatCodePrintsInParenthesesIsEvidence() {
        var evidence = seen("Whose badge is that of Fennel Lodge, and which number has it?");
        show(evidence, "('Skyler Martin', 48213)\n(42)\n(Fennel Lodge)\nx: none of these words is Ada\n");
        for (var answer : List.of("Skyler Martin", "48213", "42", "Ada")) {
            assertFalse(evidence.lacks(answer), answer);
        }
        assertEquals(List.of(), evidence.unseenNames());
    }

    @Test
    void whatStandsAroundARemarkDoesNotBecomeOneWord() {
        var evidence = seen("Which number?");
        show(evidence, "17(none)23", "\\(none\\)");
        assertFalse(evidence.lacks("17"));
        assertTrue(evidence.lacks("1723"));
    }

    private static SeenOutput seen(String question) {
        return new SeenOutput(question, "");
    }

    /// @param remarks patterns of those stretches that functions said of themselves
    private static void show(SeenOutput evidence, String output, String... remarks) {
        evidence.show(
                output,
                Arrays.stream(remarks)
                        .map(remark -> Pattern.compile(remark)
                                .matcher(output)
                                .results()
                                .findFirst()
                                .orElseThrow())
                        .map(found -> new Remark(found.start(), found.end(), false))
                        .toList());
    }
}
