package dev.rlmworkbench.ui.state;

import java.time.Instant;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Long work, as it is seen on the screen. Its properties change on the thread of the screen only.
public final class Job {

    public enum State {
        RUNNING,
        /// Cancelled, but not yet at its end.
        STOPPING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean ended() {
            return this != RUNNING && this != STOPPING;
        }
    }

    private final String name;
    private final Instant startedAt = Instant.now();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private volatile Runnable canceller = () -> {};
    private @Nullable Exception failure;

    Job(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// 0 to 1, negative while unknown.
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /// One line: how far, how long still.
    public ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    /// Why it failed; null unless it did.
    public @Nullable Exception failure() {
        return failure;
    }

    /// Interrupts the work, which then ends in order. Harmless when it has ended. On the thread of the screen.
    public void cancel() {
        if (state.get() == State.RUNNING) {
            state.set(State.STOPPING);
            canceller.run();
        }
    }

    void cancelBy(Runnable how) {
        canceller = how;
    }

    void show(JobCentre.Progress progress) {
        if (!state.get().ended()) {
            fraction.set(progress.fraction());
            detail.set(progress.detail());
        }
    }

    void end(State how, @Nullable Exception why) {
        failure = why;
        state.set(how);
    }
}
