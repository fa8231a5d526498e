package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskActivity;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.ask.WarmUp;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How one method answers one question, as it goes on. Changes on the thread of the screen only.
final class MethodRun {

    sealed interface State permits Waiting, Running, Answered, Failed, Cancelled {}

    record Waiting() implements State {}

    record Running() implements State {}

    record Answered(AskedAnswer answer) implements State {}

    /// @param sentence why nothing was asked, for the user
    record Failed(String sentence) implements State {}

    record Cancelled() implements State {}

    private final String method;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Waiting());
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper streaming = new ReadOnlyStringWrapper("");
    private final ObservableList<AnswerStep> steps = FXCollections.observableArrayList();
    // kept, as a view that nobody holds stops hearing of changes
    private final ObservableList<AnswerStep> stepsView = FXCollections.unmodifiableObservableList(steps);
    private final AskActivity line;
    private final String before;
    private final Instant asked;

    /// @param before what is waited for until the method begins
    /// @param asked  when that wait began
    /// @param ahead  what the method's model has to read before its first reply, as [WarmUp#ahead]
    MethodRun(String method, String before, Instant asked, Function<String, Optional<WarmUp.Ahead>> ahead) {
        this.method = method;
        this.before = before;
        this.asked = asked;
        this.line = new AskActivity(ahead);
    }

    String method() {
        return method;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What it does and for how long, in one line.
    ReadOnlyStringProperty activity() {
        return activity.getReadOnlyProperty();
    }

    /// Counts on, as time passes without an event.
    void passed(Instant now) {
        if (!ended()) {
            activity.set(line.since() == null ? AskActivity.withTime(before, asked, now) : line.words(now));
        }
    }

    /// The answer as far as it is there: the words of a plain call while they come, else the final answer before its
    /// passages are looked up.
    ReadOnlyStringProperty streaming() {
        return streaming.getReadOnlyProperty();
    }

    ObservableList<AnswerStep> steps() {
        return stepsView;
    }

    boolean ended() {
        return switch (state.get()) {
            case Waiting _, Running _ -> false;
            case Answered _, Failed _, Cancelled _ -> true;
        };
    }

    /// Takes what happened since the last round.
    void happened(List<EventEntry> entries, Instant now) {
        var touched = new LinkedHashSet<AnswerStep>();
        for (var entry : entries) {
            line.accept(entry);
            take(entry);
            if (!steps.isEmpty()) {
                touched.add(steps.getLast());
            }
        }
        passed(now);
        touched.forEach(AnswerStep::changed);
        if (!writesCode() && !steps.isEmpty()) {
            streaming.set(steps.getLast().words());
        }
    }

    private void take(EventEntry entry) {
        boolean root = entry.depth() == 0;
        switch (entry.event()) {
            case RunEvent.TaskStarted _ -> state.set(new Running());
            case RunEvent.ModelCallStarted call
            when root -> {
                steps.add(new AnswerStep(steps.size() + 1));
                if (call.turn() == 0) {
                    steps.getLast().note("a call beside the turns");
                }
            }
            case RunEvent.ModelCallStarted _ -> present().asked();
            case RunEvent.TokensReceived tokens when root -> present().write(tokens.text());
            case RunEvent.Generation call when root -> present().wrote(call.text());
            case RunEvent.Generation _ -> present().replied();
            case RunEvent.ModelCallFailed failed -> {
                present().note("call failed: " + failed.reason());
                if (!root) {
                    present().replied();
                }
            }
            case RunEvent.CodeStarted code when root -> present().start(code.language(), code.code());
            case RunEvent.CodeFinished code when root -> present().finish(code.result());
            case RunEvent.Nudge nudge
            when root -> present().note("told (%s): %s".formatted(nudge.guard(), nudge.text()));
            case RunEvent.Compaction compaction
            when root ->
                present()
                        .note("history: %d messages became %d"
                                .formatted(compaction.messagesBefore(), compaction.messagesAfter()));
            case RunEvent.LimitReached limit
            when root -> present().note("limit reached: %s, %s".formatted(limit.limit(), limit.detail()));
            case RunEvent.ReplRestarted restarted when root -> present().note("REPL restarted: " + restarted.why());
            case RunEvent.FinalAnswer answer when root -> streaming.set(answer.answer());
            case RunEvent.TaskFinished _,
                    RunEvent.TokensReceived _,
                    RunEvent.PassagesChosen _,
                    RunEvent.CodeStarted _,
                    RunEvent.CodeFinished _,
                    RunEvent.Nudge _,
                    RunEvent.Compaction _,
                    RunEvent.LimitReached _,
                    RunEvent.ReplRestarted _,
                    RunEvent.FinalAnswer _ -> {
                // deeper ones belong to sub-calls; how it ended comes with the answer
            }
        }
    }

    private AnswerStep present() {
        if (steps.isEmpty()) {
            steps.add(new AnswerStep(1));
        }
        return steps.getLast();
    }

    boolean writesCode() {
        return method.startsWith("rlm");
    }

    void end(State how) {
        if (!ended()) {
            state.set(how);
        }
    }
}
