package dev.rlmworkbench.ui.control.form;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What a field holds, and one sentence below it where that cannot be.
///
/// @param label as on the screen
public record FormField(String label, StringProperty text, StringProperty error) {

    public static FormField of(String label, String value) {
        return new FormField(label, new SimpleStringProperty(value), new SimpleStringProperty(""));
    }

    public String value() {
        return text.get() == null ? "" : text.get().strip();
    }

    public void set(Object value) {
        text.set(value.toString());
        error.set("");
    }

    /// A whole number; digits may be grouped by commas. Marks the field where it is none.
    ///
    /// @return null where it is none
    public @Nullable Long number(long least, long most) {
        error.set("");
        try {
            long number = Long.parseLong(value().replace(",", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        error.set(
                most == Long.MAX_VALUE
                        ? "%s must be a whole number of at least %,d, not '%s'".formatted(label, least, value())
                        : "%s must be a whole number from %,d to %,d, not '%s'".formatted(label, least, most, value()));
        return null;
    }
}
