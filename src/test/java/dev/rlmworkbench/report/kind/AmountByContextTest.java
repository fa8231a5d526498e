package dev.rlmworkbench.report.kind;

import static dev.rlmworkbench.report.kind.ResultOf.method;
import static dev.rlmworkbench.report.kind.ResultOf.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountByContextTest {

    @Test
    void timeIsTheMedianWithTheQuartilesOfAnsweredTasks() {
        var figure = figure(
                "latency_by_context",
                part(
                        method("rlm", 1).took(1, 1, 0, 100),
                        method("rlm", 2).took(2, 1, 0, 100),
                        method("rlm", 3).took(4, 1, 0, 100),
                        method("rlm", 4).took(8, 1, 0, 100),
                        method("rlm", 5).took(900, 1, 0, 100).failed()));

        var point = figure.lines().getFirst().points().getFirst();
        // numpy.percentile([1, 2, 4, 8], [25, 50, 75, 95])
        assertEquals(1.75, point.low(), 1e-12);
        assertEquals(3, point.y(), 1e-12);
        assertEquals(5, point.high(), 1e-12);
        assertEquals(4, point.n());
        assertEquals(
                List.of(
                        "median 3.0 s of 4 tasks",
                        "quartiles 1.8 to 5.0 s",
                        "95 % within 7.4 s, mean 3.8 s",
                        "1 failed, left out"),
                point.facts());
        assertEquals(Axis.Scale.LINEAR, figure.y().scale());
    }

    @Test
    void valuesFarApartGetALogarithmicAxis() {
        var figure = figure(
                "latency_by_context",
                part(method("vanilla", 1).took(0.2, 1, 0, 1), method("rlm", 1).took(20, 1, 0, 1)));
        assertEquals(Axis.Scale.LOG10, figure.y().scale());
        assertEquals("Seconds a task (log10)", figure.y().title());
    }

    @Test
    void resultsThatDoNotTellTheirTokensAreLeftOutAndThatIsSaid() {
        var figure = figure(
                "tokens_by_context",
                part(method("rlm", 1).took(1, 1, 0, -1), method("rlm", 2).took(1, 1, 0, 300)));
        assertEquals(300, figure.lines().getFirst().points().getFirst().y());
        assertTrue(figure.text().notes().contains("1 of 2 results do not tell their tokens and are left out."));
    }

    @Test
    void aRefusedPromptTookNothing() {
        var figure = figure(
                "latency_by_context",
                part(
                        method("vanilla", 1).took(0, 1, 0, 0).stopped("refused"),
                        method("vanilla", 2).tokens(2_000).took(3, 1, 0, 0)));
        var refused = figure.lines().getFirst().points().getLast();
        assertEquals(DataPoint.State.REFUSED, refused.state());
        assertTrue(Double.isNaN(refused.y()));
    }

    @Test
    void turnsAndSubCallsAreDrawnOfRlmsOnly() {
        var results = part(
                method("vanilla", 1).took(1, 1, 0, 1),
                method("map_reduce", 1).took(1, 1, 9, 1),
                method("rlm_no_subcalls", 1).took(1, 4, 0, 1),
                method("rlm", 1).took(1, 3, 5, 1));
        assertEquals(List.of("RLM without sub-calls 4.0", "RLM 3.0"), lines(figure("rlm_iterations", results)));
        assertEquals(List.of("RLM 5.0"), lines(figure("rlm_subcalls", results)));
    }

    @Test
    void noSubCallsAtAllAreALineAtZeroOnAnAxisThatBeginsThere() {
        var figure =
                figure("rlm_subcalls", part(method("rlm", 1), method("rlm", 2).tokens(8_000)));
        assertEquals(0, figure.lines().getFirst().points().getLast().y());
        assertEquals(0.0, figure.y().low());
        assertEquals(1.0, figure.y().high());
    }

    @Test
    void subCallsOfRightAndWrongAnswersAreApart() {
        var figure = figure(
                "subcalls_by_context",
                part(
                        method("rlm", 1).took(1, 1, 2, 1),
                        method("rlm", 2).took(1, 1, 4, 1),
                        method("rlm", 3).took(1, 1, 50, 1).right(false),
                        method("rlm", 4).took(1, 1, 900, 1).failed(),
                        method("vanilla", 1)));
        assertEquals(List.of("right answers 3.0", "wrong answers 50.0"), lines(figure));
        assertTrue(figure.text().notes().contains("1 of 4 tasks failed and are left out."));
    }

    @Test
    void aMeanScoreIsDrawnOnlyWhereAnswersAreRightInPart() {
        assertEquals(
                List.of(),
                FigureKinds.find("mean_score_by_context").orElseThrow().figures(part(method("rlm", 1))));

        var point = figure(
                        "mean_score_by_context",
                        part(
                                method("rlm", 1).score(0.25),
                                method("rlm", 2).score(0.5),
                                method("rlm", 3).score(0.75),
                                method("rlm", 4).score(1)))
                .lines()
                .getFirst()
                .points()
                .getFirst();
        // scipy.stats.t.interval(0.95, 3, 0.625, scipy.stats.sem([0.25, 0.5, 0.75, 1]))
        assertEquals(0.625, point.y(), 1e-12);
        assertEquals(0.111435, point.low(), 1e-6);
        assertEquals(1, point.high());
        assertEquals("mean score 0.625 of 4 tasks", point.facts().getFirst());
    }

    private static List<String> lines(LineFigure figure) {
        return figure.lines().stream()
                .map(line -> line.name() + " " + line.points().getFirst().y())
                .toList();
    }

    private static LineFigure figure(String kind, Summary.Part part) {
        return (LineFigure) FigureKinds.find(kind).orElseThrow().figures(part).getFirst();
    }
}
