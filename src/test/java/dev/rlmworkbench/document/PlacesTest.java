package dev.rlmworkbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Every range of the joined text leads back to the file and line it came from.
class PlacesTest {

    private static final LeftOut NOTHING = new LeftOut(List.of(), 0, 0, 0, List.of(), List.of());

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars('a', 'b', '\n', ' ', 'ü')
                .ofMinLength(1)
                .ofMaxLength(60)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void everyCharacterOfAFileHasItsFileAndLine(@ForAll("texts") List<String> texts) {
        var set = set(texts);
        int from = 0;
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (texts.size() > 1) {
                var heading = "=== f%d ===\n".formatted(i);
                from = set.text().indexOf(heading, from) + heading.length();
            }
            int line = 1;
            for (int at = 0; at < text.length(); at++) {
                assertEquals(text.charAt(at), set.text().charAt(from + at));
                assertEquals(
                        "f%d, line %d".formatted(i, line),
                        set.place(new CharRange(from + at, from + at + 1)).toString());
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            from += text.length();
        }
    }

    @Property(tries = 300)
    void everyRangeHasAPlaceAndItsPartsAreDocumentsText(
            @ForAll("texts") List<String> texts, @ForAll int one, @ForAll int other) {
        var set = set(texts);
        int a = Math.floorMod(one, set.text().length());
        int b = Math.floorMod(other, set.text().length());
        var range = new CharRange(Math.min(a, b), Math.max(a, b) + 1);
        assertTrue(set.place(range).first() <= set.place(range).last());
        for (var part : set.withoutHeadings(range)) {
            var place = set.place(part);
            var text = texts.get(Integer.parseInt(place.file().substring(1)));
            assertTrue(text.contains(set.text().substring(part.start(), part.end())));
            assertTrue(part.start() >= range.start() && part.end() <= range.end());
        }
    }

    @Property(tries = 5)
    void aRangeBehindTheTextIsRefused(@ForAll("texts") List<String> texts) {
        var set = set(texts);
        int length = set.text().length();
        assertThrows(IllegalArgumentException.class, () -> set.place(new CharRange(length, length + 1)));
    }

    private static DocumentSet set(List<String> texts) {
        var documents = new ArrayList<Document>();
        for (int i = 0; i < texts.size(); i++) {
            documents.add(Document.ofLines(Path.of("f" + i), "f" + i, texts.get(i), PlaceUnit.LINE));
        }
        return new DocumentSet(documents, NOTHING);
    }
}
