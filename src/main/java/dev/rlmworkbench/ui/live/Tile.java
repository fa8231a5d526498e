package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.result.ResultRecord;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One task answered by one method, in the grid of the run.
final class Tile {

    enum State {
        WAITING,
        RUNNING,
        RIGHT,
        WRONG,
        ERROR,
        SKIPPED
    }

    private final String fingerprint;
    private final TaskSpec task;
    private final String method;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.WAITING);
    private Instant startedAt = Instant.EPOCH;
    private @Nullable Verdict verdict;

    Tile(String fingerprint, TaskSpec task, String method) {
        this.fingerprint = fingerprint;
        this.task = task;
        this.method = method;
    }

    String fingerprint() {
        return fingerprint;
    }

    TaskSpec task() {
        return task;
    }

    String method() {
        return method;
    }

    ObjectProperty<State> state() {
        return state;
    }

    void begin(Instant at) {
        startedAt = at;
        state.set(State.RUNNING);
    }

    /// When its turn came.
    Instant startedAt() {
        return startedAt;
    }

    /// Null before it has ended.
    @Nullable
    Verdict verdict() {
        return verdict;
    }

    void judged(ResultRecord result) {
        var outcome = result.outcome();
        verdict = new Verdict(
                result.task().answer(),
                outcome.prediction(),
                outcome.error(),
                result.cost().seconds(),
                outcome.truncated());
        state.set(
                switch (outcome.kind()) {
                    case RIGHT -> State.RIGHT;
                    case WRONG, NO_ANSWER -> State.WRONG;
                    case ERROR -> State.ERROR;
                });
    }

    /// @param cut whether the model did not see the whole text
    record Verdict(
            String expected,
            @Nullable String prediction,
            @Nullable String error,
            double seconds,
            boolean cut) {}
}
