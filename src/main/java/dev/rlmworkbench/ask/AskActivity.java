package dev.rlmworkbench.ask;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;

/// What a method is doing, in one line, from its events: `turn 2: asking 24 passages, 11 done`. Not thread-safe.
public final class AskActivity {

    private int turn;
    private int asked;
    private int replied;
    private String words = "";

    /// The line as it is now; empty before the first event.
    public String words() {
        return words;
    }

    public void accept(EventEntry entry) {
        boolean root = entry.depth() == 0;
        switch (entry.event()) {
            case RunEvent.TaskStarted _ -> {
                turn = 0;
                words = "starting";
            }
            case RunEvent.ModelCallStarted call
            when root -> {
                turn = Math.max(turn, call.turn());
                now("thinking");
            }
            case RunEvent.ModelCallStarted _ -> {
                asked++;
                now(passages());
            }
            case RunEvent.Generation _
            when !root -> {
                replied++;
                now(passages());
            }
            case RunEvent.CodeStarted _
            when root -> {
                asked = 0;
                replied = 0;
                now("running code");
            }
            case RunEvent.TaskFinished _ -> words = "looking up the passages";
            case RunEvent.CodeStarted _,
                    RunEvent.CodeFinished _,
                    RunEvent.TokensReceived _,
                    RunEvent.Generation _,
                    RunEvent.ModelCallFailed _,
                    RunEvent.Nudge _,
                    RunEvent.Compaction _,
                    RunEvent.PassagesChosen _,
                    RunEvent.FinalAnswer _,
                    RunEvent.LimitReached _,
                    RunEvent.ReplRestarted _ -> {
                // the line stays as it is
            }
        }
    }

    private void now(String what) {
        words = turn == 0 ? what : "turn %d: %s".formatted(turn, what);
    }

    private String passages() {
        return "asking %,d passage%s, %,d done".formatted(asked, asked == 1 ? "" : "s", replied);
    }
}
