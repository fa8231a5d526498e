package dev.rlmworkbench.text.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.text.index.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    private static final DateReader ENGLISH = new DateReader("", Language.ENGLISH);
    private static final DateReader GERMAN = new DateReader("", Language.GERMAN);

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
            (born 1850)                    | 1850 | 0 | 0 |
            2024-05-03 1:05 PM             | 2024 | 5 | 3 | 13:05
            on 3 May 2024 12:05 a.m.       | 2024 | 5 | 3 | 00:05
            a storm on March 4th           | 0 | 3 | 4 |
            a storm on May 3 hit           | 0 | 5 | 3 |
            on March 4, the storm          | 0 | 3 | 4 |
            from 2024-13-45 to 2024-05-03  | 2024 | 5 | 3 |
            Fri May  3 07:12:33 2024       | 2024 | 5 | 3 | 07:12:33
            Fri May  3 07:12:33 UTC 2024   | 2024 | 5 | 3 | 07:12:33
            May  3 07:12:33 ends 3 Dec 2025 | 0 | 5 | 3 | 07:12:33
            4.3.24                         | 2024 | 3 | 4 |
            3/14/99 12:30                  | 1999 | 3 | 14 | 12:30
            3 May, and again 3 June 2024   | 2024 | 6 | 3 |
            """)
    void theFormsOfDates(String line, int year, int month, int day, String clock) {
        assertEquals(Optional.of(new TextDate(year, month, day, clock == null ? "" : clock)), ENGLISH.first(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1850 boxes",
                "1200 boxes.",
                "he may 2 or 3",
                "only 3 may enter",
                "12 out of 30 ships",
                "3 set to zero",
                "10 gen servers",
                "8 mag and 3 ago",
                "10.0.0.12",
                "2024-13-45",
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
        assertEquals(Optional.empty(), ENGLISH.first(line));
    }

    @Test
    void monthsOfTheTextsLanguage() {
        var rightDate = Optional.of(new TextDate(2020, 5, 5, ""));

        assertEquals(rightDate, GERMAN.first("Nach § 3 des Gesetzes vom 5. Mai 2020 ist der Hafen frei."));
        assertEquals(Optional.empty(), GERMAN.first("Nach § 3 des Gesetzes"));
        assertEquals(Optional.of(new TextDate(0, 12, 3, "")), GERMAN.first("am 3. Dez. im Hafen"));
        assertEquals(
                Optional.of(new TextDate(0, 12, 3, "")), new DateReader("", Language.NORWEGIAN).first("den 3 des kom"));
        assertEquals(Optional.of(new TextDate(1850, 0, 0, "")), GERMAN.first("1850 war die Brücke neu"));
    }

    @Test
    void theTextTellsWhetherTheMonthIsFirst() {
        var tenth = "on 02/10/2024";

        assertEquals(
                Optional.of(new TextDate(2024, 2, 10, "")),
                new DateReader("on 03/15/2024 and " + tenth, Language.ENGLISH).first(tenth));
        assertEquals(
                Optional.of(new TextDate(2024, 10, 2, "")),
                new DateReader("on 15/03/2024 and 03/15/2024", Language.ENGLISH).first(tenth));
        assertEquals(
                Optional.of(new TextDate(2024, 10, 2, "")),
                new DateReader("on 03/15/2024", Language.ENGLISH).first("am 2.10.2024"));
    }

    @Test
    void datesAreInTheirOrder() {
        var early = ENGLISH.first("2024-05-03 07:12").orElseThrow();
        var late = ENGLISH.first("3 May 2024, 17:05").orElseThrow();

        assertTrue(early.compareTo(late) < 0);
    }
}
