package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.SeriesComparison.LostPairs;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.stats.PairedTest;
import dev.rlmworkbench.stats.PairsNeeded;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void cellsCountAccuracyTimeAndCost() {
        var part = only(summary(
                ResultSamples.of("rlm", 4_000, 1, true).withCost(1, 2),
                ResultSamples.of("rlm", 4_000, 2, false).withCost(2, 4),
                ResultSamples.of("rlm", 4_000, 3, true).withCost(10, 6),
                ResultSamples.of("rlm", 8_000, 1, false)));

        var cell = part.cells().getFirst();
        assertEquals(new ContextLength(4_000, "tokens"), cell.length());
        assertEquals(3, cell.n());
        assertEquals(2, cell.correct());
        assertEquals(WilsonInterval.of(2, 3), cell.interval());
        assertEquals(2, cell.latencyP50S());
        // numpy.percentile([1, 2, 10], 95)
        assertEquals(9.2, cell.latencyP95S(), 1e-9);
        assertEquals(1.5, cell.latencyP25S(), 1e-9);
        assertEquals(6, cell.latencyP75S(), 1e-9);
        assertNull(cell.latencyP50IntervalS(), "three tasks do not tell where the median lies");
        assertEquals(110, cell.rootTokensMean());
        assertEquals(20, cell.subTokensMean());
        assertEquals(4, cell.subCallsMean());
        var total = part.totals().getFirst();
        assertNull(total.length());
        assertEquals(4, total.n());
    }

    @Test
    void resultsWithOtherHelpersAreASeriesOfTheirOwn() {
        var rlm = ResultSamples.of("rlm", 4_000, 1, true);
        var summary = Summary.of(
                List.of(
                        ResultRow.of(rlm.recordWithHelpers(null)),
                        ResultRow.of(ResultSamples.of("rlm", 4_000, 2, true).recordWithHelpers("all")),
                        ResultRow.of(rlm.withProfile("other").recordWithHelpers("none")),
                        ResultRow.of(rlm.recordWithHelpers("seed")),
                        ResultSamples.of("vanilla", 4_000, 1, true).row()),
                ShippedBenchmarks.all());
        var labels = summary.parts().getFirst().totals().stream()
                .map(total -> total.series().label() + " " + total.n())
                .toList();
        assertEquals(List.of("vanilla 1", "rlm 2", "rlm (helpers: none) 1", "rlm (helpers: seed) 1"), labels);
    }

    @Test
    void kindsOfQuestionsAreSummedUpEachAndBySplit() {
        var part = only(summary(
                ResultSamples.of("rlm", 4_000, 1, true).withKind("not_in_text"),
                ResultSamples.of("rlm", 4_000, 2, false).withKind("lookup"),
                ResultSamples.of("rlm", 8_000, 3, true).withKind("lookup"),
                ResultSamples.of("rlm", 8_000, 4, true).withKind("negation"),
                ResultSamples.of("rlm", 8_000, 5, false).withKind("setting")));

        assertEquals(
                List.of(
                        "lookup tuned 1/2",
                        "not_in_text tuned 1/1",
                        "negation held_out 1/1",
                        "setting unseen 0/1",
                        "null tuned 2/3",
                        "null held_out 1/1",
                        "null unseen 0/1",
                        "null null 3/5"),
                part.kinds().stream()
                        .map(kind -> kind.kind() + " " + kind.split() + " "
                                + kind.cell().correct() + "/" + kind.cell().n())
                        .toList());
        assertEquals(1, part.kinds().getFirst().cell().turnsMean());
        assertEquals(
                List.of(),
                only(summary(ResultSamples.of("rlm", 4_000, 1, true))).kinds());
    }

    @Test
    void failedTasksAreErrorsAndNeitherRightNorWrong() {
        var cell = only(summary(
                        ResultSamples.of("rlm", 4_000, 1, true),
                        ResultSamples.of("rlm", 4_000, 2, false).withError("server gone")))
                .cells()
                .getFirst();

        assertEquals(1, cell.n());
        assertEquals(1, cell.accuracy());
        assertEquals(1, cell.errors());
        assertEquals(0.5, cell.accuracyErrorsWrong());
        assertEquals(WilsonInterval.of(1, 2), cell.intervalErrorsWrong());
    }

    @Test
    void withoutErrorsThereIsOneAccuracy() {
        var cell =
                only(summary(ResultSamples.of("rlm", 4_000, 1, true))).cells().getFirst();

        assertNull(cell.accuracyErrorsWrong());
        assertNull(cell.intervalErrorsWrong());
    }

    @Test
    void onlyTasksThatBothAnsweredArePaired() {
        var comparison = only(summary(
                        ResultSamples.of("vanilla", 4_000, 1, true),
                        ResultSamples.of("vanilla", 4_000, 2, true),
                        ResultSamples.of("vanilla", 4_000, 3, true),
                        ResultSamples.of("rlm", 4_000, 1, false),
                        ResultSamples.of("rlm", 4_000, 2, true).withError("server gone"),
                        ResultSamples.of("rlm", 8_000, 3, true)))
                .comparisons();

        assertEquals(2, comparison.size());
        assertEquals(PairedTest.of(0, 1, 0, 0), comparison.getFirst().test());
        assertEquals("vanilla", comparison.getFirst().first().method());
        assertEquals(new LostPairs(0, 1, 0, 0, 1), comparison.getFirst().lost());
        assertNull(comparison.getLast().length());
        assertEquals(PairedTest.of(0, 1, 0, 0), comparison.getLast().test());
        assertEquals(new LostPairs(0, 1, 0, 1, 1), comparison.getLast().lost());
    }

    @Test
    void everyTaskIsPairedOrLostForOneReason() {
        var comparison = only(summary(
                        ResultSamples.of("vanilla", 4_000, 1, true),
                        ResultSamples.of("vanilla", 4_000, 2, true).withError("server gone"),
                        ResultSamples.of("vanilla", 4_000, 3, true).withError("server gone"),
                        ResultSamples.of("vanilla", 4_000, 4, true),
                        ResultSamples.of("vanilla", 4_000, 5, true),
                        ResultSamples.of("rlm", 4_000, 1, true),
                        ResultSamples.of("rlm", 4_000, 2, true),
                        ResultSamples.of("rlm", 4_000, 3, true).withError("server gone"),
                        ResultSamples.of("rlm", 4_000, 4, true).withError("server gone"),
                        ResultSamples.of("rlm", 4_000, 6, true).withError("server gone")))
                .comparisons()
                .getFirst();

        assertEquals(PairedTest.of(1, 0, 0, 0), comparison.test());
        assertEquals(new LostPairs(1, 1, 1, 1, 1), comparison.lost());
        assertEquals(5, comparison.lost().total());
    }

    @Test
    void seriesWithoutACommonTaskAreNotComparedUnlessErrorsAreTheReason() {
        var apart = only(summary(ResultSamples.of("vanilla", 4_000, 1, true), ResultSamples.of("rlm", 4_000, 2, true)));
        var failed = only(summary(
                ResultSamples.of("vanilla", 4_000, 1, true),
                ResultSamples.of("rlm", 4_000, 1, true).withError("server gone")));

        assertEquals(List.of(), apart.comparisons());
        assertEquals(0, failed.comparisons().getFirst().test().pairs());
        assertEquals(1, failed.comparisons().getFirst().lost().errorInSecond());
    }

    @Test
    void aWinnerIsNamedOnlyWhenTheDifferenceStands() {
        var samples = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 7; seed++) {
            samples.add(ResultSamples.of("vanilla", 8_000, seed, false));
            samples.add(ResultSamples.of("rlm", 8_000, seed, true));
            samples.add(ResultSamples.of("vanilla", 4_000, seed, seed > 0));
            samples.add(ResultSamples.of("rlm", 4_000, seed, seed > 1));
        }
        var part = only(summary(samples.toArray(ResultSamples[]::new)));

        assertNull(part.comparisons().get(0).winner());
        assertEquals(new Series("rlm", "m", ""), part.comparisons().get(1).winner());
        assertEquals(8_000, part.crossovers().getFirst().from().value());
    }

    /// 6 of 6 gives p = 0.031: enough for one test, not for the first of two.
    @Test
    void theTestsOfOneTableAreCorrectedForTheirNumber() {
        var samples = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 6; seed++) {
            samples.add(ResultSamples.of("vanilla", 8_000, seed, false));
            samples.add(ResultSamples.of("rlm", 8_000, seed, true));
        }
        var alone = only(summary(samples.toArray(ResultSamples[]::new)));
        samples.add(ResultSamples.of("vanilla", 4_000, 1, true));
        samples.add(ResultSamples.of("rlm", 4_000, 1, true));
        samples.add(ResultSamples.of("vanilla", 16_000, 1, true).withError("server gone"));
        samples.add(ResultSamples.of("rlm", 16_000, 1, true));
        var both = only(summary(samples.toArray(ResultSamples[]::new))).comparisons();

        assertEquals("rlm", alone.comparisons().getFirst().winner().method());
        assertEquals(1, alone.comparisons().getFirst().holmTests());
        assertEquals(
                Arrays.asList(4_000, 8_000, 16_000, null),
                both.stream()
                        .map(one -> one.length() == null ? null : one.length().value())
                        .toList());
        assertEquals(0.0625, both.get(1).holmP());
        assertEquals(2, both.get(1).holmTests(), "a length without pairs is no test");
        assertNull(both.get(1).winner());
        assertEquals(0.03125, both.get(3).holmP(), "over all lengths there is one test");
        assertEquals("rlm", both.get(3).winner().method());
    }

    @Test
    void aComparisonHoldsTheDifferenceItsIntervalTheOddsAndThePairsNeeded() {
        var samples = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 30; seed++) {
            samples.add(ResultSamples.of("vanilla", 8_000, seed, seed < 2));
            samples.add(ResultSamples.of("rlm", 8_000, seed, seed >= 22));
        }
        var comparison = only(summary(samples.toArray(ResultSamples[]::new)))
                .comparisons()
                .getFirst();

        assertEquals(0.2, comparison.difference(), 1e-12);
        assertEquals(0, comparison.differenceInterval().low());
        assertEquals(0.4, comparison.differenceInterval().high());
        assertEquals(4, comparison.oddsRatio().value());
        assertEquals(new PairsNeeded(10, 260, false), comparison.pairsNeeded());
    }

    @Test
    void severalTaskTypesGetAPartEachAndOneTogether() {
        var summary = summary(
                ResultSamples.of("rlm", 4_000, 1, true),
                ResultSamples.of("rlm", 4_000, 1, true).withType("long_doc_qa"));

        assertEquals(
                List.of("long_doc_qa", "niah", "all"),
                summary.parts().stream().map(Summary.Part::taskType).toList());
        assertEquals(2, summary.parts().getLast().totals().getFirst().n());
    }

    @Test
    void modelsAreNotComparedWithEachOther() {
        var part = only(summary(
                ResultSamples.of("vanilla", 4_000, 1, true).withModel("a"),
                ResultSamples.of("rlm", 4_000, 1, true).withModel("b")));

        assertEquals(2, part.totals().size());
        assertEquals(List.of(), part.comparisons());
    }

    @Test
    void differentPromptsMakeSeriesOfTheirOwn() {
        var part = only(summary(
                ResultSamples.of("rlm", 4_000, 1, true).withProfile("small"),
                ResultSamples.of("rlm", 4_000, 1, false).withProfile("default")));

        assertEquals(List.of("rlm (default)", "rlm (small)"), labels(part));
        assertEquals(1, part.comparisons().getFirst().test().onlySecond());
    }

    @Test
    void runsThatAnswerTheSameTasksStayApart() {
        var part = only(summary(
                ResultSamples.of("rlm", 4_000, 1, true).withRun("a"),
                ResultSamples.of("rlm", 4_000, 1, false).withRun("b")));

        assertEquals(List.of("rlm (a)", "rlm (b)"), labels(part));
    }

    @Test
    void shardsWithDifferentTasksAreOneSeries() {
        var part = only(summary(
                ResultSamples.of("rlm", 4_000, 1, true).withRun("a"),
                ResultSamples.of("rlm", 4_000, 2, false).withRun("b")));

        assertEquals(List.of("rlm"), labels(part));
        assertEquals(2, part.totals().getFirst().n());
    }

    @Test
    void methodsAreListedFromPlainToRecursive() {
        var part = only(summary(Stream.of("rlm", "oddity", "map_reduce", "rlm_no_subcalls", "vanilla")
                .map(method -> ResultSamples.of(method, 4_000, 1, true))
                .toArray(ResultSamples[]::new)));

        assertEquals(List.of("vanilla", "map_reduce", "rlm_no_subcalls", "rlm", "oddity"), labels(part));
    }

    @Test
    void nothingGivesAnEmptySummary() {
        assertEquals(new Summary(List.of()), Summary.of(List.of(), ShippedBenchmarks.all()));
    }

    private static List<String> labels(Summary.Part part) {
        return part.totals().stream().map(cell -> cell.series().label()).toList();
    }

    private static Summary.Part only(Summary summary) {
        assertEquals(1, summary.parts().size());
        return summary.parts().getFirst();
    }

    private static Summary summary(ResultSamples... samples) {
        return Summary.of(Stream.of(samples).map(ResultSamples::row).toList(), ShippedBenchmarks.all());
    }
}
