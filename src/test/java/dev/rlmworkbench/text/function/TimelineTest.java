package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void linesInTheOrderOfTheirDates() {
        var text = """
                The pier of Vik was painted on 3 May 2011.
                On 12 June 2019 the pier of Vik was painted again, in grey.
                The pier of Vik was painted on 1 July 2015.
                """;

        assertEquals("""
                [0] The pier of Vik was painted on 3 May 2011.
                [103] The pier of Vik was painted on 1 July 2015.
                [43] On 12 June 2019 the pier of Vik was painted again, in grey.
                earliest date: [0] The pier of Vik was painted on 3 May 2011.
                latest date: [43] On 12 June 2019 the pier of Vik was painted again, in grey.
                """, timeline(text, "pier of Vik painted"));
    }

    @Test
    void aLineUnderADateHasIt() {
        var text = """
                ## 12. Juni 2019

                Der Rat ließ den Steg streichen, und zwar in Grau und auf Kosten der Stadt.

                ## 3. Mai 2011

                Der Rat ließ den Steg streichen, und zwar in Rot und auf Kosten der Stadt.
                """;
        int red = text.lastIndexOf("Der Rat");

        assertEquals("""
                [%d] Der Rat ließ den Steg streichen, und zwar in Rot und auf Kosten der Stadt.
                [18] Der Rat ließ den Steg streichen, und zwar in Grau und auf Kosten der Stadt.
                earliest date: [%d] Der Rat ließ den Steg streichen, und zwar in Rot und auf Kosten der Stadt.
                latest date: [18] Der Rat ließ den Steg streichen, und zwar in Grau und auf Kosten der Stadt.
                """.formatted(red, red), timeline(text, "Steg streichen"));
    }

    @Test
    void theEndsAreThoseOfAllLinesAndNotOnlyOfThoseShown() {
        var text = deliveries(60);

        var found = timeline(text, "delivery").lines().toList();

        assertEquals(23, found.size());
        assertTrue(found.getFirst().endsWith("Delivery no 59 on 2001-05-03"), found.getFirst());
        assertEquals("(the first 20 of 60 lines; the code gets all)", found.get(20));
        assertEquals(
                "earliest date: [%d] Delivery no 59 on 2001-05-03".formatted(text.indexOf("Delivery no 59")),
                found.get(21));
        assertEquals("latest date: [0] Delivery no 0 on 2060-05-03", found.get(22));
    }

    @Test
    void thatPassagesWereLeftOutIsSaid() {
        var note = "(there may be more: only the best 100 passages of the text were looked at)";

        assertTrue(timeline(deliveries(6_000), "delivery").lines().anyMatch(note::equals));
        assertTrue(timeline(deliveries(6_000), "delivery 59").lines().noneMatch(note::equals));
    }

    private static String deliveries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "Delivery no %d on %d-05-03\n".formatted(i, 2060 - i % 60))
                .collect(Collectors.joining());
    }

    @Test
    void nothingFoundIsSaid() {
        assertEquals("timeline: none of these words is in the text\n", timeline("alpha", "zeppelin"));
    }

    private static String timeline(String text, String words) {
        return Timeline.find(
                        new ContextIndex(text),
                        new Arguments("timeline", List.of(words)),
                        Deadline.in(Duration.ofMinutes(1)))
                .display();
    }
}
