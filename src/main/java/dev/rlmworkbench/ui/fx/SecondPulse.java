package dev.rlmworkbench.ui.fx;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Fires once a second. To be used on the thread of the screen.
public final class SecondPulse implements Pulse {

    private @Nullable Timeline timer;

    @Override
    public void start(Runnable onPulse) {
        stop();
        var fresh = new Timeline(new KeyFrame(Duration.seconds(1), _ -> onPulse.run()));
        fresh.setCycleCount(Animation.INDEFINITE);
        fresh.play();
        timer = fresh;
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }
}
