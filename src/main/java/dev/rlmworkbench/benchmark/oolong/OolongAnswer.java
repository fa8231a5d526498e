package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.Task;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// OOLONG's score (Bertsch et al. 2025): 1 for the right answer, 0.75 to the power of the error for a count, and dates
/// by what they say. The answer is what stands behind the last colon of the prediction, without `*`, `[` and `]`; of a
/// prediction without a colon it is all where that is short, else the last word. Of a comparison the last phrase of
/// comparison counts. A prediction that is nothing but the answer is right, too; a full stop at the end and commas
/// between thousands are no part of it.
///
/// @param right as the question wants it written; a date as `MM/DD/YYYY`
public record OolongAnswer(Type type, String right) implements AnswerRule {

    /// What is asked for.
    public enum Type {
        /// A label, a user or a month with its year: right or wrong.
        TEXT,
        COMPARISON,
        NUMERIC,
        DATE
    }

    private static final Pattern COMPARISON = Pattern.compile("more common|less common|same frequency");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final int SHORT = 20;
    private static final double CREDIT = 0.75;
    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "M/d/uuuu", "uuuu-M-d", "MMM d, uuuu", "MMMM d, uuuu", "d MMM uuuu", "d MMMM uuuu")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toList();

    @Override
    public double score(String prediction, Task task) {
        var said = said(prediction);
        if (isRight(said) || isRight(trimmed(prediction))) {
            return 1;
        }
        return switch (type) {
            case TEXT -> 0;
            case COMPARISON -> comparison(prediction).filter(right::contains).isPresent() ? 1 : 0;
            case NUMERIC ->
                WHOLE_NUMBER.matcher(said).matches()
                        ? Math.pow(CREDIT, Math.abs(Long.parseLong(said) - Long.parseLong(right)))
                        : 0;
            case DATE -> date(said).filter(date(right).orElseThrow()::equals).isPresent() ? 1 : 0;
        };
    }

    private boolean isRight(String said) {
        return said.equalsIgnoreCase(right);
    }

    private static String said(String prediction) {
        int colon = prediction.lastIndexOf(':');
        var rest = trimmed(prediction.substring(colon + 1));
        return colon >= 0 || rest.length() < SHORT ? rest : rest.substring(rest.lastIndexOf(' ') + 1);
    }

    private static String trimmed(String text) {
        var bare = text.replaceAll("[*\\[\\]]|(?<=\\d),(?=\\d{3}(?!\\d))", "").strip();
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static Optional<String> comparison(String prediction) {
        return COMPARISON
                .matcher(prediction.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .reduce((_, last) -> last);
    }

    private static Optional<LocalDate> date(String text) {
        for (var format : DATES) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeParseException _) {
                // another form, or no date at all
            }
        }
        return Optional.empty();
    }
}
