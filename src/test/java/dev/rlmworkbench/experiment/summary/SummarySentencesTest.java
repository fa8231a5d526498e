package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.result.ResultSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummarySentencesTest {

    @Test
    void aDifferenceThatStandsHasAWinner() {
        var results = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 6; seed++) {
            results.add(ResultSamples.of("vanilla", 8_000, seed, false));
            results.add(ResultSamples.of("rlm", 8_000, seed, true));
        }

        assertEquals(
                List.of(
                        "8K tokens: rlm beats vanilla by 100 points [45 to 100] at n = 6 (only vanilla right 0, only rlm right"
                                + " 6, both 0, neither 0; exact McNemar p = 0.031)."),
                words(results.toArray(ResultSamples[]::new)).comparisons(false));
    }

    @Test
    void withoutASignificantTestNobodyWinsAndNothingIsATie() {
        var sentence = words(ResultSamples.of("vanilla", 4_000, 1, true), ResultSamples.of("rlm", 4_000, 1, true))
                .comparisons(false)
                .getFirst();

        assertEquals(
                "4K tokens: no difference shown between vanilla and rlm at n = 1 (at least 77 pairs would show 10 points):"
                        + " rlm 0 points [-79 to +79] (only vanilla right 0, only rlm right 0, both 1, neither 0; exact"
                        + " McNemar p = 1.000).",
                sentence);
        assertFalse(sentence.toLowerCase(Locale.ROOT).matches(".*\\b(tie|beats|winner)\\b.*"));
    }

    @Test
    void aDifferenceThatIsNotShownSaysHowManyPairsWouldShowOne() {
        var results = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 30; seed++) {
            results.add(ResultSamples.of("vanilla", 4_000, seed, seed < 14));
            results.add(ResultSamples.of("rlm", 4_000, seed, seed >= 4 && seed < 19));
        }

        assertEquals(
                List.of(
                        "4K tokens: no difference shown between vanilla and rlm at n = 30 (about 240 pairs would show 10"
                                + " points): rlm +3 points [-17 to +23] (only vanilla right 4, only rlm right 5, both 10, neither"
                                + " 11; exact McNemar p = 1.000)."),
                words(results.toArray(ResultSamples[]::new)).comparisons(false));
    }

    @Test
    void aVerdictRestsOnThePCorrectedForTheTestsOfItsTable() {
        var results = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 6; seed++) {
            results.add(ResultSamples.of("vanilla", 4_000, seed, true));
            results.add(ResultSamples.of("rlm", 4_000, seed, false));
            results.add(ResultSamples.of("vanilla", 8_000, seed, false));
            results.add(ResultSamples.of("rlm", 8_000, seed, false));
        }
        var sentences = words(results.toArray(ResultSamples[]::new)).comparisons(true);

        assertTrue(
                sentences.get(0).startsWith("4K tokens: no difference shown between vanilla and rlm at n = 6"),
                sentences::toString);
        assertTrue(
                sentences.get(0).endsWith("exact McNemar p = 0.031, with Holm's correction for 2 tests p = 0.063)."),
                sentences::toString);
        assertTrue(
                sentences.get(2).startsWith("All lengths: vanilla beats rlm by 50 points [25 to 75] at n = 12 ("),
                sentences::toString);
    }

    @Test
    void aCrossoverSaysWhereTheLinesCrossAndHowSureThatIs() {
        var results = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 16; seed++) {
            results.add(ResultSamples.of("vanilla", 4_000, seed, true));
            results.add(ResultSamples.of("rlm", 4_000, seed, seed < 8));
            results.add(ResultSamples.of("vanilla", 8_000, seed, seed < 8));
            results.add(ResultSamples.of("rlm", 8_000, seed, true));
        }

        assertEquals(
                List.of(
                        "Crossover length: from 8K tokens on rlm stays ahead of vanilla at n = 16 (only vanilla right 0,"
                                + " only rlm right 8, both 8, neither 0; exact McNemar p = 0.008, with the correction for where it"
                                + " could begin p = 0.016); the lines cross at 5.7K tokens, 95 % interval by resampling 5K to"
                                + " 6.5K tokens."),
                words(results.toArray(ResultSamples[]::new)).crossovers());
    }

    @Test
    void aCrossoverThatSomeResamplesDoNotHaveSaysSo() {
        var results = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 30; seed++) {
            results.add(ResultSamples.of("vanilla", 4_000, seed, seed >= 20));
            results.add(ResultSamples.of("rlm", 4_000, seed, true));
            results.add(ResultSamples.of("vanilla", 8_000, seed, seed < 28));
            results.add(ResultSamples.of("rlm", 8_000, seed, seed < 29));
        }

        assertTrue(
                words(results.toArray(ResultSamples[]::new))
                        .crossovers()
                        .getFirst()
                        .endsWith(
                                "; 95 % interval by resampling 4K or less to 4K tokens, with no crossing in 36 % of the"
                                        + " resamples."),
                words(results.toArray(ResultSamples[]::new)).crossovers()::toString);
    }

    @Test
    void lostPairsAreCountedWithTheirReasons() {
        var sentence = words(
                        ResultSamples.of("vanilla", 4_000, 1, true),
                        ResultSamples.of("vanilla", 4_000, 2, true).withError("server gone"),
                        ResultSamples.of("vanilla", 4_000, 3, true).withError("server gone"),
                        ResultSamples.of("vanilla", 4_000, 4, true),
                        ResultSamples.of("rlm", 4_000, 1, true),
                        ResultSamples.of("rlm", 4_000, 2, true),
                        ResultSamples.of("rlm", 4_000, 3, true).withError("server gone"),
                        ResultSamples.of("rlm", 4_000, 5, true),
                        ResultSamples.of("rlm", 4_000, 6, true))
                .comparisons(false)
                .getFirst();

        assertEquals(
                "5 tasks left out: 1 failed in vanilla only, 1 failed in both, 2 not run by vanilla, 1 not run by"
                        + " rlm.",
                sentence.substring(sentence.indexOf(").") + 3));
    }

    @Test
    void whereErrorsLeaveNoPairTheyAreToldAlone() {
        assertEquals(
                List.of("4K tokens: vanilla and rlm have no task that both answered. 1 task left out: 1 failed in rlm"
                        + " only."),
                words(
                                ResultSamples.of("vanilla", 4_000, 1, true),
                                ResultSamples.of("rlm", 4_000, 1, true).withError("server gone"))
                        .comparisons(false));
    }

    @Test
    void anAccuracyWithErrorsIsToldBothWays() {
        assertEquals("67 % [21-94] of 3 (50 % [15-85] with 1 error as wrong)", accuracy(2, 1, 1));
        assertEquals("100 % [34-100] of 2 (50 % [15-85] with 2 errors as wrong)", accuracy(2, 0, 2));
        assertEquals("- (0 % [0-66] with 2 errors as wrong)", accuracy(0, 0, 2));
        assertEquals("50 % [9-91] of 2", accuracy(1, 1, 0));
    }

    private static String accuracy(int right, int wrong, int errors) {
        var results = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < right + wrong + errors; seed++) {
            var result = ResultSamples.of("rlm", 4_000, seed, seed < right);
            results.add(seed < right + wrong ? result : result.withError("server gone"));
        }
        return SummarySentences.accuracy(
                part(results.toArray(ResultSamples[]::new)).totals().getFirst());
    }

    private static SummarySentences words(ResultSamples... results) {
        return new SummarySentences(part(results));
    }

    private static Summary.Part part(ResultSamples... results) {
        return Summary.of(Stream.of(results).map(ResultSamples::row).toList(), ShippedBenchmarks.all())
                .parts()
                .getFirst();
    }
}
