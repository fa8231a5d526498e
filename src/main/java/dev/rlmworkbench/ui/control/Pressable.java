package dev.rlmworkbench.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Makes something that is no button behave like one: by mouse, by Enter and Space, and for screen readers.
public final class Pressable {

    private Pressable() {}

    /// @param meaning told to screen readers
    public static void make(Node node, String meaning, Runnable action) {
        node.getStyleClass().add("pressable");
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(meaning);
        node.setFocusTraversable(true);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> action.run());
        node.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                key.consume();
                action.run();
            }
        });
    }
}
