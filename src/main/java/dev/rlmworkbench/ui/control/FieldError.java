package dev.rlmworkbench.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;
import org.kordamp.ikonli.feather.Feather;

/// One sentence below a field, which is marked as long as it stands there and tells it to screen readers. Nothing is
/// there while the text is empty.
public final class FieldError extends Label {

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
        var support = new ValidationSupport();
        support.setValidationDecorator(new StyleClassValidationDecoration("invalid", null));
        support.registerValidator(
                field,
                false,
                (Control marked, Object _) -> ValidationResult.fromErrorIf(
                        marked, getText(), !getText().isEmpty()));
        support.initInitialDecoration();
        textProperty().addListener(_ -> support.revalidate(field));
        field.accessibleHelpProperty().bind(textProperty());
    }
}
