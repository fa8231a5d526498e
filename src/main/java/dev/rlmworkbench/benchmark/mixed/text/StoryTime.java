package dev.rlmworkbench.benchmark.mixed.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/// The time that a text covers. Later places in the text are later in time.
///
/// @param minutes from start to end
public record StoryTime(LocalDateTime start, long minutes) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /// A year or more, and about one day for each 300 characters of the text.
    static StoryTime of(Draw draw, int chars) {
        var start = LocalDate.of(draw.between(1921, 1979), draw.between(1, 12), draw.between(1, 28))
                .atTime(draw.between(5, 9), draw.between(0, 59));
        return new StoryTime(start, Math.max(380, chars / 300) * 24L * 60);
    }

    /// @param place 0 to 1
    public LocalDateTime at(double place) {
        return start.plusMinutes((long) (place * minutes));
    }

    public LocalDate dayAt(double place) {
        return at(place).toLocalDate();
    }

    /// `4 March 1931`.
    public static String day(LocalDate day) {
        return LONG.format(day);
    }

    /// `07:12`.
    public static String clock(TemporalAccessor time) {
        return CLOCK.format(time);
    }

    /// All ways to write a day that are taken for right.
    public static List<String> forms(LocalDate day) {
        var american = AMERICAN.format(day);
        return List.of(day(day), american, american.replace(",", ""), SHORT.format(day), day.toString());
    }
}
