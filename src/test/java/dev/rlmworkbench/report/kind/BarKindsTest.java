package dev.rlmworkbench.report.kind;

import static dev.rlmworkbench.report.kind.ResultOf.method;
import static dev.rlmworkbench.report.kind.ResultOf.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.result.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BarKindsTest {

    @Test
    void theAdvantageIsTheDifferenceOnTheSameTasks() {
        var figure = first(
                "advantage_by_context",
                part(
                        method("vanilla", 1).right(false),
                        method("vanilla", 2).right(false),
                        method("vanilla", 3),
                        method("vanilla", 4),
                        method("rlm", 1),
                        method("rlm", 2),
                        method("rlm", 3),
                        method("rlm", 5)));

        assertEquals(List.of("RLM - Vanilla: 4K 67"), bars(figure));
        var bar = figure.groups().getFirst().bars().getFirst();
        assertEquals(3, bar.n());
        assertEquals(
                List.of(
                        "+67 points on 3 tasks",
                        "95 % interval 0 to +100 points",
                        "only RLM right 2, only Vanilla right 0",
                        "exact McNemar p = 0.500"),
                bar.facts());
        assertEquals(1, bar.high());
        assertTrue(figure.text().notes().contains("Left out, as failed or not run by Vanilla or RLM: 2 tasks."));
    }

    @Test
    void theAdvantageOverEachOtherMethodIsAFigure() {
        var figures = FigureKinds.find("advantage_by_context")
                .orElseThrow()
                .figures(part(
                        method("vanilla", 1), method("retrieve", 1), method("rlm_no_subcalls", 1), method("rlm", 1)));
        assertEquals(
                List.of(
                        "advantage_by_context",
                        "advantage_by_context_over_retrieve",
                        "advantage_by_context_over_rlm_no_subcalls"),
                figures.stream().map(figure -> figure.text().id()).toList());
        assertEquals(List.of("RLM without sub-calls - Vanilla: 4K 0", "RLM - Vanilla: 4K 0"), bars((BarFigure)
                figures.getFirst()));
    }

    @Test
    void aLengthThatOnlyOneMethodAnsweredHasNoPlaceAmongDifferences() {
        var results = part(
                method("vanilla", 1),
                method("rlm", 1),
                method("vanilla", 2).tokens(8_000),
                method("vanilla", 3).tokens(16_000),
                method("rlm", 3).tokens(16_000));
        assertEquals(
                List.of("4K", "16K"), first("advantage_by_context", results).categories());
        assertEquals(List.of("RLM - Vanilla: 4K 0, 16K 0"), bars(first("advantage_by_context", results)));
        assertEquals(
                List.of("4K", "16K"), first("outcome_decomposition", results).categories());
    }

    @Test
    void pairsOfAnswersAreBothRightOneRightOrNeither() {
        var figure = first(
                "outcome_decomposition",
                part(
                        method("vanilla", 1),
                        method("vanilla", 2).right(false),
                        method("vanilla", 3).right(false),
                        method("vanilla", 4),
                        method("vanilla", 5),
                        method("rlm", 1),
                        method("rlm", 2),
                        method("rlm", 3).right(false),
                        method("rlm", 4).right(false),
                        method("rlm", 5).failed()));
        assertEquals(List.of("both: 4K 25", "only RLM: 4K 25", "only Vanilla: 4K 25", "neither: 4K 25"), bars(figure));
        assertEquals(BarFigure.Layout.STACKED, figure.layout());
    }

    @Test
    void taskTypesStandBesideEachOther() {
        var results = part(
                method("vanilla", 1).took(1, 1, 0, 1),
                method("vanilla", 1).type("mixed_qa").right(false).took(3, 1, 0, 1),
                method("rlm", 1).took(2, 1, 0, 1),
                method("rlm", 2).type("mixed_qa").failed());
        assertEquals(
                List.of("Vanilla: mixed_qa 0, niah 100", "RLM: niah 100"), bars(first("task_type_accuracy", results)));
        assertEquals(
                List.of("Vanilla: mixed_qa 300, niah 100", "RLM: niah 200"), bars(first("task_type_latency", results)));
        assertTrue(first("task_type_accuracy", results)
                .text()
                .notes()
                .contains("Failed tasks are left out: 1 of 2 of RLM."));
    }

    @Test
    void failuresOfAnRlmAreSharesOfAllItsTasks() {
        var figure = first(
                "rlm_failure_rates",
                part(
                        method("vanilla", 1).timedOut(),
                        method("rlm", 1).replErrors(2),
                        method("rlm", 2).timedOut(),
                        method("rlm", 3).stopped("iterations"),
                        method("rlm", 4).failed()));
        assertEquals(
                List.of(
                        "time is up: 4K 25",
                        "failed code: 4K 25",
                        "another limit: 4K 25",
                        "no answer: 4K 50",
                        "task failed: 4K 25"),
                bars(figure));
        assertEquals(
                List.of("time is up: 1 of 4 tasks", "95 % interval 5 to 70 %"),
                figure.groups().getFirst().bars().getFirst().facts());
    }

    @Test
    void withoutFailuresTheUsualOnesAreShownAsNone() {
        assertEquals(
                List.of("time is up: 4K 0", "failed code: 4K 0"),
                bars(first("rlm_failure_rates", part(method("rlm", 1)))));
    }

    @Test
    void everyResultHasOneOutcome() {
        var results = part(
                method("vanilla", 1),
                method("vanilla", 2).right(false),
                method("vanilla", 3).right(false).cut(),
                method("vanilla", 4).stopped("refused"),
                method("rlm", 1).stopped("tokens"),
                method("rlm", 2).stopped("thinking"),
                method("rlm", 3).failed(),
                method("rlm", 4).cut());
        var figures = FigureKinds.find("outcomes_by_method").orElseThrow().figures(results);
        assertEquals(
                List.of(
                        "right: Vanilla 25, RLM 25",
                        "wrong: Vanilla 25, RLM 0",
                        "wrong, prompt cut: Vanilla 25, RLM 0",
                        "prompt refused: Vanilla 25, RLM 0",
                        "stopped at a limit: Vanilla 0, RLM 25",
                        "no answer: Vanilla 0, RLM 25",
                        "failed: Vanilla 0, RLM 25"),
                bars((BarFigure) figures.getFirst()));
        assertEquals(
                List.of("outcomes_by_method", "outcomes_by_method_vanilla", "outcomes_by_method_rlm"),
                figures.stream().map(figure -> figure.text().id()).toList());
    }

    @Test
    void reasonsToStopAreNamedAndUnknownOnesAreKept() {
        var figure = first(
                "stop_reasons",
                part(
                        method("rlm", 1),
                        method("rlm", 2).stopped("sub_calls"),
                        method("rlm", 3).stopped("of_a_later_version"),
                        method("rlm", 4).failed()));
        assertEquals(
                List.of(
                        "final answer: RLM 25",
                        "limit of sub-calls: RLM 25",
                        "failed: RLM 25",
                        "of_a_later_version: RLM 25"),
                bars(figure));
    }

    @Test
    void kindsOfQuestionsLieBelowEachOtherWithTheTotalsAtTheEnd() {
        var figure = first(
                "kind_accuracy",
                part(
                        method("rlm", 1).type("mixed_qa").kind("lookup"),
                        method("rlm", 2).type("mixed_qa").kind("lookup").right(false),
                        method("rlm", 3).type("mixed_qa").kind("negation")));
        assertEquals(
                List.of("RLM: lookup 50, negation 100, all of tuned 50, all of held out 100, all kinds 67"),
                bars(figure));
        assertEquals(BarFigure.Layout.LYING, figure.layout());
    }

    @Test
    void kindsTooManyForAPageAreSplitByTheirGroups() {
        var results = new ArrayList<ResultRow>();
        for (var kind :
                ShippedBenchmarks.all().findGenerated("mixed_qa").orElseThrow().kinds()) {
            for (var name : List.of("vanilla", "retrieve", "rlm")) {
                results.add(method(name, 1).type("mixed_qa").kind(kind.name()).row());
            }
        }
        var figures = FigureKinds.find("kind_accuracy").orElseThrow().figures(part(results));
        assertEquals(
                List.of("kind_accuracy", "kind_accuracy_tuned", "kind_accuracy_held_out", "kind_accuracy_unseen"),
                figures.stream().map(figure -> figure.text().id()).toList());
        assertEquals(
                List.of("all of tuned", "all of held out", "all of unseen", "all kinds"),
                ((BarFigure) figures.getFirst()).categories());
    }

    private static BarFigure first(String kind, Summary.Part part) {
        return (BarFigure) FigureKinds.find(kind).orElseThrow().figures(part).getFirst();
    }

    private static List<String> bars(BarFigure figure) {
        return figure.groups().stream()
                .map(group -> group.name() + ": "
                        + group.bars().stream()
                                .map(bar -> figure.categories().get((int) bar.x()) + " " + value(bar))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String value(DataPoint bar) {
        return bar.state() == DataPoint.State.REFUSED ? "refused" : Long.toString(Math.round(100 * bar.y()));
    }
}
