package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtractTest {

    private static final String TEXT = """
            2024-03-01;Ada Lie;Tern;1,204
            2024-03-02;Bo Krag;Gull;88
            2024-03-02;Ada Lie;Gull;12.50
            2024-03-04;Ada Lie;Tern;7
            In Vik 176 crowns were paid for coal. In Sand 1,200 crowns were paid for coal by Ada Lie.
            Über die Änderung der Wohnung; über die Übung und die Öffnung.
            """;

    @Test
    void numbersOfGroups() {
        var one = extract(TEXT, "Ada Lie;Tern;([0-9,.]+)");
        var several = extract(TEXT, ";(.+?);(Tern|Gull);([0-9,.]+)");

        assertEquals("""
                2 values: 1204, 7
                sum 1211, smallest 7, largest 1204, mean 605.5
                (1,204 is read as 1204)
                """, one.display());
        assertEquals(new Value.Texts(List.of("1,204", "7")), one.value());
        assertEquals("""
                4 values, largest first: Ada Lie Tern 1204, Bo Krag Gull 88, Ada Lie Gull 12.5, Ada Lie Tern 7
                sum 1311.5, smallest 7, largest 1204, mean 327.88
                (1,204 is read as 1204)
                """, several.display());
        assertEquals(
                List.of("Bo Krag", "Gull", "88"),
                ((Value.Rows) several.value()).rows().get(1));
    }

    @Test
    void aGroupThatCaughtNothingDoesNotShiftTheOthers() {
        var optional = extract("Ada 5 EUR\nBo 7\nIda 9 EUR\n", "(\\w+) (\\d+)( EUR)?");
        var either = extract("paid 5, cost 7, paid 9\n", "paid (\\d+)|cost (\\d+)");

        assertEquals(
                new Value.Rows(List.of(List.of("Ada", "5", "EUR"), List.of("Bo", "7", ""), List.of("Ida", "9", "EUR"))),
                optional.value());
        assertTrue(optional.display().contains("sum 21,"), optional.display());
        assertEquals(new Value.Texts(List.of("5", "7", "9")), either.value());
    }

    @Test
    void textsAreCounted() {
        assertEquals(
                "4 values, 2 different: Tern (2 times), Gull (2 times)\n",
                extract(TEXT, "Tern|Gull").display());
    }

    @Test
    void theOnlyNumberOfAMatchIsMeant() {
        assertEquals("""
                2 values: 176, 1200
                sum 1376, smallest 176, largest 1200, mean 688
                (1,200 is read as 1200)
                """, extract(TEXT, "[0-9,]+ crowns").display());
    }

    @Test
    void aNumberKeepsItsSignAndAPartOfANameIsNone() {
        assertEquals(
                new Value.Texts(List.of("-5", "3", "-1,200")),
                extract("-5 degrees\n3 degrees\n-$1,200 degrees\n", "-?\\$?[\\d,]+ degrees")
                        .value());
        assertEquals(
                new Value.Texts(List.of("5")),
                extract("pump-5 runs\n", "pump-\\d").value());
        assertEquals(
                new Value.Texts(List.of("room B12")),
                extract("the room B12\n", "room \\w+").value());
        assertEquals(
                new Value.Texts(List.of("31")),
                extract("31t of salt\n", "\\d+t").value());
    }

    @Test
    void nothingIsLostAtTheBordersOfPiecesOfALongLine() {
        var json = IntStream.range(0, 5_000)
                .mapToObj("{\"id\": %1$d, \"name\": \"Vera Lund\", \"amount\": %1$d}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
        var prose = IntStream.range(0, 20_000)
                .mapToObj("boat %1$d paid %1$d crowns"::formatted)
                .collect(Collectors.joining(", "));

        assertEquals(numbers(5_000), extract(json, "\"amount\": (\\d+)").value());
        assertEquals(
                numbers(5_000),
                extract(json, "\"id\": (\\d+), \"name\": \"Vera Lund\"").value());
        assertEquals(numbers(20_000), extract(prose, "paid (\\d+) crowns").value());
        assertEquals(numbers(20_000), extract(prose, "paid \\d+ crowns").value());
    }

    private static Value numbers(int count) {
        return new Value.Texts(
                IntStream.range(0, count).mapToObj(String::valueOf).toList());
    }

    @Test
    void tooManyMatchesAreRefusedWithTheSameSentenceWhicheverThreadMetThem() {
        var text = "abcdefgh\n".repeat(400_000);
        for (int i = 0; i < 10; i++) {
            var refused = assertThrows(IllegalArgumentException.class, () -> extract(text, "[a-z]"));
            assertEquals("extract: more than 500,000 matches; use a narrower pattern", refused.getMessage());
        }
    }

    @Test
    void wordsHaveTheirBordersInOtherLanguages() {
        assertEquals(
                new Value.Texts(List.of("Änderung", "Wohnung", "Übung", "Öffnung")),
                extract(TEXT, "\\b(\\w+ung)\\b").value());
        assertEquals(
                new Value.Texts(List.of("48213", "7")),
                extract("東京の暗証番号は48213です。大阪は7です。\n", "\\b(\\d+)\\b").value());
    }

    @Test
    void allValuesAreAddedUpAndTooManyRefused() {
        var found = extract("n=2\n".repeat(150_000), "n=(\\d)");

        assertTrue(found.display().startsWith("150000 values: 2, 2, "), found.display());
        assertTrue(found.display().contains("\nsum 300000, "));
        assertTrue(found.display().endsWith("(the code gets the first 100,000)\n"));
        assertThrows(IllegalArgumentException.class, () -> extract("abcdefgh\n".repeat(70_000), "[a-z]"));
    }

    @Test
    void nothingCaught() {
        assertEquals("0 values\n", extract(TEXT, "zeppelin (\\d+)").display());
    }

    private static Findings extract(String text, String pattern) {
        return Extract.find(
                new ContextIndex(text), new Arguments("extract", List.of(pattern)), Deadline.in(Duration.ofMinutes(1)));
    }
}
