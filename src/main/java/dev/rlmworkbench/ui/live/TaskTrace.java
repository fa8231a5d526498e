package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One task answered by one method, put together from its events. On the thread of the screen only.
final class TaskTrace {

    private final List<TurnTrace> turns = new ArrayList<>();
    private String question = "";
    private int contextChars;
    private String model = "";
    private int promptTokens;
    private String load = "";
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String answer;
    private @Nullable String error;
    private RunEvent.@Nullable Generation lastCall;
    private @Nullable String limit;

    void accept(EventEntry entry) {
        if (entry.depth() > 0) {
            turn(entry.at()).sub(entry.call(), entry.event(), entry.at());
            return;
        }
        switch (entry.event()) {
            case RunEvent.TaskStarted started -> {
                question = started.query();
                contextChars = started.contextChars();
                startedAt = entry.at();
            }
            case RunEvent.TaskFinished finished -> {
                answer = finished.answer();
                error = finished.error();
                endedAt = entry.at();
            }
            case RunEvent.ModelCallStarted started -> {
                model = started.model();
                if (turns.isEmpty() || turns.getLast().number() != started.turn()) {
                    turns.add(new TurnTrace(started.turn(), entry.at()));
                }
            }
            case RunEvent.TokensReceived tokens -> turn(entry.at()).received(tokens.text());
            case RunEvent.Generation finished -> {
                lastCall = finished;
                promptTokens = finished.usage().promptTokens();
                turn(entry.at()).called(finished, entry.at());
            }
            case RunEvent.ModelCallFailed failed ->
                turn(entry.at()).fail("The call failed: " + failed.reason(), entry.at());
            case RunEvent.CodeStarted code -> turn(entry.at()).ranCode(code.language(), code.code());
            case RunEvent.CodeFinished code -> turn(entry.at()).printed(code.result(), entry.at());
            case RunEvent.PassagesChosen chosen ->
                load = "Chosen: " + Plural.of(chosen.passages().size(), "passage") + " of the text";
            case RunEvent.Nudge nudge -> turn(entry.at()).note("The engine: " + nudge.text(), entry.at());
            case RunEvent.Compaction compaction ->
                turn(entry.at())
                        .note("Summed up: " + Plural.of(compaction.messagesBefore(), "earlier message"), entry.at());
            case RunEvent.FinalAnswer last -> answer = last.answer();
            case RunEvent.LimitReached reached -> {
                limit = reached.detail();
                turn(entry.at()).note("Limit of %s: %s".formatted(reached.limit(), reached.detail()), entry.at());
            }
            case RunEvent.ReplRestarted restarted ->
                turn(entry.at()).note("The REPL was started again: " + restarted.why(), entry.at());
        }
    }

    private TurnTrace turn(Instant at) {
        if (turns.isEmpty()) {
            turns.add(new TurnTrace(1, at));
        }
        return turns.getLast();
    }

    List<TurnTrace> turns() {
        return Collections.unmodifiableList(turns);
    }

    String question() {
        return question;
    }

    int contextChars() {
        return contextChars;
    }

    String model() {
        return model;
    }

    /// Tokens of the last call's prompt, 0 before one has ended.
    int promptTokens() {
        return promptTokens;
    }

    /// Which passages went into the prompt, empty where all did.
    String chosen() {
        return load;
    }

    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    String limit() {
        return limit;
    }

    boolean ended() {
        return endedAt != null;
    }

    RunEvent.@Nullable Generation lastCall() {
        return lastCall;
    }

    int subCalls() {
        return turns.stream().mapToInt(turn -> turn.subCalls().size()).sum();
    }

    Duration took(Instant now) {
        return startedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt == null ? now : endedAt);
    }

    /// `2 turns, 8 sub-calls, 7.6 s`.
    String figures(Instant now) {
        return "%s, %s, %.1f s"
                .formatted(
                        Plural.of(turns.size(), "turn"),
                        Plural.of(subCalls(), "sub-call"),
                        took(now).toMillis() / 1000.0)
                .toLowerCase(Locale.ROOT);
    }
}
