package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.Chip.Tone;
import dev.rlmworkbench.ui.control.Pressable;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.state.ModelWatch;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Which model server answers, at the top of every screen; a click opens Models.
final class EndpointChip extends StackPane {

    private final Chip chip = new Chip("Looking for models", Feather.LOADER, Tone.NEUTRAL);

    EndpointChip(ModelWatch models, Navigator navigator) {
        chip.setId("endpoint-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        getChildren().add(chip);
        setMinWidth(USE_PREF_SIZE);
        Pressable.make(this, "Models", () -> {
            if (navigator.has(ScreenId.MODELS)) {
                navigator.open(ScreenId.MODELS);
            }
        });
        accessibleTextProperty().bind(Bindings.concat("Models: ", chip.textProperty()));
        models.state().addListener((_, _, state) -> show(state));
        show(models.state().get());
    }

    private void show(ModelWatch.State state) {
        switch (state) {
            case ModelWatch.Looking _ -> chip.show("Looking for models", Feather.LOADER, Tone.NEUTRAL);
            case ModelWatch.Found found
            when found.onlyPocket() -> {
                chip.show(found.words(), Feather.BOX, Tone.ACCENT);
                chip.setTooltip(new Tooltip("%s\n%s".formatted(PocketModel.NOTICE, found.advice())));
            }
            case ModelWatch.Found found -> {
                chip.show(found.words(), Feather.CHECK, Tone.RIGHT);
                chip.setTooltip(new Tooltip(String.join("\n", found.addresses())));
            }
            case ModelWatch.None none -> {
                chip.show("No model found", Feather.SLASH, Tone.WARN);
                chip.setTooltip(new Tooltip(none.advice()));
            }
        }
    }
}
