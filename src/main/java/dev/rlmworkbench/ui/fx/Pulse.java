package dev.rlmworkbench.ui.fx;

/// Calls regularly on the thread of the screen, while it is wanted.
public interface Pulse {

    /// @param onPulse called until [#stop()]; may be called from any thread, again and again
    void start(Runnable onPulse);

    /// On the thread of the screen.
    void stop();
}
