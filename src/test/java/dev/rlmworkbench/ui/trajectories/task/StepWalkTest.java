package dev.rlmworkbench.ui.trajectories.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.trajectory.replay.ContextRead;
import dev.rlmworkbench.ui.trajectories.task.Spans.Kind;
import dev.rlmworkbench.ui.trajectories.task.Spans.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stepping, the lanes of the time line and the columns of the context map.
class StepWalkTest {

    @Test
    void stepsStayBetweenTheFirstAndTheLast() {
        var walk = new StepWalk();
        walk.begin(3);
        walk.previous();
        assertEquals(0, walk.current().get());
        walk.last();
        walk.next();
        assertEquals(2, walk.current().get());
        walk.resize(2);
        assertEquals(1, walk.current().get());
    }

    @Test
    void playingEndsAtTheLastStepAndBeginsAgainAtTheFirst() {
        var walk = new StepWalk();
        walk.begin(2);
        walk.playOrPause();
        assertTrue(walk.playing().get());
        walk.tick();
        assertEquals(1, walk.current().get());
        assertFalse(walk.playing().get());
        walk.playOrPause();
        assertEquals(0, walk.current().get());
        walk.playOrPause();
        walk.tick();
        assertEquals(0, walk.current().get(), "nothing moves while it is paused");
    }

    @Test
    void whatOverlapsStandsInLanesOfItsOwn() {
        var spans = List.of(span(0, 10), span(5, 15), span(10, 20), span(6, 7));
        var lanes = Spans.lanes(spans, 2);
        assertEquals(2, lanes.size());
        assertEquals(List.of(span(0, 10), span(10, 20)), lanes.getFirst());
        assertEquals(List.of(span(5, 15), span(6, 7)), lanes.getLast(), "the last lane takes what is left");
    }

    @Test
    void marksOnTheAxisAreRoundNumbers() {
        assertEquals(2, Spans.tick(12, 6), 1e-9);
        assertEquals(0.5, Spans.tick(2.1, 6), 1e-9);
        assertEquals(50, Spans.tick(300, 7), 1e-9);
    }

    @Test
    void whatWasPrintedLiesOverWhatWasSentAndTheSmallestRangeIsSeen() {
        var sent = new ContextRead(0, 1_000, ContextRead.Kind.SENT, 1);
        var printed = new ContextRead(500, 501, ContextRead.Kind.PRINTED, 2);
        assertEquals(
                List.of(
                        new ContextMap.Run(0, 50, ContextRead.Kind.SENT),
                        new ContextMap.Run(50, 51, ContextRead.Kind.PRINTED),
                        new ContextMap.Run(51, 100, ContextRead.Kind.SENT)),
                ContextMap.columns(List.of(printed, sent), 1_000, 100));
        assertEquals(List.of(sent), ContextMap.at(List.of(sent, printed), 10, 20));
    }

    @Test
    void theLinesOfAStepAreThoseFromItsCallToTheNext() {
        var raw = String.join(
                "\n",
                "{\"type\":\"task_started\",\"depth\":0}",
                "{\"type\":\"model_call_started\",\"depth\":0}",
                "{\"type\":\"model_call_started\",\"depth\":1}",
                "{\"type\":\"model_call_started\",\"depth\":0}",
                "{\"type\":\"task_finished\",\"depth\":0}");
        assertEquals(2, RawLines.ofStep(raw, 2, 2).text().lines().count());
        assertEquals(3, RawLines.ofStep(raw, 1, 2).text().lines().count());
        assertFalse(RawLines.ofStep(raw, 1, 3).ofStep(), "steps that cannot be told apart are shown together");
    }

    private static Span span(int start, int end) {
        return new Span(Kind.SUB_CALL, 0, 1, Instant.ofEpochSecond(start), Instant.ofEpochSecond(end), "call");
    }
}
