package dev.rlmworkbench.repl.child.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PassageSearchTest {

    @Test
    void ofLinesThatMatchAlikeThoseComeFirstThatHoldMoreOfTheQuestion() {
        var text = "Ada Lie lent a tent.\nAda Lie lent a boat.\nAda Lie lent a rope.\nBo Krag lent a boat.\n";
        var question = "To whom did Ada Lie lend the boat?";

        var hits = new PassageSearch(text).search("Ada Lie", 3, question);

        assertEquals("Ada Lie lent a boat.", hits.lines().getFirst().text());
        assertFalse(hits.display().contains("Bo Krag"), hits.display());
    }

    @Test
    void aSearchForSeveralNamesGivesNoLinesOfOthers() {
        var text = "The crew of the Heron is six.\nThe crew of the Gull is nine.\nThe crew of the Plover is four.\n";
        var question = "Which has the larger crew, the Heron or the Plover?";

        var display = new PassageSearch(text)
                .search("crew of Heron and Plover", 5, question)
                .display();

        assertTrue(display.contains("Heron is six") && display.contains("Plover is four"), display);
        assertFalse(display.contains("Gull"), display);
    }

    @Test
    void aLineIsAboutANameThatItStandsUnder() {
        var text = "# Heron\nport: Ulm\ncrew: 6\n\n# Gull\nport: Kiel\ncrew: 9\n\n# Plover\nport: Bonn\ncrew: 4\n";
        var question = "Which has the larger crew, the Heron or the Plover?";

        var display = new PassageSearch(text)
                .search("crew of Heron and Plover", 5, question)
                .display();

        assertTrue(display.contains("crew: 6") && display.contains("crew: 4"), display);
        assertFalse(display.contains("Gull"), display);
    }

    @Test
    void aNegationIsFoundByAnyOther() {
        var text = "The Heron was painted in May.\nThe Gull was painted in June.\nThe Tern was never painted.\n";

        var hits = new PassageSearch(text).search("boat not painted", 1, "");

        assertEquals("The Tern was never painted.", hits.lines().getFirst().text());
        assertFalse(hits.display().contains("lacks"), hits.display());
        assertTrue(hits.display().contains("not in the text: boat"), hits.display());
    }

    @Test
    void aSentenceWithAColonIsNoRecord() {
        var text = "The clerk wrote down what everybody in town knew: the mill burns\n"
                + "The miller wrote down what nobody in town knew: the barn burns\n";

        assertEquals(
                "[0] The clerk wrote down what everybody in town knew: the mill burns\n(only the first line has all these words)\n",
                new PassageSearch(text).search("clerk wrote mill", 1, "").display());
    }

    @Test
    void aRemarkInParenthesesStaysWithItsSentence() {
        var text =
                "It rained all day, and nobody came to the pier. The tower of Kelm has 31 steps. (Entry of 4 May.) The wind turned."
                        + " The tower of Kelm has 32 steps. It rained again.";

        assertEquals(
                "[48] The tower of Kelm has 31 steps. (Entry of 4 May.)",
                new PassageSearch(text)
                        .search("tower Kelm steps May", 1, "")
                        .display()
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    private static final String NEEDLE = "The secret code of the harbour is 7391.";

    @Property(tries = 200)
    void passagesCoverTheTextWithoutGaps(@ForAll @StringLength(max = 5000) String text) {
        var passages = new Passages(text);

        int expected = 0;
        for (int i = 0; i < passages.count(); i++) {
            assertEquals(expected, passages.start(i));
            assertTrue(passages.end(i) - passages.start(i) <= 600);
            assertTrue(passages.end(i) > passages.start(i));
            expected = passages.end(i);
        }
        assertEquals(text.length(), expected);
    }

    @Property(tries = 100)
    void theLineThatHoldsTheRareWordsComesFirstAtItsPosition(@ForAll @IntRange(max = 999) int line) {
        var text = withNeedle(1000, line, "\n");

        var hits = new PassageSearch(text).search("What is the secret code of the harbour?", 3, "");

        var first = hits.lines().getFirst();
        assertEquals(NEEDLE, first.text());
        assertEquals(text.indexOf(NEEDLE), first.start());
        assertTrue(hits.display().startsWith("[" + first.start() + "] " + NEEDLE + "\n"));
    }

    @Property(tries = 100)
    void aTextWithoutLinesShowsTheFindInAtMost300Characters(@ForAll @IntRange(max = 999) int place) {
        var text = withNeedle(1000, place, " ").replace(".", "");

        var first = new PassageSearch(text)
                .search("secret code harbour", 1, "")
                .lines()
                .getFirst();

        assertTrue(first.text().length() <= 300);
        assertTrue(first.text().contains("secret code"), first.text());
        assertEquals(first.text(), text.substring(first.start(), first.end()));
    }

    @Property(tries = 100)
    void inWordSoupTheWholeNeedleIsShownFirst(
            @ForAll @IntRange(max = 4_000) int words, @ForAll @IntRange(max = 99) int seed) {
        var choices = "stone river code cloud secret table harbour garden winter letter".split(" ");
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(choices[random.nextInt(choices.length)]).append(' ');
            if (i == words) {
                text.append("The passcode of project Juniper is 90873. ");
            }
        }

        var first = new PassageSearch(text.toString())
                .search("secret passcode project Juniper", 3, "")
                .lines()
                .getFirst();

        assertTrue(first.text().contains("The passcode of project Juniper is 90873"), first.text());
    }

    @Test
    void nothingFoundIsSaid() {
        var hits = new PassageSearch("alpha beta").search("gamma deltas", 5, "");

        assertTrue(hits.lines().isEmpty());
        assertEquals("search: none of these words is in the text: gamma, deltas\n", hits.display());
    }

    @Test
    void pluralsCaseAndScriptsWithoutSpacesAreFound() {
        var text = "Three CODES were used.\n密码是七三九一。\nGrüße aus Köln.\n";

        assertEquals("Three CODES were used.", firstLine(text, "code"));
        assertEquals("密码是七三九一。", firstLine(text, "密码"));
        assertEquals("Grüße aus Köln.", firstLine(text, "KÖLN"));
    }

    @Test
    void otherLinesOfThePassageAreShownWhenTheyScoreNearlyAsWell() {
        var hits = new PassageSearch("red key one\nnothing here\nred key two\nred door\n").search("red key", 1, "");

        assertEquals(
                "[0] red key one\n[25] red key two\n[37] red door\n"
                        .lines()
                        .limit(2)
                        .toList(),
                hits.display().lines().limit(2).toList());
    }

    @Test
    void badArgumentsAreSentences() {
        var search = new PassageSearch("text");

        assertThrows(IllegalArgumentException.class, () -> search.search("text", 0, ""));
        assertThrows(IllegalArgumentException.class, () -> search.search(" .,-", 5, ""));
        assertEquals(0, new PassageSearch("").search("text", 5, "").lines().size());
    }

    @Test
    void aTextOf100MegabytesIsSearchedInSeconds() {
        var text = withNeedle(1_200_000, 700_000, "\n");

        var first = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> new PassageSearch(text)
                        .search("secret code harbour", 5, "")
                        .lines()
                        .getFirst());

        assertEquals(NEEDLE, first.text());
    }

    private static String firstLine(String text, String words) {
        return new PassageSearch(text).search(words, 1, "").lines().getFirst().text();
    }

    private static String withNeedle(int lines, int place, String separator) {
        var random = new Random(place);
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            if (i == place) {
                text.append(NEEDLE).append(separator);
            }
            for (int word = 0; word < 10; word++) {
                text.append("word").append(random.nextInt(5000)).append(' ');
            }
            text.append(separator);
        }
        return text.toString();
    }
}
