package dev.rlmworkbench.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Live shows of a task follows from its events alone.
class TaskTraceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TaskTrace trace = new TaskTrace();
    private int millis;

    @Test
    void codeIsThereWhileItStreams() {
        root(new RunEvent.TaskStarted("rlm", "niah", "Which number?", 5_000));
        root(new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of()));
        root(new RunEvent.TokensReceived("I look at the text.\n```java\nvar a"));

        var turn = trace.turns().getLast();
        assertEquals("I look at the text.", turn.plan());
        assertEquals("var a", turn.code());

        root(new RunEvent.TokensReceived(" = context.length();\nprint(a);"));
        assertEquals("var a = context.length();\nprint(a);", turn.code());
        assertFalse(trace.ended());
    }

    @Test
    void eachTurnHasItsOwnFiguresAndTheAnswerComesLast() {
        root(new RunEvent.TaskStarted("rlm", "niah", "Which number?", 5_000));
        root(new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of()));
        root(called("```java\nprint(1);\n```", 100, 20));
        root(new RunEvent.CodeStarted(1, 1, "java", "print(1);"));
        root(new RunEvent.ModelCallStarted("root", "m", 2, 2, List.of()));
        root(called("FINAL(7)", 150, 5));
        root(new RunEvent.FinalAnswer(2, "text", "7"));
        root(new RunEvent.TaskFinished("7", "final", 1.0, null));

        assertEquals(2, trace.turns().size());
        assertEquals(100, trace.turns().getFirst().tokensIn());
        assertEquals(5, trace.turns().getLast().tokensOut());
        assertEquals("7", trace.answer());
        assertTrue(trace.ended());
    }

    @Test
    void tenThousandSubCallsAreCountedWithoutBeingSearched() {
        root(new RunEvent.TaskStarted("rlm", "niah", "Which number?", 5_000));
        root(new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of()));
        long before = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            var call = Integer.toString(i);
            sub(call, new RunEvent.ModelCallStarted("sub", "m", 1, 0, List.of(ChatMessage.user("part " + i))));
            sub(call, new RunEvent.TokensReceived("no"));
            if (i % 2 == 0) {
                sub(call, called("nothing here", 10, 2));
            }
        }
        long took = Duration.ofNanos(System.nanoTime() - before).toMillis();

        var turn = trace.turns().getLast();
        assertEquals(10_000, turn.subCalls().size());
        assertEquals(5_000, turn.subCallsDone());
        assertEquals("part 9999", turn.subCalls().getLast().prompt());
        assertEquals("nothing here", turn.subCalls().getFirst().reply());
        // 25,000 events; searching among the calls for each would take minutes
        assertTrue(took < 5_000, took + " ms");
    }

    @Test
    void aFailedSubCallIsDoneAndSaysWhy() {
        root(new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of()));
        sub("1", new RunEvent.ModelCallStarted("sub", "m", 1, 0, List.of(ChatMessage.user("p"))));
        sub("1", new RunEvent.ModelCallFailed("the server closed the connection"));

        var call = trace.turns().getLast().subCalls().getFirst();
        assertTrue(call.done() && call.failed());
        assertEquals("the server closed the connection", call.reply());
        assertEquals(1, trace.turns().getLast().subCallsDone());
    }

    private void root(RunEvent event) {
        trace.accept(new EventEntry("f", "0", null, 0, at(), event));
    }

    private void sub(String call, RunEvent event) {
        trace.accept(new EventEntry("f", call, "0", 1, at(), event));
    }

    private Instant at() {
        return START.plusMillis(millis++);
    }

    private static RunEvent called(String text, int in, int out) {
        var none = Duration.ZERO;
        return new RunEvent.Generation(
                text, "", new TokenUsage(in, out, false), new CallTiming(none, none, none, none), "stop", null);
    }
}
