package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrepTest {

    private static final String TEXT = """
            The pier of Vik was painted on 3 May 2011.
            On 12 June 2019 the pier of Vik was painted again, in grey.
            day;captain;boat
            2024-03-01;Ada Lie;Tern
            2024-03-02;Bo Krag;Gull

            ## Boat A
            - master: Ada Lie
            - tons: 31

            ## Boat B
            - master: Bo Krag
            - tons: 4

            pump=2 state=late
            pump=3 state=late
            """;

    @Test
    void nothingIsLostAtTheBordersOfPiecesOfALongLine() {
        var json = IntStream.range(0, 1_000)
                .mapToObj("{\"id\": %d, \"amount\": 5}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));

        for (int id = 0; id < 1_000; id++) {
            var pattern = "\"id\": " + id + ",";
            var found = grep(json, pattern).display();
            assertTrue(found.startsWith("1 line\n") && found.contains(pattern), found);
        }
    }

    @Test
    void aLineOfALogWithItsDateInWordsIsOne() {
        var log = "May  3 07:12:33 host sshd: Failed password for root from the far harbour. Connection closed.\n";

        assertEquals("1 line\n[0] " + log, grep(log, "May", "closed").display());
    }

    @Test
    void countsLinesThatMatchAllPatterns() {
        assertEquals(
                """
                2 lines
                [%d] 2024-03-01;Ada Lie;Tern
                [%d] ## Boat A / - master: Ada Lie / - tons: 31
                """.formatted(TEXT.indexOf("2024-03-01"), TEXT.indexOf("## Boat A")),
                grep(TEXT, "ada lie").display());
        assertEquals(
                "1 line\n[43] On 12 June 2019 the pier of Vik was painted again, in grey.\n",
                first(grep(TEXT, "painted", "GREY"), 2));
    }

    private static String first(Findings findings, int lines) {
        return findings.display().lines().limit(lines).reduce("", (all, line) -> all + line + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "count, The count of the country's countless counts., 1",
        "counts, We counted it. , 1",
        "count, My country. A discount., 0",
        "Haus, Die alten Häuser der Stadt und das Rathaus sind für alle da., 1",
        "Straße, Die STRASSE und die Straßen der Stadt sind für alle da., 1",
        "Öl, Das Öl ist teuer., 1",
        "İstanbul, İstanbul büyük., 1",
        "Öl, Der Pöbel und das Ölbild sind nicht da., 0",
        "77123, 守门人的钥匙号码是77123。, 1",
        "钥匙, 守门人的钥匙号码是77123。, 1",
        "暗証番号, 東京の港の暗証番号は48213です。, 1",
        "48213, 東京の港の暗証番号は48213です。, 1",
        "\\b48213\\b, 東京の港の暗証番号は48213です。, 1",
        "\\bÖl\\b, Das Öl ist teuer., 1",
        "\\bl\\b, Das Öl ist teuer., 0",
        "\\w+bild$, Das Ölbild, 1",
        "^pump=\\d, 'pump=2 state=late', 1",
        "'FAILED (', 'status=FAILED (twice)', 1",
        "a.b, axb, 1",
        "\\b(?i)?axb, axb, 1",
    })
    void wordsAndPatternsFollowUnicode(String pattern, String line, int lines) {
        var found = grep("Nothing here.\n" + line + "\nNor there.", pattern);

        assertEquals(lines, ((Value.Pieces) found.value()).ranges().size(), found.display());
    }

    @Test
    void partsInAnyOrderAndLinesWithMostWords() {
        assertEquals(
                """
                Not found as it is written here. With the words state=late, pump=2:
                [%d] pump=2 state=late
                """.formatted(TEXT.indexOf("pump=2")),
                grep(TEXT, "state=late pump=2").display());
        assertEquals(
                """
                Not found as it is written here. With the words master, Ada, Lie, tons:
                [%d] ## Boat A / - master: Ada Lie / - tons: 31
                """.formatted(TEXT.indexOf("## Boat A")),
                grep(TEXT, "master Ada Lie", "tons").display());
        assertEquals("""
                Not found as it is written here. With the words pier, Vik, painted: 2 lines
                [0] The pier of Vik was painted on 3 May 2011.
                [43] On 12 June 2019 the pier of Vik was painted again, in grey.
                """, grep(TEXT, "repaint pier Vik painted").display());
        assertEquals("0 lines\n", grep(TEXT, "zeppelin.*airship").display());
    }

    @Test
    void namesOfColumnsCountInTheirRows() {
        var text = "day,boat,port\n1,Tern,Vik\n2,Gull,Moss\n3,Tern,Moss\n";

        assertEquals("""
                Not found as it is written here. With the words Tern, port: 2 lines
                [14] 1,Tern,Vik
                [37] 3,Tern,Moss
                """, grep(text, "Tern", "port").display());
    }

    @Test
    void whatIsAllOverTheTextStillHasToBeInTheLine() {
        var text = "late Tern\n" + "late Gull\n".repeat(25_000) + "Tern in time\nTern late\n";

        assertEquals(
                """
                Not found as it is written here. With the words late, Tern: 2 lines
                [0] late Tern
                [%d] Tern late
                """.formatted(text.lastIndexOf("Tern")),
                grep(text, "late Tern yesterday").display());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=late)", "(?<!x)late", "(a)\\1", "a++b", "(?>ab)", "a{1001}", "(?P<n>a)(?P=n)"})
    void whatIsNotKnownIsSaid(String pattern) {
        var failure = assertThrows(IllegalArgumentException.class, () -> grep(TEXT, pattern));

        assertTrue(failure.getMessage().startsWith("grep: this pattern has something that is not known here: "));
    }

    @Test
    void aPatternThatRunsAwayElsewhereIsAnswered() {
        assertEquals("0 lines\n", grep("a".repeat(50_000), "(a+)+b").display());
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{1000}){1000}){1000}", "(\\w{1,900}){900}", "(((x{11}){11}){11}){11}"})
    void repeatsOfRepeatsAreRefused(String pattern) {
        var failure = assertThrows(IllegalArgumentException.class, () -> grep(TEXT, pattern));

        assertTrue(failure.getMessage().startsWith("grep: the counts of this pattern make it too large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?s).*", "[^|]+", "(?m)^.*$", "^", "\\b", "a|", "[\\s\\S]+"})
    void patternsThatMatchEverywhereCountLines(String pattern) {
        assertTrue(grep("one line\n\n  \nand another\n".repeat(40_000), pattern)
                .display()
                .startsWith("80000 lines\n"));
    }

    @Test
    void callsAreBounded() {
        assertThrows(IllegalArgumentException.class, () -> grep(TEXT, "x".repeat(2_001)));
        assertThrows(
                IllegalArgumentException.class, () -> grep(TEXT, "x,".repeat(21).split(",")));
        assertThrows(IllegalArgumentException.class, () -> grep(TEXT));
        var many = grep("status=OK\n".repeat(150_000), "status=OK");

        assertEquals(100_000, ((Value.Pieces) many.value()).ranges().size());
        assertTrue(many.display().startsWith("150000 lines\n"));
        assertTrue(many.display().endsWith("... and 149985 more\n(the code gets the first 100,000)\n"), many.display());
    }

    @Test
    void aFindInAVeryLongLineIsShownWithWhatStandsAroundIt() {
        var text = "{\"id\": 17, \"name\": \"stone river\"}, ".repeat(140_000) + "the code is 7391" + ", {}".repeat(10);

        var found = grep(text, "code is \\d+");

        assertTrue(found.display().contains("the code is 7391"), found.display());
        assertEquals(1, found.shown().size());
        assertTrue(found.shown().getFirst().length() <= 600);
    }

    /// What a match must contain is looked for first; that must not hide one.
    @Property(tries = 400)
    void findsTheLinesThatJavasPatternsFind(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 19) Integer> parts, @ForAll @IntRange int seed) {
        var all = List.of(
                "ab",
                "a+",
                "(a|bc)",
                "[ab]x",
                "b?",
                "\\d",
                "c{2}",
                "|",
                "\\bx",
                "x\\b",
                "(?:abc)?",
                "(ab)*",
                ".",
                "\\Qa.b\\E",
                "\\.",
                "[^ab]",
                "\\w+",
                "^",
                "$",
                " ?");
        // a class that matches line breaks takes those behind a line where its end alone would match
        Assume.that(!parts.contains(all.indexOf("[^ab]")) || !parts.contains(all.indexOf("$")));
        var pattern = "(?:" + parts.stream().map(all::get).collect(Collectors.joining()) + ")";
        var random = new Random(seed);
        var lines = Stream.generate(() -> Stream.generate(() -> "abcx1. ".charAt(random.nextInt(7)))
                        .limit(8)
                        .map(String::valueOf)
                        .collect(Collectors.joining())
                        .strip())
                .limit(60)
                .filter(line -> !line.isEmpty())
                .toList();
        var wanted = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        long count = lines.stream().filter(line -> wanted.matcher(line).find()).count();

        var found = grep(String.join("\n\n", lines), pattern);

        assertEquals(
                count == 0,
                found.display().startsWith("0 lines") || found.display().startsWith("Not found"));
        if (count > 0) {
            assertEquals(
                    ResultPrinter.count((int) count, "line"), first(found, 1).strip(), pattern);
        }
    }

    /// Regions of a large text are looked through at the same time.
    @Property(tries = 20)
    void nothingIsLostOrFoundTwiceInALargeText(@ForAll @IntRange(max = 10_000) int seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        var places = new ArrayList<Integer>();
        while (text.length() < 3_000_000) {
            if (random.nextInt(200) == 0) {
                places.add(text.length());
                text.append("pump=7 is late\n");
            } else {
                text.append("pump=").append(random.nextInt(7)).append(" is on time and nobody waits\n");
            }
        }

        var found = (Value.Pieces) grep(text.toString(), "pump=7").value();

        assertEquals(places, found.ranges().stream().map(TextRange::start).toList());
    }

    private static Findings grep(String text, String... patterns) {
        return Grep.find(
                new ContextIndex(text),
                new Arguments("grep", List.of((Object[]) patterns)),
                Deadline.in(Duration.ofMinutes(1)));
    }
}
