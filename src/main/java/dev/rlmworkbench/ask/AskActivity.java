package dev.rlmworkbench.ask;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a method is doing, in one line, from its events, and for how long: `turn 2: asking 24 passages, 11 done, 8 s so
/// far`. Not thread-safe.
public final class AskActivity {

    private final Function<String, Optional<WarmUp.Ahead>> ahead;
    private String method = "";
    private int turn;
    private int asked;
    private int replied;
    private String words = "";
    private @Nullable Instant since;

    /// @param ahead what a method's model has to read before its first reply, as [WarmUp#ahead]
    public AskActivity(Function<String, Optional<WarmUp.Ahead>> ahead) {
        this.ahead = ahead;
    }

    /// The line as it is now, without the time; empty before the first event.
    public String words() {
        return words;
    }

    /// When what is done now began; null before the first event.
    public @Nullable Instant since() {
        return since;
    }

    /// The line with the time that passed since.
    public String words(Instant now) {
        return since == null ? words : withTime(words, since, now);
    }

    /// `thinking, 12 s so far`.
    public static String withTime(String words, Instant since, Instant now) {
        return words + ", " + PassedTime.between(since, now) + " so far";
    }

    public void accept(EventEntry entry) {
        boolean root = entry.depth() == 0;
        var at = entry.at();
        switch (entry.event()) {
            case RunEvent.TaskStarted started -> {
                method = started.method();
                turn = 0;
                asked = 0;
                replied = 0;
                begin("starting", at);
            }
            case RunEvent.ModelCallStarted call
            when root -> {
                turn = Math.max(turn, call.turn());
                begin(ofTurn(reading(call).orElse("thinking")), at);
            }
            case RunEvent.ModelCallStarted _ -> {
                asked++;
                if (asked == 1) {
                    since = at;
                }
                words = ofTurn(passages());
            }
            case RunEvent.Generation _
            when !root -> {
                replied++;
                words = ofTurn(passages());
            }
            case RunEvent.TokensReceived _
            when root -> {
                if (!words.equals(ofTurn("thinking"))) {
                    begin(ofTurn("thinking"), at);
                }
            }
            case RunEvent.CodeStarted _
            when root -> {
                asked = 0;
                replied = 0;
                begin(ofTurn("running code"), at);
            }
            case RunEvent.TaskFinished _ -> begin("looking up the passages", at);
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

    private void begin(String what, Instant at) {
        words = what;
        since = at;
    }

    private String ofTurn(String what) {
        return turn == 0 ? what : "turn %d: %s".formatted(turn, what);
    }

    /// What a first call waits for, where its model does not know the instructions yet.
    private Optional<String> reading(RunEvent.ModelCallStarted call) {
        return call.turn() == 1 && call.earlier() == 0
                ? ahead.apply(method).map(AskActivity::instructions)
                : Optional.empty();
    }

    private static String instructions(WarmUp.Ahead ahead) {
        var expected = ahead.expected();
        return "reads its instructions, first time only" + (expected == null ? "" : ", about " + about(expected));
    }

    /// `8 s`, `60 s`, `3 min`: no more exact than such an estimate is.
    private static String about(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 20
                ? seconds + " s"
                : seconds < 180 ? 5 * Math.round(seconds / 5.0) + " s" : Math.round(seconds / 60.0) + " min";
    }

    private String passages() {
        return "asking %,d passage%s, %,d done".formatted(asked, asked == 1 ? "" : "s", replied);
    }
}
