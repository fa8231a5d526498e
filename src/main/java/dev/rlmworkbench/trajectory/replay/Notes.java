package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.trajectory.RunEvent;

/// What happened beside calls and code, in words.
public final class Notes {

    private Notes() {}

    /// One sentence; empty for events that are no notes.
    public static String words(RunEvent event) {
        return switch (event) {
            case RunEvent.Nudge nudge -> "The engine (%s): %s".formatted(nudge.guard(), nudge.text());
            case RunEvent.Compaction compaction ->
                "Summed up: " + Plural.of(compaction.messagesBefore(), "earlier message");
            case RunEvent.LimitReached limit -> "Limit of %s: %s".formatted(limit.limit(), limit.detail());
            case RunEvent.ReplRestarted restarted -> "The REPL was started again: " + restarted.why();
            case RunEvent.Generation answer ->
                answer.cutOff()
                        .map(limit -> "The reply was cut off by " + limit + ".")
                        .orElse("");
            case RunEvent.ModelCallFailed failed -> "The call failed: " + failed.reason();
            case RunEvent.TaskStarted _,
                    RunEvent.TaskFinished _,
                    RunEvent.ModelCallStarted _,
                    RunEvent.TokensReceived _,
                    RunEvent.CodeStarted _,
                    RunEvent.CodeFinished _,
                    RunEvent.PassagesChosen _,
                    RunEvent.FinalAnswer _ -> "";
        };
    }
}
