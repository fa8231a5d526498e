package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One turn of the root model: its words and code as they stream in, what the code printed, its sub-calls.
final class TurnTrace {

    private final int number;
    private final Instant startedAt;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder ran = new StringBuilder();
    private final StringBuilder output = new StringBuilder();
    private final List<SubCallTrace> subCalls = new ArrayList<>();
    private final Map<String, SubCallTrace> open = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String thinking = "";
    private String language = "java";
    /// The text taken apart; null after a change, until somebody asks.
    private @Nullable CodeBlocks parsed;

    private int subCallsDone;
    private Duration subCallTime = Duration.ZERO;
    private int tokensIn;
    private int tokensOut;
    private boolean failed;
    private @Nullable Instant endedAt;

    TurnTrace(int number, Instant startedAt) {
        this.number = number;
        this.startedAt = startedAt;
    }

    int number() {
        return number;
    }

    /// The model's words outside its code.
    String plan() {
        return parsed().outside().strip();
    }

    private CodeBlocks parsed() {
        var known = parsed;
        if (known == null) {
            known = CodeBlocks.of(text.toString());
            parsed = known;
        }
        return known;
    }

    String text() {
        return text.toString();
    }

    /// The code that ran, or while none ran, what has streamed in of it.
    String code() {
        if (!ran.isEmpty()) {
            return ran.toString();
        }
        var blocks = parsed().runnable();
        return blocks.isEmpty() ? "" : blocks.getFirst().code().stripTrailing();
    }

    /// As in events: `java`, `python`.
    String language() {
        return language;
    }

    String thinking() {
        return thinking;
    }

    String output() {
        return output.toString();
    }

    /// What the engine told beside the output, such as limits and restarts.
    List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    List<SubCallTrace> subCalls() {
        return Collections.unmodifiableList(subCalls);
    }

    int subCallsDone() {
        return subCallsDone;
    }

    /// Mean seconds of the finished sub-calls, 0 without one.
    double meanSubCallSeconds() {
        return subCallsDone == 0 ? 0 : subCallTime.toMillis() / 1000.0 / subCallsDone;
    }

    int tokensIn() {
        return tokensIn;
    }

    int tokensOut() {
        return tokensOut;
    }

    Duration took(Instant now) {
        return Duration.between(startedAt, endedAt == null ? now : endedAt);
    }

    void received(String more) {
        failed = false;
        text.append(more);
        parsed = null;
    }

    void called(RunEvent.Generation call, Instant at) {
        text.setLength(0);
        text.append(call.text());
        parsed = null;
        thinking = call.thinking();
        tokensIn += call.usage().promptTokens();
        tokensOut += call.usage().completionTokens();
        endedAt = at;
    }

    /// Whether its call failed; a call that is made again takes it back.
    boolean failed() {
        return failed;
    }

    void fail(String words, Instant at) {
        failed = true;
        note(words, at);
    }

    void note(String words, Instant at) {
        notes.add(words);
        endedAt = at;
    }

    void ranCode(String tongue, String code) {
        language = tongue;
        endedAt = null;
        ran.append(ran.isEmpty() ? "" : "\n").append(code.stripTrailing());
    }

    void printed(ReplResult result, Instant at) {
        append(result.stdout());
        if (result.value() != null) {
            append(result.value());
        }
        if (result.error() != null) {
            append(result.error().message());
        }
        endedAt = at;
    }

    private void append(String words) {
        if (!words.isBlank()) {
            output.append(output.isEmpty() ? "" : "\n").append(words.stripTrailing());
        }
    }

    /// @param call id of the sub-call
    void sub(String call, RunEvent event, Instant at) {
        var sub = open.computeIfAbsent(call, _ -> {
            var fresh = new SubCallTrace(subCalls.size() + 1, at);
            subCalls.add(fresh);
            return fresh;
        });
        switch (event) {
            case RunEvent.ModelCallStarted started -> {
                endedAt = null;
                reopen(sub);
                sub.asked(
                        started.messages().isEmpty()
                                ? ""
                                : started.messages().getLast().content());
            }
            case RunEvent.TokensReceived tokens -> sub.received(tokens.text());
            case RunEvent.Generation finished -> close(sub, at, finished.text());
            case RunEvent.ModelCallFailed failed -> {
                close(sub, at, null);
                sub.broke(at, failed.reason());
            }
            case RunEvent.TaskStarted _,
                    RunEvent.TaskFinished _,
                    RunEvent.CodeStarted _,
                    RunEvent.CodeFinished _,
                    RunEvent.PassagesChosen _,
                    RunEvent.Nudge _,
                    RunEvent.Compaction _,
                    RunEvent.FinalAnswer _,
                    RunEvent.LimitReached _,
                    RunEvent.ReplRestarted _ -> {
                // steps of a child RLM: its calls are shown, the rest is in the trajectory
            }
        }
    }

    private void reopen(SubCallTrace sub) {
        var before = sub.took();
        if (before != null) {
            subCallsDone--;
            subCallTime = subCallTime.minus(before);
        }
    }

    private void close(SubCallTrace sub, Instant at, @Nullable String reply) {
        reopen(sub);
        sub.finished(at, reply);
        subCallsDone++;
        var took = sub.took();
        subCallTime = took == null ? subCallTime : subCallTime.plus(took);
        endedAt = at;
    }
}
