package dev.rlmworkbench.ui.screen;

import javafx.scene.Parent;

/// One screen. Built at its first visit and kept, so that leaving and returning loses nothing.
public interface Screen {

    /// Always the same node.
    Parent node();

    /// Another screen asks for something. On the JavaFX thread, after the node is in the window.
    default void accept(ScreenRequest request) {}

    /// It came to the front.
    default void shown() {}

    /// Another screen came to the front.
    default void hidden() {}
}
