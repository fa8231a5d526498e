package dev.rlmworkbench.report.kind;

import static dev.rlmworkbench.report.kind.ResultOf.method;
import static dev.rlmworkbench.report.kind.ResultOf.part;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedleHeatMapTest {

    @Test
    void everyMethodHasAPanelAndSoHasTheDifference() {
        var map = map(part(
                method("vanilla", 1).depth(10).tokens(4_000).right(false),
                method("vanilla", 2).depth(90).tokens(4_000),
                method("vanilla", 3).depth(10).tokens(8_000).stopped("refused"),
                method("rlm", 1).depth(10).tokens(4_000),
                method("rlm", 2).depth(90).tokens(4_000),
                method("rlm", 3).depth(10).tokens(8_000),
                method("rlm", 4).depth(null).tokens(8_000)));

        assertEquals(List.of("10 %", "90 %"), map.rows());
        assertEquals(List.of("4K", "8K"), map.columns());
        assertEquals(
                List.of(
                        "Vanilla: 4K/10 % 0, 8K/10 % refused, 4K/90 % 100",
                        "RLM: 4K/10 % 100, 8K/10 % 100, 4K/90 % 100",
                        "RLM - Vanilla (difference): 4K/10 % 100, 8K/10 % 100, 4K/90 % 0"),
                panels(map));
    }

    @Test
    void aDifferenceNeedsTasksThatBothAnswered() {
        var map = map(part(method("vanilla", 1), method("vanilla", 2).failed(), method("rlm", 2), method("rlm", 3)));
        assertEquals(List.of("Vanilla: 4K/50 % 100", "RLM: 4K/50 % 100"), panels(map));
    }

    @Test
    void modelsHaveAFigureEach() {
        var figures = new NeedleHeatMap()
                .figures(part(method("rlm", 1).model("a", 0), method("rlm", 1).model("b:7", 0)));
        assertEquals(
                List.of("needle_heatmap_a", "needle_heatmap_b_7"),
                figures.stream().map(figure -> figure.text().id()).toList());
    }

    @Test
    void withoutDepthsThereIsNoMapAndNoLineByDepth() {
        var results = part(method("rlm", 1).depth(null));
        assertEquals(List.of(), new NeedleHeatMap().figures(results));
        assertEquals(List.of(), new AccuracyByDepth().figures(results));
    }

    @Test
    void accuracyByDepthIsOverAllLengths() {
        var figure = (LineFigure) new AccuracyByDepth()
                .figures(part(
                        method("rlm", 1).depth(10),
                        method("rlm", 2).depth(50).right(false),
                        method("rlm", 3).depth(50).tokens(8_000)))
                .getFirst();
        assertEquals(
                List.of("0.1 1.0 1", "0.5 0.5 2"),
                figure.lines().getFirst().points().stream()
                        .map(point -> point.x() + " " + point.y() + " " + point.n())
                        .toList());
    }

    private static HeatMapFigure map(Summary.Part part) {
        return (HeatMapFigure) new NeedleHeatMap().figures(part).getFirst();
    }

    private static List<String> panels(HeatMapFigure map) {
        return map.panels().stream()
                .map(panel -> panel.name() + (panel.difference() ? " (difference)" : "") + ": "
                        + String.join(
                                ", ",
                                panel.cells().stream()
                                        .map(cell -> map.columns().get(cell.column()) + "/"
                                                + map.rows().get(cell.row()) + " " + value(cell))
                                        .toList()))
                .toList();
    }

    private static String value(HeatMapFigure.Cell cell) {
        return cell.state() == DataPoint.State.REFUSED ? "refused" : Long.toString(Math.round(100 * cell.value()));
    }
}
