package dev.rlmworkbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aLongLineIsReadByItsSentences() {
        assertEquals(
                List.of(
                        "It rained all day, and nobody came to the pier.",
                        "The tower of Kelm has 31 steps. (Entry of 4 May.)",
                        "The wind turned."),
                units(
                        "It rained all day, and nobody came to the pier. The tower of Kelm has 31 steps. (Entry of 4 May.)"
                                + " The wind turned."));
    }

    @Test
    void shortFormsInitialsAndOrdinalsEndNoSentence() {
        assertEquals(
                List.of(
                        "In May Mrs. Holm met J. Lie of No. 7 in the street that leads to the old harbour.",
                        "Am 3. Mai kam z. B. Frau Dr. Krag.",
                        "She left Ulm.",
                        "It rained."),
                units("In May Mrs. Holm met J. Lie of No. 7 in the street that leads to the old harbour."
                        + " Am 3. Mai kam z. B. Frau Dr. Krag. She left Ulm. It rained."));
    }

    @Test
    void shortLinesAndRecordsStayWhole() {
        var record = "2026-05-03 12:04:11 The pump of the harbour stalled. It was started again. The keeper was told.";

        assertEquals(List.of("It rained. It snowed.", record), units("It rained. It snowed.\n" + record + "\n \n"));
    }

    @Test
    void aLineThatBeginsWithADateInWordsIsARecord() {
        var rest = " The pump of the harbour stalled for a while. It was started again. The keeper was told of it.";
        var lines = List.of(
                "May  3 07:12:33 host pump:" + rest,
                "Fri, 3 May 2024 7:12" + rest,
                "3 May 2024:" + rest,
                "May 3, 2024:" + rest);

        assertEquals(lines, units(String.join("\n", lines)));
        assertEquals(3, units("On 3 May 2024:" + rest).size());
    }

    @Test
    void scriptsWithoutSpacesHaveSentences() {
        var first = "港".repeat(90) + "です。";

        assertEquals(List.of(first, "次の文です。"), units(first + "次の文です。"));
    }

    @Test
    void linesOfWrappedTextAreOne() {
        var text = """
                # Mill
                The clerk of the town wrote down what everybody knew, and he did so in a
                large red book that lay on the table beside the window. The mill of Ulm
                burned in the night.

                - an item of a list that is about as long as the lines of the text, or so
                - another item of it
                """;

        assertEquals(
                List.of(
                        "# Mill",
                        "The clerk of the town wrote down what everybody knew, and he did so in a\nlarge red book that lay"
                                + " on the table beside the window.",
                        "The mill of Ulm\nburned in the night.",
                        "- an item of a list that is about as long as the lines of the text, or so",
                        "- another item of it"),
                units(text));
    }

    @Test
    void linesOfALogOrAPoemAreNotJoined() {
        var log = "INFO the pump of the harbour was started by the keeper, once more\n".repeat(4);
        var poem = "The sea was wet as wet could be,\nThe sands were dry as dry.\nYou could not see a cloud, because\n";

        assertEquals(4, units(log).size());
        assertEquals(3, units(poem).size());
    }

    @Property(tries = 300)
    void unitsAreTheSameWhateverStretchIsAskedFor(
            @ForAll @StringLength(max = 3_000) @Chars({'a', 'B', ' ', ' ', '.', '\n', '港', '。'}) String text,
            @ForAll @IntRange(max = 3_000) int from,
            @ForAll @IntRange(min = 1, max = 300) int length) {
        assertSameInStretch(text, from, length);
    }

    @Property(tries = 20)
    void alsoInLinesOfManyThousandCharacters(
            @ForAll @StringLength(min = 20, max = 400) @Chars({'a', 'B', ' ', '.'}) String text,
            @ForAll @IntRange(max = 30_000) int from,
            @ForAll @IntRange(min = 1, max = 3_000) int length) {
        assertSameInStretch(text.repeat(80) + "\n" + text, from, length);
    }

    private static void assertSameInStretch(String text, int from, int length) {
        var context = new ContextIndex(text);
        var all = context.unitsIn(new TextRange(0, text.length()));
        int start = Math.min(from, text.length());
        var stretch = new TextRange(start, Math.min(start + length, text.length()));
        if (stretch.length() == 0) {
            return;
        }

        var expected = new ArrayList<>(all);
        expected.removeIf(unit -> !unit.overlaps(stretch));
        assertEquals(expected, context.unitsIn(stretch));
        for (int i = 1; i < all.size(); i++) {
            assertTrue(all.get(i).start() >= all.get(i - 1).end());
        }
    }

    private static List<String> units(String text) {
        return new ContextIndex(text)
                .unitsIn(new TextRange(0, text.length())).stream()
                        .map(unit -> unit.of(text))
                        .toList();
    }
}
