package dev.rlmworkbench.result.training;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// A time in UTC as Java writes it, such as `2026-01-02T03:04:05.123456Z`, read by the places of its digits: of the
/// reading of hundreds of thousands of lines, a formatter takes a third.
final class IsoInstant {

    private static final String SHAPE = "0000-00-00T00:00:00.000000000";
    private static final int WITHOUT_FRACTION = SHAPE.indexOf('.');

    private IsoInstant() {}

    /// @throws java.time.DateTimeException when it is no time
    static Instant of(String text) {
        return isUsual(text) ? ofDigits(text) : Instant.parse(text);
    }

    private static boolean isUsual(String text) {
        int end = text.length() - 1;
        if (end != WITHOUT_FRACTION && end < WITHOUT_FRACTION + 2 || end > SHAPE.length() || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char is = text.charAt(i);
            char wanted = SHAPE.charAt(i);
            if (wanted == '0' ? is < '0' || is > '9' : is != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant ofDigits(String text) {
        int nanos = 0;
        for (int i = WITHOUT_FRACTION + 1; i < SHAPE.length(); i++) {
            nanos = 10 * nanos + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
