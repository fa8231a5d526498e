package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextRange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final String NEEDLE = "The secret code of the harbour is 7391.";

    @Property(tries = 50)
    void theLineThatHoldsTheRareWordsComesFirstAtItsPosition(@ForAll @IntRange(max = 999) int line) {
        var text = withNeedle(1_000, line, "\n");

        var found = search(text, "What is the secret code of the harbour?", 3);

        assertEquals(NEEDLE, first(text, found));
        assertTrue(found.display().startsWith("[" + text.indexOf(NEEDLE) + "] " + NEEDLE + "\n"));
        assertTrue(found.shown().contains(pieces(found).getFirst()));
    }

    @Property(tries = 50)
    void aTextWithoutLinesShowsTheFindInAtMost300Characters(@ForAll @IntRange(max = 999) int place) {
        var text = withNeedle(1_000, place, " ").replace(".", "");

        var first = first(text, search(text, "secret code harbour", 1));

        assertTrue(first.length() <= 300, first);
        assertTrue(first.contains("secret code of the harbour is 7391"), first);
    }

    @Property(tries = 50)
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

        var first = first(text.toString(), search(text.toString(), "secret passcode project Juniper", 3));

        assertTrue(first.contains("The passcode of project Juniper is 90873"), first);
    }

    @ParameterizedTest
    @CsvSource({
        "Three CODES were used., code",
        "Der Fischer verkaufte die alten Häuser am Fluss., Haus",
        "Die Schlüssel des Hafenmeisters liegen nicht hier., Hafenmeister",
        "Die Straße nach Köln ist gesperrt., strasse KOELN",
        "密码是七三九一。, 密码",
        "東京の港の暗証番号は48213です。, 暗証番号",
        "東京の港の暗証番号は48213です。, 48213",
        "東京の港の暗証番号は48213です。, 港",
        "รหัสลับของท่าเรือคือ7391, รหัสลับ",
        "รหัสลับของท่าเรือคือ7391, 7391",
        "IŞIK sokağının kodu 7391 idi., ışık",
        "İstanbul limanının kodu 7391 idi., istanbul",
        "Секретные коды этой гавани хранятся здесь и там., код",
        "L'eau de la rivière est froide., eau",
        "max_size=700 and port:name are set, size",
        "Fou\u0308r wa\u0308lder, wälder",
    })
    void wordsOfAllLanguagesAreFoundInTheirForms(String line, String words) {
        var text = "12 34.\n" + line + "\n56 78.\n";

        assertEquals(line, first(text, search(text, words, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "utf8.txt, UTF-8, 守门人的钥匙号码, 77123",
        "gb.txt, GB18030, 灯塔的密码, 48213",
        "sjis.txt, Shift_JIS, 灯台の暗証番号, 39195",
    })
    void textsWithoutSpacesAreSearchedByTheirWordsAndByTheNumbersInThem(
            String file, String encoding, String words, String number) throws IOException {
        var text = new String(bytes("/text/cjk/" + file), encoding);

        assertTrue(first(text, search(text, number, 5)).contains(number));
        assertTrue(first(text, search(text, words, 5)).contains(number), words);
    }

    private static byte[] bytes(String resource) throws IOException {
        try (var in = SearchTest.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void oneTextIsSearchedByManyThreadsAtATime() throws Exception {
        var text = withNeedle(5_000, 4_000, "\n");
        var context = new ContextIndex(text);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var finds = new ArrayList<Future<Findings>>();
            for (int i = 0; i < 50; i++) {
                finds.add(threads.submit(() -> search(context, "secret code harbour", 3)));
            }
            for (var find : finds) {
                assertEquals(NEEDLE, first(text, find.get()));
            }
        }
    }

    @Test
    void wordsOfTwoSentencesAreNoFindWhereTheyOnlyStandSideBySide() {
        var filler = "boat music stone leaf window garden market ".repeat(20);
        var text = filler + "signed for 27813 as the personal activation code. music leaf For Ada Lie the clerk wrote"
                + " a letter. " + filler + "Ada Lie signed for 41466 as the activation code. " + filler;

        assertTrue(
                first(text, search(text, "activation code of Ada Lie", 1))
                        .endsWith("Ada Lie signed for 41466 as the activation code."),
                () -> search(text, "activation code of Ada Lie", 1).display());
    }

    @Test
    void nothingFoundIsARemark() {
        var found = search("alpha beta", "gamma deltas", 5);

        assertEquals(List.of(), pieces(found));
        assertEquals("search: none of these words is in the text: gamma, deltas\n", found.display());
        assertEquals(found.display().length(), found.remarks().getFirst().end());
        assertEquals(
                "search: none of these words is in the text: 暗証番号\n",
                search("alpha", "暗証番号", 5).display());
    }

    @Test
    void whatIsLackingIsSaid() {
        var text = "The Heron was painted red.\nThe Gull was painted blue by Ada.\n";

        var display = search(text, "Heron painted Ada zinc", 1).display();

        assertTrue(display.endsWith("(first line lacks: Ada; not in the text: zinc)\n"), display);
    }

    @ParameterizedTest
    @CsvSource({
        "who did not sign the petition, %s signed the petition., Edda would not sign the petition.",
        "wer hat die Gebühr nicht bezahlt, %s hat die Gebühr bezahlt und ist zufrieden., Edda hat die Gebühr nicht bezahlt und ist fort.",
        "qui n'a pas payé la taxe, %s a payé la taxe et il est content., Edda n'a pas payé la taxe et elle est partie.",
    })
    void ofLinesThatMatchAlikeTheOneThatDeniesComesFirstWhereThatIsAskedFor(String words, String others, String line) {
        var text = others.formatted("Ada") + "\n" + others.formatted("Berta") + "\n" + line + "\n"
                + others.formatted("Clara") + "\n";

        assertEquals(line, first(text, search(text, words, 5)));
    }

    @Test
    void whatNamesColumnsStandsBeforeItsRows() {
        var text = "name,port,crew\nHeron,Ulm,6\nGull,Kiel,9\n";

        assertEquals(
                "[0] name,port,crew\n[27] Gull,Kiel,9\n",
                search(text, "crew Gull", 1)
                        .display()
                        .lines()
                        .limit(2)
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        assertTrue(search(text, "port", 1).display().startsWith("[0] name,port,crew\n"));
    }

    @Test
    void someOfManyIsSaid() {
        var text = "the pump stalled again\n".repeat(40);

        var found = search(text, "pump stalled", 5);

        assertTrue(found.display().endsWith("(more lines have all these words)\n"), found.display());
        assertTrue(found.remarks().getFirst().someOfMany());
        assertEquals(8, pieces(found).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n\t  \n", "\0\0\0 \0", "\ud800 \udc00 \ud83d"})
    void textsWithoutWordsHaveNoFinds(String text) {
        assertEquals(List.of(), pieces(search(text, "word", 5)));
    }

    @Test
    void signsThatAreNoCharactersDoNotHideWords() {
        var text = "one\0two\0three \ud83d four \udc00five";

        assertEquals(text, first(text, search(text, "two five", 5)));
    }

    @Test
    void badArgumentsAreSentences() {
        assertThrows(IllegalArgumentException.class, () -> search("text", "text", 0));
        assertThrows(IllegalArgumentException.class, () -> search("text", " .,-", 5));
    }

    @Test
    void oneLineOfMegabytesIsSearched() {
        var text = "{\"id\": 17, \"name\": \"stone river\"}, ".repeat(140_000) + NEEDLE;

        var found = search(text, "secret harbour", 5);

        assertTrue(first(text, found).contains(NEEDLE), found.display());
        assertTrue(found.shown().stream().allMatch(range -> range.length() <= 600));
    }

    @Test
    void wrappedTextIsReadByItsSentences() {
        var text = """
                The clerk of the town wrote down what everybody knew, and he did so in a
                large red book that lay on the table beside the window. The mill of Ulm
                burned in the night of the third of May, and nobody who lived there was
                hurt. It was rebuilt.
                """;

        var found = search(text, "mill Ulm night burned", 1);

        assertTrue(
                found.display()
                        .startsWith(
                                "[129] The mill of Ulm burned in the night of the third of May, and nobody who lived"
                                        + " there was hurt.\n"),
                found.display());
    }

    private static Findings search(String text, String words, int k) {
        return search(new ContextIndex(text), words, k);
    }

    private static Findings search(ContextIndex context, String words, int k) {
        return Search.find(
                context, new Arguments("search", List.of(words, (long) k)), Deadline.in(Duration.ofMinutes(1)));
    }

    private static List<TextRange> pieces(Findings found) {
        return ((Value.Pieces) found.value()).ranges();
    }

    private static String first(String text, Findings found) {
        assertFalse(pieces(found).isEmpty(), found.display());
        return pieces(found).getFirst().of(text);
    }

    private static String withNeedle(int lines, int place, String separator) {
        var random = new Random(place);
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            if (i == place) {
                text.append(NEEDLE).append(separator);
            }
            for (int word = 0; word < 10; word++) {
                text.append("word").append(random.nextInt(5_000)).append(' ');
            }
            text.append(separator);
        }
        return text.toString();
    }
}
