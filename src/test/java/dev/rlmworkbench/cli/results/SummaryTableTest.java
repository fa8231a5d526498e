package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ResultSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    @Test
    void showsMethodsByLengthAndTheVerdictsInWords() {
        var text = SummaryTable.render(crossing(), false, 120);

        assertTrue(
                line(text, "vanilla").matches("vanilla +100 % \\[65-100] 7/7 +0 % \\[0-35] 0/7 +50 % \\[27-73] 7/14"),
                text);
        assertTrue(
                line(text, "rlm").matches("rlm +86 % \\[49-97] 6/7 +100 % \\[65-100] 7/7 +93 % \\[69-99] 13/14"), text);
        var words = text.replace("\n  ", " ");
        assertTrue(
                words.contains(
                        "All lengths: no difference shown between vanilla and rlm at n = 14 (about 450 pairs would show 10"),
                text);
        assertTrue(words.contains("Crossover length: from 8K tokens on rlm stays ahead of vanilla"), text);
        assertTrue(words.contains("p = 0.031)"), text);
        assertTrue(
                words.contains("Cost of rlm at n = 14: a task 3.0 s, 130 tokens; a right answer 3.2 s, 140 tokens."),
                text);
    }

    @Test
    void byLengthGivesARowAndAVerdictForEachLength() {
        var text = SummaryTable.render(crossing(), true, 120);

        assertTrue(text.contains("4K tokens: no difference shown between vanilla and rlm"), text);
        assertTrue(text.contains("8K tokens: rlm beats vanilla"), text);
        assertTrue(
                text.lines()
                        .anyMatch(line ->
                                line.matches("8K tokens +rlm +100 % .* 7 +3\\.0 \\[3\\.0-3\\.0] +3\\.0 +110 +20 .*")),
                text);
        assertTrue(text.lines().anyMatch(line -> line.matches("All lengths +vanilla +50 % .*")), text);
    }

    @Test
    void everyLineFitsEvenANarrowTerminal() {
        for (int width : new int[] {60, 80, 120}) {
            for (boolean byLength : new boolean[] {true, false}) {
                var text = SummaryTable.render(crossing(), byLength, width);
                assertTrue(text.lines().allMatch(line -> line.length() <= width), text);
                assertTrue(text.contains("93 % [69-99] 13/14"), text);
            }
        }
    }

    @Test
    void kindsOfQuestionsHaveATableOfTheirOwnWithTotals() {
        var text = SummaryTable.render(
                summary(
                        ResultSamples.of("vanilla", 4_000, 1, true).withKind("sum"),
                        ResultSamples.of("vanilla", 4_000, 2, false).withKind("not_in_text"),
                        ResultSamples.of("vanilla", 4_000, 3, true).withKind("who_said")),
                false,
                120);

        var names = text.lines()
                .dropWhile(line -> !line.startsWith("kind "))
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.split(" {2,}")[0])
                .toList();
        assertEquals(
                List.of("kind", "not_in_text", "sum", "who_said", "ALL tuned", "ALL held_out", "not_in_text", "ALL"),
                names);
        assertTrue(
                line(text, "ALL tuned")
                        .matches("ALL tuned +tuned +vanilla +50 % \\[9-91] 1/2 +1\\.0 +1\\.0 +0\\.0 +110"),
                text);
    }

    @Test
    void aSingleLengthNeedsNoTotalsAndHasNoCrossover() {
        var text = SummaryTable.render(
                summary(ResultSamples.of("vanilla", 4_000, 1, true), ResultSamples.of("rlm", 4_000, 1, true)),
                true,
                120);

        assertFalse(text.toLowerCase(Locale.ROOT).contains("all lengths"), text);
        assertFalse(text.contains("rossover"), text);
        assertTrue(text.contains("4K tokens: no difference shown between vanilla and rlm at n = 1 (at"), text);
    }

    @Test
    void saysWhenThereIsNoCrossover() {
        var text = SummaryTable.render(
                summary(
                        ResultSamples.of("vanilla", 4_000, 1, true),
                        ResultSamples.of("rlm", 4_000, 1, true),
                        ResultSamples.of("vanilla", 8_000, 1, true),
                        ResultSamples.of("rlm", 8_000, 1, true)),
                false,
                200);

        assertTrue(text.contains("No crossover length: there is no measured length from which rlm stays ahead"), text);
    }

    @Test
    void whereTasksFailedTheAccuracyIsToldWithErrorsAsWrong() {
        for (boolean byLength : new boolean[] {true, false}) {
            var text = SummaryTable.render(
                    summary(
                            ResultSamples.of("vanilla", 4_000, 1, true),
                            ResultSamples.of("vanilla", 4_000, 2, true).withError("server gone"),
                            ResultSamples.of("rlm", 4_000, 1, true),
                            ResultSamples.of("rlm", 4_000, 2, true)),
                    byLength,
                    120);

            assertTrue(text.contains("100 % [21-100] 1/1 (50 % [9-91] with 1 error)"), text);
            assertTrue(text.contains("100 % [34-100] 2/2"), text);
            assertFalse(text.contains("2/2 ("), text);
            assertTrue(text.replace("\n  ", " ").contains("1 task left out: 1 failed in vanilla only."), text);
        }
    }

    @Test
    void namesTheModelWhereThereAreSeveral() {
        var text = SummaryTable.render(
                summary(
                        ResultSamples.of("rlm", 4_000, 1, true).withModel("one\u001b[2J"),
                        ResultSamples.of("rlm", 4_000, 1, true).withModel("two")),
                false,
                120);

        assertTrue(text.contains("rlm on one?[2J"), text);
        assertTrue(text.contains("rlm on two"), text);
        assertFalse(text.contains("\u001b"));
    }

    @Test
    void withoutResultsItSaysSo() {
        assertEquals("No results.\n", SummaryTable.render(new Summary(List.of()), false, 80));
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start + " "))
                .findFirst()
                .orElseThrow();
    }

    /// Vanilla solves all at 4K and none at 8K; the RLM misses one at 4K.
    private static Summary crossing() {
        var samples = new ArrayList<ResultSamples>();
        for (int seed = 0; seed < 7; seed++) {
            samples.add(ResultSamples.of("vanilla", 4_000, seed, true));
            samples.add(ResultSamples.of("vanilla", 8_000, seed, false));
            samples.add(ResultSamples.of("rlm", 4_000, seed, seed > 0).withCost(3, 4));
            samples.add(ResultSamples.of("rlm", 8_000, seed, true).withCost(3, 4));
        }
        return summary(samples.toArray(ResultSamples[]::new));
    }

    private static Summary summary(ResultSamples... samples) {
        return Summary.of(Stream.of(samples).map(ResultSamples::row).toList(), ShippedBenchmarks.all());
    }
}
