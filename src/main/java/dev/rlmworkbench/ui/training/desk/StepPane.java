package dev.rlmworkbench.ui.training.desk;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/// One step of the training screen. Built at its first visit and kept.
public interface StepPane {

    /// Always the same node.
    Parent node();

    /// Buttons that stand beside the names of the steps while this one is at the front; always the same nodes.
    default List<Node> actions() {
        return List.of();
    }

    /// It came to the front, or the screen did while it stands there.
    default void shown() {}

    /// Another step or screen came to the front.
    default void hidden() {}
}
