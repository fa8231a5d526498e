package dev.rlmworkbench.report.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.AdapterHealth;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Started;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingTraceTest {

    private static final Instant AT = Instant.EPOCH;

    private static Step step(int step, double loss) {
        return new Step(
                AT, step, step / 10.0, loss, 4, 100L * step, Map.of("muon", 1e-3), loss * 2, false, 9, step, 7L, 0.5);
    }

    private static TrainingLook look(int columns) {
        return new TrainingLook(TrainingAxis.STEP, 0.6, null, true, columns, null, null);
    }

    private static LineFigure loss(TrainingLook look, TrainingTrace... traces) {
        return TrainingFigure.LOSS.of(List.of(traces), look).orElseThrow();
    }

    private static LineFigure.Line line(LineFigure figure, LineFigure.Form form) {
        return figure.lines().stream()
                .filter(line -> line.form() == form && !line.isBehind())
                .findFirst()
                .orElseThrow();
    }

    private static TrainingTrace of(String name, List<TrainingEvent> events) {
        var trace = new TrainingTrace(name);
        events.forEach(trace::hear);
        return trace;
    }

    @Test
    void drawnAsItGrowsItIsTheSameAsDrawnOnce() {
        var events = new ArrayList<TrainingEvent>();
        var random = new Random(1);
        for (int i = 1; i <= 40; i++) {
            events.add(step(i, random.nextDouble()));
        }
        events.add(new Resumed(AT, 25, "step-25", null));
        for (int i = 26; i <= 60; i++) {
            events.add(step(i, random.nextDouble()));
        }
        var growing = new TrainingTrace("a");
        for (var event : events) {
            growing.hear(event);
            TrainingFigure.LOSS.of(List.of(growing), look(0));
        }
        assertEquals(loss(look(0), of("a", events)), loss(look(0), growing));
        // another smoothing in between leaves no trace
        loss(new TrainingLook(TrainingAxis.STEP, 0.9, null, true, 0, null, null), growing);
        assertEquals(loss(look(0), of("a", events)), loss(look(0), growing));
    }

    @Test
    void ofVeryManyStepsEachPeakIsDrawn() {
        var events = new ArrayList<TrainingEvent>();
        for (int i = 1; i <= 50_000; i++) {
            events.add(step(i, i == 31_007 ? 9 : i == 12_345 ? 0.001 : 1 + i % 7 / 100.0));
        }
        var figure = loss(look(300), of("long", events));
        var measured = figure.lines().stream()
                .filter(line -> line.behind().equals("as measured"))
                .findFirst()
                .orElseThrow()
                .points();
        assertTrue(measured.size() <= 2 * 301 + 2, () -> measured.size() + " points");
        assertEquals(9, measured.stream().mapToDouble(DataPoint::y).max().orElseThrow());
        assertEquals(0.001, measured.stream().mapToDouble(DataPoint::y).min().orElseThrow());
        assertEquals(1, measured.getFirst().x());
        assertEquals(50_000, measured.getLast().x());
        for (int i = 1; i < measured.size(); i++) {
            assertTrue(measured.get(i - 1).x() < measured.get(i).x(), "from left to right");
        }

        var part = loss(new TrainingLook(TrainingAxis.STEP, 0.6, null, true, 300, 31_000.0, 31_100.0), of("l", events));
        var near = line(part, LineFigure.Form.CURVE).points();
        assertEquals(103, near.size(), "all of a small part, and one at each side");
        assertEquals(30_999, near.getFirst().x());
    }

    @Test
    void whatStandsBesideItIsToldAtThePoint() {
        var one = of("one", List.of(step(1, 2), step(2, 2)));
        var other = of("other", List.of(step(1, 3), step(2, 3), step(3, 3)));
        var figure = loss(look(0), one, other);
        var facts = line(figure, LineFigure.Form.CURVE).points().getLast().facts();
        assertEquals("other: 3, 1 higher", facts.getLast());
        assertEquals(
                List.of("one", "other"),
                figure.lines().stream()
                        .filter(line -> !line.isBehind())
                        .map(LineFigure.Line::name)
                        .toList());
    }

    @Test
    void validationsAreDiamondsAndTheBestIsNamedWithThePatience() {
        var started = new Started(
                AT,
                "a",
                "muon",
                Map.of("muon", 1e-3),
                20,
                2,
                10,
                2,
                9,
                Map.of("schedule", Map.of("patience", 3)),
                List.of());
        var trace = of(
                "a",
                List.of(
                        started,
                        step(1, 3),
                        new Validation(AT, 1, 2.5, true, 0, 1, null),
                        step(2, 2),
                        new Validation(AT, 2, 2.75, false, 1, 1, null)));
        var figure = loss(look(0), trace);
        assertEquals(2, line(figure, LineFigure.Form.POINTS).points().size());
        assertEquals(
                List.of("best 2.5, step 1; no better since 1 of 3", "Epoch 2"),
                figure.marks().stream().map(LineFigure.Mark::label).toList());
        assertEquals(10, figure.marks().getLast().x());
        assertEquals(20, figure.x().high(), "the axis goes to the end of the training");
        assertEquals(Axis.Scale.LINEAR, figure.y().scale());
    }

    @Test
    void thePlanShowsWhatIsToCome() {
        var started = new Started(AT, "a", "muon", Map.of("muon", 1e-3), 4, 1, 10, 2, 9, Map.of(), List.of());
        var trace = of("a", List.of(started, step(1, 3), step(2, 2)));
        trace.plan(new TrainingPlan(step -> 1 - step / 4.0, 1.5, OptionalLong.of(1L << 30)));
        var rates = TrainingFigure.LEARNING_RATE.of(List.of(trace), look(0)).orElseThrow();
        var future = line(rates, LineFigure.Form.REFERENCE);
        assertEquals("to come", future.name());
        assertEquals(
                List.of(2.0, 3.0, 4.0),
                future.points().stream().map(DataPoint::x).toList());
        assertEquals(0.25e-3, future.points().get(1).y(), 1e-15);
        var norms = TrainingFigure.GRADIENT_NORM.of(List.of(trace), look(0)).orElseThrow();
        assertEquals(
                1.5, line(norms, LineFigure.Form.REFERENCE).points().getFirst().y());
        var memory = TrainingFigure.MEMORY.of(List.of(trace), look(0)).orElseThrow();
        assertEquals(
                1, line(memory, LineFigure.Form.REFERENCE).points().getFirst().y());
    }

    @Test
    void whatIsNotToldIsNotDrawn() {
        var old = new Step(AT, 1, 0.1, 2, 4, 9, Map.of(), 1, false, 9, 1, null, null);
        var trace = of("old", List.of(old));
        assertTrue(TrainingFigure.TOKEN_ACCURACY.of(List.of(trace), look(0)).isEmpty());
        assertTrue(TrainingFigure.MEMORY.of(List.of(trace), look(0)).isEmpty());
        assertTrue(AdapterFigure.of(trace).isEmpty());
    }

    @Test
    void aMatrixOfZerosHasNoCell() {
        var zeros = new AdapterHealth(AT, 1, List.of("q_proj", "up_proj"), List.of(Arrays.asList(null, 0.01)));
        var panel = AdapterFigure.of(of("a", List.of(step(1, 2), zeros)))
                .orElseThrow()
                .panels()
                .getFirst();
        assertEquals(
                List.of(1), panel.cells().stream().map(cell -> cell.column()).toList());
    }

    @Test
    void theAdaptersChangeIsAMapOfLayersAndModules() {
        var trace = of(
                "a",
                List.of(
                        step(1, 2),
                        new AdapterHealth(
                                AT,
                                1,
                                List.of("q_proj", "up_proj"),
                                List.of(List.of(0.0, 0.01), List.of(0.02, 0.04)))));
        var figure = AdapterFigure.of(trace).orElseThrow();
        assertEquals(List.of("q", "up"), figure.columns());
        var panel = figure.panels().getFirst();
        assertEquals(0.04, panel.full());
        assertEquals("% of each matrix, step 1", panel.name());
        assertEquals("changed by 4 %", panel.cells().getLast().facts().getLast().replace(".00", ""));
        trace.hear(new Resumed(AT, 0, "", null));
        assertTrue(AdapterFigure.of(trace).isEmpty(), "it was measured after a step that does not count any more");
    }
}
