package dev.rlmworkbench.report.kind;

import static dev.rlmworkbench.report.kind.ResultOf.method;
import static dev.rlmworkbench.report.kind.ResultOf.part;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.report.figure.ScatterFigure;
import dev.rlmworkbench.stats.WilsonInterval;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostAgainstAccuracyTest {

    @Test
    void aSpotIsTheMedianCostAndTheAccuracyWithBothIntervals() {
        var figures = new CostAgainstAccuracy()
                .figures(part(
                        method("rlm", 1).took(1, 1, 0, 100),
                        method("rlm", 2).took(2, 1, 0, 200).right(false),
                        method("rlm", 3).took(3, 1, 0, 300),
                        method("vanilla", 1).took(0, 1, 0, 0).stopped("refused"),
                        method("vanilla", 2).took(5, 1, 0, 500)));

        assertEquals(
                List.of("cost_accuracy", "cost_accuracy_tokens"),
                figures.stream().map(figure -> figure.text().id()).toList());
        var seconds = (ScatterFigure) figures.getFirst();
        assertEquals(
                List.of("Vanilla 5.0 0.5 2", "RLM 2.0 0.6666666666666666 3"),
                seconds.spots().stream()
                        .map(spot -> spot.name() + " " + spot.point().x() + " "
                                + spot.point().y() + " " + spot.point().n())
                        .toList());
        var rlm = seconds.spots().getLast();
        assertEquals(1.5, rlm.xLow());
        assertEquals(2.5, rlm.xHigh());
        assertEquals(WilsonInterval.of(2, 3).low(), rlm.point().low());
    }

    @Test
    void whereNoFileTellsTokensThereIsNoFigureOfThem() {
        var figures = new CostAgainstAccuracy().figures(part(method("rlm", 1).took(1, 1, 0, -1)));
        assertEquals(
                List.of("cost_accuracy"),
                figures.stream().map(figure -> figure.text().id()).toList());
    }
}
