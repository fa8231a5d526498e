package dev.rlmworkbench.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// Runs on the JavaFX thread: at once when the caller is on it, else after what already waits there.
public final class FxThread implements Executor {

    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
