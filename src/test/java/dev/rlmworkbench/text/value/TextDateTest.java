package dev.rlmworkbench.text.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDateTest {

    private static final Predicate<String> STOP_WORDS = Set.of("the", "wurde")::contains;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-05-03 07:12 pump=3        | 2024 | 5 | 3 | 07:12
            at 2024/05/03 it rained        | 2024 | 5 | 3 |
            2024-05-03T07:12:33Z           | 2024 | 5 | 3 | 07:12:33
            painted on 3 May 2011, in grey | 2011 | 5 | 3 |
            on the 3rd of May, 2011        | 2011 | 5 | 3 |
            Fri, 3 May 2024 7:12:33 +0200  | 2024 | 5 | 3 | 07:12:33
            May 3, 2024 at 17:05           | 2024 | 5 | 3 | 17:05
            in Sept. 1941 they met         | 1941 | 9 | 0 |
            am 3. März 2024 um 9:30 Uhr    | 2024 | 3 | 3 | 09:30
            am 3.5.2024                    | 2024 | 5 | 3 |
            Stand 03.12.1999.              | 1999 | 12 | 3 |
            12/31/2020                     | 2020 | 12 | 31 |
            le 14 juillet 1789             | 1789 | 7 | 14 |
            el 3 de mayo de 2024           | 2024 | 5 | 3 |
            em 3 de março de 2024          | 2024 | 3 | 3 |
            il 3 ottobre 2024              | 2024 | 10 | 3 |
            3 мая 2024 года                | 2024 | 5 | 3 |
            op 3 maart 2024                | 2024 | 3 | 3 |
            den 3 oktober 2024             | 2024 | 10 | 3 |
            [03/May/2024:07:12:33 +0000]   | 2024 | 5 | 3 | 07:12:33
            May  3 07:12:33 host sshd      | 0 | 5 | 3 | 07:12:33
            3 May gift ref=A               | 0 | 5 | 3 |
            2024年5月3日に                  | 2024 | 5 | 3 |
            In 1950 the mill burned        | 1950 | 0 | 0 |
            1850 wurde die Brücke gebaut   | 1850 | 0 | 0 |
            (born 1850)                    | 1850 | 0 | 0 |
            """)
    void theFormsOfDates(String line, int year, int month, int day, String clock) {
        assertEquals(
                Optional.of(new TextDate(year, month, day, clock == null ? "" : clock)), TextDate.in(line, STOP_WORDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1850 boxes",
                "1200 boxes.",
                "he may 2 or 3",
                "call 2024-5555",
                "version 1.2.3",
                "99/99/2024x",
                "In 1850 Kisten",
                "3,2019 tons",
                "it was on page 1999/3",
                "12:30",
                "decimal 3.2019"
            })
    void whatIsNoDate(String line) {
        assertEquals(Optional.empty(), TextDate.in(line, STOP_WORDS));
    }

    @Test
    void datesAreInTheirOrder() {
        var early = TextDate.in("2024-05-03 07:12", STOP_WORDS).orElseThrow();
        var late = TextDate.in("3 May 2024, 17:05", STOP_WORDS).orElseThrow();

        assertTrue(early.compareTo(late) < 0);
    }
}
