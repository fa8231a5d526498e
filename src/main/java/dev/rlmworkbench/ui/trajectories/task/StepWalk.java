package dev.rlmworkbench.ui.trajectories.task;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Which step is shown, and moving to others by hand or by playing. Two trajectories that are compared share one.
public final class StepWalk {

    /// How long a step stays while playing.
    public enum Speed {
        HALF("0.5x", 3_000),
        NORMAL("1x", 1_500),
        DOUBLE("2x", 750),
        QUADRUPLE("4x", 375);

        private final String label;
        private final int millis;

        Speed(String label, int millis) {
            this.label = label;
            this.millis = millis;
        }

        public String label() {
            return label;
        }

        public int millis() {
            return millis;
        }
    }

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.NORMAL);

    /// Number of steps.
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// The step shown, 0 for the first.
    public ReadOnlyIntegerProperty current() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    public ObjectProperty<Speed> speed() {
        return speed;
    }

    /// Goes to the first step of another trajectory.
    public void begin(int steps) {
        playing.set(false);
        count.set(steps);
        current.set(0);
    }

    /// Changes the number of steps and stays at the present one where it still exists.
    public void resize(int steps) {
        count.set(steps);
        current.set(Math.clamp(current.get(), 0, Math.max(0, steps - 1)));
    }

    public void go(int step) {
        current.set(Math.clamp(step, 0, Math.max(0, count.get() - 1)));
    }

    public void next() {
        go(current.get() + 1);
    }

    public void previous() {
        go(current.get() - 1);
    }

    public void first() {
        go(0);
    }

    public void last() {
        go(count.get() - 1);
    }

    boolean atEnd() {
        return current.get() >= count.get() - 1;
    }

    /// Playing from the last step begins again at the first.
    public void playOrPause() {
        if (playing.get()) {
            playing.set(false);
        } else if (count.get() > 1) {
            if (atEnd()) {
                first();
            }
            playing.set(true);
        }
    }

    /// Called when the time of a step is over while playing.
    public void tick() {
        if (!playing.get()) {
            return;
        }
        next();
        if (atEnd()) {
            playing.set(false);
        }
    }
}
