package dev.rlmworkbench.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The line that says what a question waits for.
class AskActivityTest {

    private static final Instant START = Instant.parse("2026-11-23T14:05:09Z");

    @Test
    void theFirstReplyWaitsForTheInstructionsAndTheSecondDoesNot() {
        var line = new AskActivity(_ -> Optional.of(new WarmUp.Ahead(Duration.ofSeconds(61))));
        assertEquals("", line.words(START));
        happened(line, 0, 0, new RunEvent.TaskStarted("rlm", "ask", "Who?", 100));
        assertEquals("starting, 2 s so far", line.words(START.plusSeconds(2)));

        happened(line, 3, 0, call("root", 1, 0));
        assertEquals(
                "turn 1: reads its instructions, first time only, about 60 s, 12 s so far",
                line.words(START.plusSeconds(15)));
        happened(line, 64, 0, new RunEvent.TokensReceived("I look"));
        happened(line, 66, 0, new RunEvent.TokensReceived(" for it"));
        assertEquals("turn 1: thinking, 2 s so far", line.words(START.plusSeconds(66)));

        happened(line, 70, 0, call("root", 2, 12));
        assertEquals("turn 2: thinking, 1 min 05 s so far", line.words(START.plusSeconds(135)));
    }

    @Test
    void withoutAMeasuredSpeedThereIsNoNumber() {
        var line = new AskActivity(_ -> Optional.of(new WarmUp.Ahead(null)));
        happened(line, 0, 0, new RunEvent.TaskStarted("rlm", "ask", "Who?", 100));
        happened(line, 0, 0, call("root", 1, 0));
        assertEquals("turn 1: reads its instructions, first time only", line.words());
    }

    @Test
    void repliesOfSubCallsDoNotBeginTheTimeAnew() {
        var line = new AskActivity(_ -> Optional.empty());
        happened(line, 0, 0, new RunEvent.TaskStarted("rlm", "ask", "Who?", 100));
        happened(line, 0, 0, call("root", 1, 0));
        assertEquals("turn 1: thinking, 5 s so far", line.words(START.plusSeconds(5)));
        happened(line, 10, 0, new RunEvent.CodeStarted(1, 0, "java", "ask()"));
        happened(line, 11, 1, call("sub", 0, 0));
        happened(line, 19, 1, call("sub", 0, 0));
        assertEquals("turn 1: asking 2 passages, 0 done, 10 s so far", line.words(START.plusSeconds(21)));
    }

    private static RunEvent call(String role, int turn, int earlier) {
        return new RunEvent.ModelCallStarted(role, "m", turn, earlier, List.of(ChatMessage.user("?")));
    }

    private static void happened(AskActivity line, int second, int depth, RunEvent event) {
        line.accept(new EventEntry("f", "c" + second, null, depth, START.plusSeconds(second), event));
    }
}
