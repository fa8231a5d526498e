package dev.rlmworkbench.experiment.summary;

import dev.rlmworkbench.experiment.summary.SeriesComparison.LostPairs;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the numbers of a summary mean, in plain sentences: the one author of them, for every face of the product. Names
/// of models and settings come from files; whoever prints them makes them harmless for the place where they go.
public final class SummarySentences {

    private static final int MAX_NAME = 60;

    private final Summary.Part part;
    private final boolean severalModels;

    public SummarySentences(Summary.Part part) {
        this.part = part;
        this.severalModels = part.totals().stream()
                        .map(total -> total.series().model())
                        .distinct()
                        .count()
                > 1;
    }

    /// `62 % (58 % with 3 errors as wrong)`; the first share is the one over answered tasks, `-` without any.
    public static String accuracy(SeriesAtLength cell) {
        if (cell.n() == 0 && cell.errors() == 0) {
            return TextNumbers.UNKNOWN;
        }
        var answered = cell.n() == 0 ? TextNumbers.UNKNOWN : TextNumbers.percent(cell.accuracy());
        var withErrors = withErrors(cell);
        return withErrors.isEmpty() ? answered : "%s (%s as wrong)".formatted(answered, withErrors);
    }

    /// `58 % with 3 errors`: the accuracy with errors counted as wrong; empty where there are none.
    public static String withErrors(SeriesAtLength cell) {
        return cell.accuracyErrorsWrong() == null
                ? ""
                : TextNumbers.percent(cell.accuracyErrorsWrong()) + " with " + counted(cell.errors(), "error");
    }

    /// Whether one series is better than another on the same tasks, over all lengths and, if asked for, at each.
    public List<String> comparisons(boolean byLength) {
        boolean single = hasOneLength();
        return part.comparisons().stream()
                .filter(comparison -> comparison.length() == null ? !single : single || byLength)
                .map(this::comparison)
                .toList();
    }

    private String comparison(SeriesComparison comparison) {
        var first = name(comparison.first());
        var second = name(comparison.second());
        var test = comparison.test();
        var verdict =
                switch (test.verdict()) {
                    case FIRST_IS_BETTER -> first + " beats " + second;
                    case SECOND_IS_BETTER -> second + " beats " + first;
                    case NOT_SHOWN -> "no difference shown between " + first + " and " + second;
                };
        var sentence = test.pairs() == 0
                ? "%s and %s have no task that both answered.".formatted(first, second)
                : "%s (%s).".formatted(verdict, counts(test, first, second));
        return length(comparison.length()) + ": " + sentence + lost(comparison.lost(), first, second);
    }

    private static String counts(PairedTest test, String first, String second) {
        return "on %s: only %s right %d, only %s right %d, both %d, neither %d; exact McNemar %s"
                .formatted(
                        counted(test.pairs(), "task"),
                        first,
                        test.onlyFirst(),
                        second,
                        test.onlySecond(),
                        test.both(),
                        test.neither(),
                        TextNumbers.pValue(test.pValue()));
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
        var evidence = " (" + counts(crossover.beyond(), vanilla, rlm) + ").";
        return crossover.fromShortest()
                ? "%s is ahead of %s from the shortest measured length on, %s; the crossover is there or below"
                                .formatted(rlm, vanilla, crossover.from())
                        + evidence
                : "Crossover length: from %s on %s stays ahead of %s".formatted(crossover.from(), rlm, vanilla)
                        + evidence;
    }

    /// What a task and what a right answer cost.
    public List<String> costs() {
        return part.totals().stream()
                .filter(total -> total.n() > 0)
                .map(this::cost)
                .toList();
    }

    private String cost(SeriesAtLength total) {
        var sentence = "Cost of " + name(total.series()) + ": a task " + price(total, total.n());
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
        var name = severalModels ? series.label() + " on " + series.model() : series.label();
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 3) + "...";
    }

    private static String counted(int number, String what) {
        return number + " " + (number == 1 ? what : what + "s");
    }
}
