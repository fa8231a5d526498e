package dev.rlmworkbench.report.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingFigureTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static Step step(int step, double loss) {
        return new Step(
                AT,
                step,
                step / 8.0,
                loss,
                40,
                512L * step,
                Map.of("lora", 2e-4),
                1.25,
                false,
                310.5,
                1.5 * step,
                7L,
                0.5);
    }

    private static Validation validation(int step, double loss) {
        return new Validation(AT, step, loss, true, 0, 1, null);
    }

    private static TrainingTrace curve(String name, TrainingEvent... events) {
        return TrainingTrace.of(name, new TrainingMetrics(List.of(events), List.of()));
    }

    private static LineFigure loss(TrainingAxis axis, TrainingTrace... curves) {
        return TrainingFigure.LOSS.of(List.of(curves), TrainingLook.whole(axis)).orElseThrow();
    }

    private static List<Double> values(LineFigure.Line line) {
        return line.points().stream().map(DataPoint::y).toList();
    }

    private static List<String> names(LineFigure figure) {
        return figure.lines().stream()
                .map(line -> line.name() + (line.isBehind() ? " (" + line.behind() + ")" : ""))
                .toList();
    }

    @Test
    void lossIsDrawnAsMeasuredAndSmoothed() {
        var figure = loss(TrainingAxis.STEP, curve("a", step(1, 4), step(2, 2), step(3, 2)));

        assertEquals(List.of("a (as measured)", "a"), names(figure));
        assertEquals(List.of(4.0, 2.0, 2.0), values(figure.lines().getFirst()));
        // by hand: 0.4 * 4 / (1 - 0.6); (0.6 * 1.6 + 0.4 * 2) / (1 - 0.36); (0.6 * 1.76 + 0.4 * 2) / (1 - 0.216)
        var smoothed = values(figure.lines().getLast());
        assertEquals(4, smoothed.get(0), 1e-12);
        assertEquals(2.75, smoothed.get(1), 1e-12);
        assertEquals(1.856 / 0.784, smoothed.get(2), 1e-12);
    }

    @Test
    void stepsThatWereMadeAgainAreApartAndCountNowhere() {
        var figure = loss(
                TrainingAxis.STEP,
                curve(
                        "a",
                        step(1, 3),
                        step(2, 8),
                        validation(2, 0.1),
                        step(3, 9),
                        new Resumed(AT, 1, "step-1", null),
                        step(2, 2),
                        validation(2, 2.5),
                        step(3, 1)));

        assertEquals(List.of("a (made again later)", "a (as measured)", "a", "a, validation"), names(figure));
        assertEquals(List.of(8.0, 9.0), values(figure.lines().get(0)));
        assertEquals(List.of(3.0, 2.0, 1.0), values(figure.lines().get(1)));
        assertEquals(List.of(2.5), values(figure.lines().get(3)), "the first validation is superseded, too");
        assertEquals("best 2.5, step 2", figure.marks().getFirst().label());
        assertTrue(
                figure.text().notes().getLast().startsWith("a: 2 steps were made again"),
                figure.text().notes().toString());
    }

    @Test
    void whatTheModelWasBeforeItsFirstStepIsTheBeginning() {
        var figure = loss(TrainingAxis.TOKENS, curve("a", validation(0, 0.5), step(1, 3), validation(1, 0.7)));
        var validated = figure.lines().getLast();
        assertEquals(
                List.of(0.0, 512.0),
                validated.points().stream().map(DataPoint::x).toList());
        assertEquals(List.of(0.5, 0.7), values(validated));
        assertEquals("best 0.5, untrained", figure.marks().getFirst().label());
    }

    @Test
    void trainingsLieBesideEachOtherByTokensAndSeconds() {
        var curves = new TrainingTrace[] {curve("a", step(1, 3), step(2, 2)), curve("b", step(1, 4), step(2, 3))};
        assertEquals(
                List.of(512.0, 1024.0),
                loss(TrainingAxis.TOKENS, curves).lines().getFirst().points().stream()
                        .map(DataPoint::x)
                        .toList());
        assertEquals(
                List.of(1.5, 3.0),
                loss(TrainingAxis.SECONDS, curves).lines().getLast().points().stream()
                        .map(DataPoint::x)
                        .toList());
        assertEquals(List.of("a (as measured)", "a", "b (as measured)", "b"), names(loss(TrainingAxis.STEP, curves)));
    }

    @Test
    void eachGroupOfParametersHasItsRate() {
        var two = new Step(
                AT, 1, 0.1, 2, 40, 512, Map.of("matrices", 1e-3, "rest", 1e-4), 0.5, false, 300, 1, null, null);
        var figure = TrainingFigure.LEARNING_RATE
                .of(List.of(curve("m", two), curve("a", step(1, 3))), TrainingLook.whole(TrainingAxis.STEP))
                .orElseThrow();
        assertEquals(List.of("m, matrices", "m, rest", "a"), names(figure));
        assertEquals("1e-4", Axis.Format.NUMBER.write(1e-4));
        assertEquals("0.412", Axis.Format.NUMBER.write(0.41249));
        assertEquals("12.5", Axis.Format.NUMBER.write(12.5));
        assertEquals("99.5 %", Axis.Format.TENTHS_OF_PERCENT.write(0.995));
        assertEquals("100 %", Axis.Format.TENTHS_OF_PERCENT.write(1));
    }

    @Test
    void withoutAStepThereIsNothingToDraw() {
        assertEquals(
                Optional.empty(), TrainingFigure.LOSS.of(List.of(curve("a")), TrainingLook.whole(TrainingAxis.STEP)));
    }
}
