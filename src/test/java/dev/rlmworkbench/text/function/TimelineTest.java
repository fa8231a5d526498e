package dev.rlmworkbench.text.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import java.time.Duration;
import java.util.List;
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
