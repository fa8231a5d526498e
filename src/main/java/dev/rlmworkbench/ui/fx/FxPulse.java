package dev.rlmworkbench.ui.fx;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Fires at every second pulse of JavaFX, about 30 times a second. It is stopped while there is nothing to do, as a
/// running timer makes JavaFX draw the window again and again.
public final class FxPulse implements Pulse {

    private @Nullable AnimationTimer timer;

    @Override
    public void start(Runnable onPulse) {
        Platform.runLater(() -> {
            if (timer == null) {
                timer = everySecondPulse(onPulse);
                timer.start();
            }
        });
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }

    private static AnimationTimer everySecondPulse(Runnable onPulse) {
        return new AnimationTimer() {
            private boolean odd;

            @Override
            public void handle(long now) {
                odd = !odd;
                if (odd) {
                    onPulse.run();
                }
            }
        };
    }
}
