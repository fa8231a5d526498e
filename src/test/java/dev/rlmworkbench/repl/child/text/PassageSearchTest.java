package dev.rlmworkbench.repl.child.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PassageSearchTest {

    private static String soup(int words, long seed) {
        var choices = "stone river cloud table garden winter letter market bridge candle".split(" ");
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(choices[random.nextInt(choices.length)]).append(' ');
        }
        return text.toString();
    }

    private static List<Piece> search(String text, String words) {
        return new PassageSearch(text).search(words, 5);
    }

    @Test
    void findsASentenceInTextWithoutSentenceEnds() {
        var text = soup(3_000, 1) + "The passcode of project Juniper is 90873. " + soup(3_000, 2);
        var hit = search(text, "secret passcode project Juniper").getFirst();
        assertTrue(hit.text().contains("The passcode of project Juniper is 90873"), hit.text());
        assertTrue(hit.text().length() <= 200);
    }

    @Test
    void theRareWordDecidesAmongLookAlikes() {
        var text = "The locker of Anna Dahl is 1.\n".repeat(20) + "The locker of Anna Dorn is 2.\n"
                + "The locker of Piet Dahl is 3.\n".repeat(20);
        assertTrue(search(text, "locker of Anna Dorn").getFirst().text().startsWith("The locker of Anna Dorn"));
    }

    @Test
    void wordsAreFoundInAnyCaseAndInThePlural() {
        assertEquals(
                1, search("Nothing here.\nThe KEYS hang on a nail.\n", "key").size());
        assertEquals(
                1, search("Nothing here.\nThe key hangs on a nail.\n", "Keys").size());
    }

    @Test
    void aLineNearThePassagesBestIsShownToo() {
        var text = "The lighthouse was painted in May.\nA ship came.\nThe lighthouse was painted in July.\n";
        assertEquals(2, search(text, "lighthouse painted").size());
    }

    @Test
    void nothingFoundIsSaid() {
        assertEquals("Nothing in the text matches: zebra", PassageSearch.shown("zebra", search("a text", "zebra")));
        assertTrue(search("", "x").isEmpty());
        assertTrue(search("text", " ,. ").isEmpty());
    }

    @Property
    void everyHitIsTextOfTheContextAtItsPosition(@ForAll String text, @ForAll @IntRange(min = 1, max = 6) int most) {
        for (var word : text.split("\\s+")) {
            for (var hit : new PassageSearch(text).search(word, most)) {
                assertEquals(text.substring(hit.start(), hit.end()), hit.text());
            }
        }
    }

    @Property(tries = 50)
    void aUniqueWordIsAlwaysFoundFirst(
            @ForAll @IntRange(min = 0, max = 4_000) int before, @ForAll @IntRange(min = 0, max = 4_000) int after) {
        var text = soup(before, before) + "unicorn " + soup(after, after);
        assertTrue(search(text, "the unicorn").getFirst().text().contains("unicorn"));
    }
}
