package dev.rlmworkbench.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;

/// The kinds of buttons. A screen has one primary button.
public final class Buttons {

    private Buttons() {}

    public static Button primary(String label, Ikon icon, Runnable action) {
        return button(label, icon, action, "primary");
    }

    public static Button normal(String label, Ikon icon, Runnable action) {
        return button(label, icon, action);
    }

    public static Button tonal(String label, Ikon icon, Runnable action) {
        return button(label, icon, action, "tonal");
    }

    /// Words alone, for second actions.
    public static Button ghost(String label, Runnable action) {
        var button = new Button(label);
        return styled(button, action, "ghost");
    }

    /// Ends or deletes something.
    public static Button danger(String label, Ikon icon, Runnable action) {
        return button(label, icon, action, "destructive");
    }

    /// @param meaning shown as tooltip and told to screen readers
    public static Button icon(Ikon icon, String meaning, Runnable action) {
        var button = new Button();
        button.setGraphic(Icons.of(icon));
        button.setTooltip(new Tooltip(meaning));
        button.setAccessibleText(meaning);
        return styled(button, action, "ghost", "icon-only");
    }

    private static Button button(String label, Ikon icon, Runnable action, String... styleClasses) {
        var button = new Button(label, Icons.of(icon));
        return styled(button, action, styleClasses);
    }

    private static Button styled(Button button, Runnable action, String... styleClasses) {
        // names of runs have underscores
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
