package dev.rlmworkbench.ui.control;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A word on a tint, with an icon, as colour is never the only signal.
public final class Chip extends Label {

    /// What the tint says.
    public enum Tone {
        NEUTRAL(""),
        RIGHT("right"),
        WRONG("wrong"),
        WARN("warn"),
        ACCENT("accent");

        private final String styleClass;

        Tone(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    public Chip(String words, @Nullable Ikon icon, Tone tone) {
        getStyleClass().add("chip");
        show(words, icon, tone);
    }

    public static Chip right(String words) {
        return new Chip(words, Feather.CHECK, Tone.RIGHT);
    }

    public static Chip wrong(String words) {
        return new Chip(words, Feather.X, Tone.WRONG);
    }

    public static Chip error(String words) {
        return new Chip(words, Feather.ALERT_TRIANGLE, Tone.WARN);
    }

    public static Chip limit(String words) {
        return new Chip(words, Feather.SLASH, Tone.WARN);
    }

    public static Chip running(String words) {
        return new Chip(words, Feather.LOADER, Tone.ACCENT);
    }

    public static Chip waiting(String words) {
        return new Chip(words, Feather.CLOCK, Tone.NEUTRAL);
    }

    /// Says something else from now on.
    public void show(String words, @Nullable Ikon icon, Tone tone) {
        setText(words);
        setGraphic(icon == null ? null : Icons.of(icon, "icon-12"));
        for (var each : Tone.values()) {
            getStyleClass().remove(each.styleClass);
        }
        if (tone != Tone.NEUTRAL) {
            getStyleClass().add(tone.styleClass);
        }
    }
}
