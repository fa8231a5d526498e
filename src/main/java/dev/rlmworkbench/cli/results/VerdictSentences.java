package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.TextNumbers;
import dev.rlmworkbench.experiment.summary.Crossover;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.SeriesComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.stats.PairedTest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the numbers of a summary mean, in sentences.
final class VerdictSentences {

    private VerdictSentences() {}

    /// Who is better on the same tasks, over all lengths and, if asked for, at each.
    static List<String> pairs(Summary.Part part, boolean byLength) {
        boolean single = hasOneLength(part);
        return part.comparisons().stream()
                .filter(comparison -> comparison.length() == null ? !single : single || byLength)
                .map(comparison -> pair(comparison, part))
                .toList();
    }

    private static String pair(SeriesComparison comparison, Summary.Part part) {
        var first = name(comparison.first(), part);
        var second = name(comparison.second(), part);
        var winner = comparison.winner();
        var verdict = winner == null
                ? "tie between " + first + " and " + second
                : name(winner, part) + " beats "
                        + name(winner.equals(comparison.first()) ? comparison.second() : comparison.first(), part);
        return length(comparison.length()) + ": " + verdict + " (" + counts(comparison.test(), first, second) + ").";
    }

    private static String counts(PairedTest test, String first, String second) {
        return "on " + test.pairs() + (test.pairs() == 1 ? " task" : " tasks") + ": only " + first + " right "
                + test.onlyFirst() + ", only " + second
                + " right " + test.onlySecond() + ", both " + test.both() + ", neither " + test.neither()
                + "; exact McNemar " + TextNumbers.pValue(test.pValue());
    }

    /// From which length on each RLM beats vanilla; nothing where only one length was measured.
    static List<String> crossovers(Summary.Part part) {
        var sentences = new ArrayList<String>();
        if (hasOneLength(part)) {
            return sentences;
        }
        for (var crossover : part.crossovers()) {
            sentences.add(crossover(crossover, part));
        }
        for (var comparison : part.comparisons()) {
            var found = part.crossovers().stream()
                    .anyMatch(crossover -> crossover.vanilla().equals(comparison.first())
                            && crossover.rlm().equals(comparison.second()));
            boolean asked = comparison.length() == null
                    && comparison.first().method().equals("vanilla")
                    && comparison.second().method().startsWith("rlm");
            if (asked && !found) {
                sentences.add("No crossover length: there is no measured length from which "
                        + name(comparison.second(), part) + " stays ahead of " + name(comparison.first(), part)
                        + " by more than chance.");
            }
        }
        return sentences;
    }

    private static String crossover(Crossover crossover, Summary.Part part) {
        var vanilla = name(crossover.vanilla(), part);
        var rlm = name(crossover.rlm(), part);
        var evidence = " (" + counts(crossover.beyond(), vanilla, rlm) + ").";
        return crossover.fromShortest()
                ? rlm + " is ahead of " + vanilla + " from the shortest measured length on, " + crossover.from()
                        + "; the crossover is there or below" + evidence
                : "Crossover length: from " + crossover.from() + " on " + rlm + " stays ahead of " + vanilla + evidence;
    }

    /// What a task and what a right answer cost.
    static List<String> costs(Summary.Part part) {
        return part.totals().stream()
                .filter(total -> total.n() > 0)
                .map(total -> cost(total, part))
                .toList();
    }

    private static String cost(SeriesAtLength total, Summary.Part part) {
        var sentence = "Cost of " + name(total.series(), part) + ": a task " + price(total, total.n());
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

    static boolean hasOneLength(Summary.Part part) {
        return part.cells().stream().map(SeriesAtLength::length).distinct().count() == 1;
    }

    static String length(@Nullable ContextLength length) {
        return length == null ? "All lengths" : length.toString();
    }

    /// With the model where the part has several.
    static String name(Series series, Summary.Part part) {
        boolean several = part.totals().stream()
                        .map(total -> total.series().model())
                        .distinct()
                        .count()
                > 1;
        return OneLine.of(several ? series.label() + " on " + series.model() : series.label(), 60);
    }
}
