package dev.rlmworkbench.ui.fx;

/// A timer of the JavaFX thread.
public interface Pulse {

    /// @param onPulse called until [#stop()]; may be called from any thread, again and again
    void start(Runnable onPulse);

    /// On the thread of the screen.
    void stop();
}
