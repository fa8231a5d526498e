package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.experiment.summary.SeriesComparison.LostPairs;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.PairedTest;
import dev.rlmworkbench.stats.PairsNeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the numbers of a summary mean, in plain sentences: the one author of them, for every face of the product. Names
/// of models and settings come from files; whoever prints them makes them harmless for the place where they go.
public final class SummarySentences {

    private static final int MAX_NAME = 60;

    private final Summary.Part part;
    private final UnaryOperator<String> methodNames;
    private final boolean severalModels;

    /// With the names of methods as in result files.
    public SummarySentences(Summary.Part part) {
        this(part, UnaryOperator.identity());
    }

    /// @param methodNames what methods are called in the sentences
    public SummarySentences(Summary.Part part, UnaryOperator<String> methodNames) {
        this.part = part;
        this.methodNames = methodNames;
        this.severalModels = part.totals().stream()
                        .map(total -> total.series().model())
                        .distinct()
                        .count()
                > 1;
    }

    /// `62 % [48-74] of 50 (58 % [45-70] with 3 errors as wrong)`: the accuracy over answered tasks with its 95 %
    /// interval and their number, `-` without any; in brackets where tasks failed the accuracy with these counted
    /// as wrong.
    public static String accuracy(SeriesAtLength cell) {
        if (cell.n() == 0 && cell.errors() == 0) {
            return TextNumbers.UNKNOWN;
        }
        var answered = cell.n() == 0
                ? TextNumbers.UNKNOWN
                : TextNumbers.percent(cell.accuracy(), cell.interval()) + " of " + cell.n();
        var withErrors = errorsAsWrong(cell);
        return withErrors.isEmpty() ? answered : "%s (%s as wrong)".formatted(answered, withErrors);
    }

    /// `58 % [45-70] with 3 errors`: the accuracy with errors counted as wrong; empty where there are none.
    public static String errorsAsWrong(SeriesAtLength cell) {
        return cell.accuracyErrorsWrong() == null || cell.intervalErrorsWrong() == null
                ? ""
                : withErrors(TextNumbers.percent(cell.accuracyErrorsWrong(), cell.intervalErrorsWrong()), cell);
    }

    /// `58 % with 3 errors`: the same where there is no room for the interval.
    public static String withErrors(SeriesAtLength cell) {
        return cell.accuracyErrorsWrong() == null
                ? ""
                : withErrors(TextNumbers.percent(cell.accuracyErrorsWrong()), cell);
    }

    private static String withErrors(String accuracy, SeriesAtLength cell) {
        return accuracy + " with " + counted(cell.errors(), "error");
    }

    /// Whether one series is better than another on the same tasks, over all lengths and, if asked for, at each.
    public List<String> comparisons(boolean byLength) {
        boolean single = hasOneLength();
        return part.comparisons().stream()
                .filter(comparison -> comparison.length() == null ? !single : single || byLength)
                .map(this::comparison)
                .toList();
    }

    /// One of them.
    String comparison(SeriesComparison comparison) {
        var first = name(comparison.first());
        var second = name(comparison.second());
        var test = comparison.test();
        var sentence = test.pairs() == 0
                ? "%s and %s have no task that both answered.".formatted(first, second)
                : "%s (%s; %s%s)."
                        .formatted(
                                verdict(comparison, first, second),
                                counts(test, first, second),
                                exact(test),
                                holm(comparison));
        return length(comparison.length()) + ": " + sentence + lost(comparison.lost(), first, second);
    }

    /// `rlm beats vanilla by 40 points [12 to 63] at n = 30`, or `no difference shown between vanilla and rlm at n
    /// = 30 (about 240 pairs would show 10 points): rlm +3 points [-13 to 20]`. The interval is the second's lead.
    private static String verdict(SeriesComparison comparison, String first, String second) {
        var test = comparison.test();
        var interval = Objects.requireNonNull(comparison.differenceInterval());
        if (comparison.winner() == null) {
            return "no difference shown between %s and %s at n = %d%s: %s %s points [%s to %s]"
                    .formatted(
                            first,
                            second,
                            test.pairs(),
                            needed(comparison.pairsNeeded()),
                            second,
                            TextNumbers.points(test.difference()),
                            TextNumbers.points(interval.low()),
                            TextNumbers.points(interval.high()));
        }
        boolean secondWins = test.onlySecond() > test.onlyFirst();
        return "%s beats %s by %d points [%d to %d] at n = %d"
                .formatted(
                        secondWins ? second : first,
                        secondWins ? first : second,
                        Math.round(100 * Math.abs(test.difference())),
                        Math.round(100 * (secondWins ? interval.low() : -interval.high())),
                        Math.round(100 * (secondWins ? interval.high() : -interval.low())),
                        test.pairs());
    }

    private static String needed(@Nullable PairsNeeded needed) {
        return needed == null
                ? ""
                : " (%s %,d pairs would show %s)"
                        .formatted(
                                needed.atLeast() ? "at least" : "about",
                                needed.about(),
                                counted(needed.points(), "point"));
    }

    private static String exact(PairedTest test) {
        return "exact McNemar " + TextNumbers.pValue(test.pValue());
    }

    private static String holm(SeriesComparison comparison) {
        return comparison.holmTests() == 1
                ? ""
                : ", with Holm's correction for %d tests %s"
                        .formatted(comparison.holmTests(), TextNumbers.pValue(comparison.holmP()));
    }

    private static String counts(PairedTest test, String first, String second) {
        return "only %s right %d, only %s right %d, both %d, neither %d"
                .formatted(first, test.onlyFirst(), second, test.onlySecond(), test.both(), test.neither());
    }

    private static String lost(LostPairs lost, String first, String second) {
        if (lost.total() == 0) {
            return "";
        }
        var reasons = Stream.of(
                        reason(lost.errorInFirst(), "failed in " + first + " only"),
                        reason(lost.errorInSecond(), "failed in " + second + " only"),
                        reason(lost.errorInBoth(), "failed in both"),
                        reason(lost.notRunByFirst(), "not run by " + first),
                        reason(lost.notRunBySecond(), "not run by " + second))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining(", "));
        return " %s left out: %s.".formatted(counted(lost.total(), "task"), reasons);
    }

    private static String reason(int tasks, String why) {
        return tasks == 0 ? "" : tasks + " " + why;
    }

    /// From which length on each RLM is ahead of vanilla; nothing where only one length was measured.
    public List<String> crossovers() {
        var sentences = new ArrayList<String>();
        if (hasOneLength()) {
            return sentences;
        }
        for (var crossover : part.crossovers()) {
            sentences.add(crossover(crossover));
        }
        for (var comparison : part.comparisons()) {
            var found = part.crossovers().stream()
                    .anyMatch(crossover -> crossover.vanilla().equals(comparison.first())
                            && crossover.rlm().equals(comparison.second()));
            boolean asked = comparison.length() == null
                    && comparison.first().method().equals("vanilla")
                    && comparison.second().isRlm();
            if (asked && !found) {
                sentences.add(
                        "No crossover length: there is no measured length from which %s stays ahead of %s by more than chance."
                                .formatted(name(comparison.second()), name(comparison.first())));
            }
        }
        return sentences;
    }

    private String crossover(SeriesCrossover crossover) {
        var vanilla = name(crossover.vanilla());
        var rlm = name(crossover.rlm());
        var evidence = " at n = %d (%s; %s, with the correction for where it could begin %s)"
                .formatted(
                        crossover.beyond().pairs(),
                        counts(crossover.beyond(), vanilla, rlm),
                        exact(crossover.beyond()),
                        TextNumbers.pValue(crossover.holmP()));
        return crossover.fromShortest()
                ? "%s is ahead of %s from the shortest measured length on, %s, so the crossover is there or below,"
                                .formatted(rlm, vanilla, crossover.from())
                        + evidence + "; " + spread(crossover) + "."
                : "Crossover length: from %s on %s stays ahead of %s".formatted(crossover.from(), rlm, vanilla)
                        + evidence + "; the lines cross at "
                        + TextNumbers.length(crossover.at()) + " "
                        + crossover.from().unit() + ", " + spread(crossover) + ".";
    }

    /// Where the lines of vanilla and an RLM cross, in a few words as they fit under a chart.
    ///
    /// @param unit of the lengths
    public List<String> crossings(String unit) {
        return part.crossovers().stream()
                .filter(crossover -> crossover.from().unit().equals(unit))
                .map(crossover -> crossover.fromShortest()
                        ? "%s is ahead of %s from the shortest length on."
                                .formatted(name(crossover.rlm()), name(crossover.vanilla()))
                        : "%s crosses %s at %s %s, %s."
                                .formatted(
                                        name(crossover.rlm()),
                                        name(crossover.vanilla()),
                                        TextNumbers.length(crossover.at()),
                                        unit,
                                        spread(crossover)))
                .toList();
    }

    /// `95 % interval by resampling 600 or less to 2.5K tokens, with no crossing in 3 % of the resamples`.
    private static String spread(SeriesCrossover crossover) {
        var spread = crossover.spread();
        double without = spread.shareWithout();
        return "95 %% interval by resampling %s%s to %s %s%s"
                .formatted(
                        TextNumbers.length(spread.interval().low()),
                        spread.openBelow() ? " or less" : "",
                        TextNumbers.length(spread.interval().high()),
                        crossover.from().unit(),
                        without == 0
                                ? ""
                                : ", with no crossing in %s of the resamples"
                                        .formatted(without < 0.005 ? "less than 1 %" : TextNumbers.percent(without)));
    }

    /// What a task and what a right answer cost.
    public List<String> costs() {
        return part.totals().stream()
                .filter(total -> total.n() > 0)
                .map(this::cost)
                .toList();
    }

    private String cost(SeriesAtLength total) {
        var sentence =
                "Cost of " + name(total.series()) + " at n = " + total.n() + ": a task " + price(total, total.n());
        return total.correct() == 0
                ? sentence + "; no right answer."
                : sentence + "; a right answer " + price(total, total.correct()) + ".";
    }

    private static String price(SeriesAtLength total, int units) {
        var seconds = TextNumbers.seconds(total.latencySumS() / units) + " s";
        var tokens = total.tokensMean();
        return tokens == null
                ? seconds
                : seconds + ", " + TextNumbers.count(tokens * total.n() / units) + " tokens"
                        + (total.tokensEstimated() ? " (estimated)" : "");
    }

    public boolean hasOneLength() {
        return part.cells().stream()
                        .map(SeriesAtLength::length)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                == 1;
    }

    public static String length(@Nullable ContextLength length) {
        return length == null ? "All lengths" : length.toString();
    }

    /// With the model where the part has several.
    public String name(Series series) {
        var label = series.label(methodNames);
        var name = severalModels ? label + " on " + series.modelName() : label;
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 3) + "...";
    }

    private static String counted(int number, String what) {
        return number + " " + (number == 1 ? what : what + "s");
    }
}
