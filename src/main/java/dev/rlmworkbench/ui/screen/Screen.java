package dev.rlmworkbench.ui.screen;

import javafx.scene.Parent;

/// One screen. Built at its first visit and kept, so that leaving and returning loses nothing.
public interface Screen {

    /// Always the same node.
    Parent node();

    /// Somebody came with something to be done here. On the thread of the screen, after the node is in the window.
    default void accept(ScreenRequest request) {}

    /// It came to the front.
    default void shown() {}

    /// Another screen came to the front.
    default void hidden() {}
}
