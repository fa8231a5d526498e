package dev.rlmworkbench.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// One sentence below a field, which is marked as long as it stands there and tells it to screen readers. Nothing is
/// there while the text is empty.
public final class FieldError extends Label {

    private static final String INVALID = "invalid";

    public FieldError() {
        super("", Icons.of(Feather.ALERT_CIRCLE, "icon-12", "wrong-icon"));
        getStyleClass().add("field-error");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /// Of no field alone.
    public FieldError(ObservableValue<String> sentence) {
        this();
        textProperty().bind(sentence);
    }

    /// @param field a text field, text area or choice
    public FieldError(Control field, ObservableValue<String> sentence) {
        this(sentence);
        mark(field);
    }

    /// @param field what the text, set by hand, is about
    public static FieldError of(Control field) {
        var error = new FieldError();
        error.mark(field);
        return error;
    }

    private void mark(Control field) {
        textProperty().subscribe(sentence -> {
            field.getStyleClass().remove(INVALID);
            if (!sentence.isEmpty()) {
                field.getStyleClass().add(INVALID);
            }
        });
        field.accessibleHelpProperty().bind(textProperty());
    }
}
