package dev.rlmworkbench.ui.control;

import dev.rlmworkbench.llm.local.PocketModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// Says wherever the pocket model is used that it is for learning and testing.
public final class PocketChip {

    private PocketChip() {}

    public static Chip make() {
        var chip = new Chip(PocketModel.NOTICE, Feather.BOX, Chip.Tone.ACCENT);
        chip.getStyleClass().add("pocket-notice");
        chip.setMinWidth(Chip.USE_PREF_SIZE);
        chip.setTooltip(new Tooltip("It comes with the product and knows the benchmark's own tasks only"));
        return chip;
    }

    /// There only while the condition holds.
    public static Chip when(ObservableValue<Boolean> used) {
        var chip = make();
        chip.visibleProperty().bind(used);
        chip.managedProperty().bind(used);
        return chip;
    }
}
