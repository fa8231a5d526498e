package dev.rlmworkbench.ui.control;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;

/// How much text a field that people type into can hold. JavaFX lays such a text out as a whole at every key, in time
/// that grows with its square where letters join or stack: 5,000 characters of Tamil take six seconds.
public final class TypedText {

    private static final int MAX = 20_000;
    private static final int MAX_COMPLEX = 600;
    private static final char FIRST_JOINING = '\u0300';

    private TypedText() {}

    public static boolean fits(String text) {
        if (text.length() > MAX) {
            return false;
        }
        return text.length() <= MAX_COMPLEX
                || text.chars().filter(c -> c >= FIRST_JOINING).count() <= MAX_COMPLEX;
    }

    /// Refuses what makes the text too long and leaves it as it is.
    ///
    /// @param refused hears in one sentence what was refused
    public static void limit(TextInputControl field, Consumer<String> refused) {
        field.setTextFormatter(new TextFormatter<>(change -> {
            if (!change.isContentChange() || fits(change.getControlNewText())) {
                return change;
            }
            refused.accept(String.format(
                    Locale.ROOT,
                    "%,d characters are too many to edit here.",
                    change.getControlNewText().length()));
            return null;
        }));
    }
}
