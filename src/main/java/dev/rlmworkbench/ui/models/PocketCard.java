package dev.rlmworkbench.ui.models;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The model that the product ships: what it is for, and what it is not.
final class PocketCard extends Card {

    PocketCard(ScreenContext context, ObservableValue<@Nullable ModelEntry> pocket) {
        setId("pocket-card");
        var open = Buttons.ghost("Run the sample", () -> context.navigator().open(ScreenId.HOME));
        open.getStyleClass().add("compact");
        var facts = new Label();
        facts.getStyleClass().addAll("mono", "secondary");
        facts.textProperty()
                .bind(pocket.map(entry -> "%s parameters, window of %s tokens, %s, %s"
                                .formatted(
                                        entry.parameters(),
                                        entry.window(),
                                        entry.model().quantization(),
                                        entry.size()))
                        .orElse(""));
        var words = new Label(
                "It answers by itself where no server does, with no set-up and no network: name it \"pocket\". "
                        + "It finds needles in the benchmark's own texts, plainly up to its window and with code beyond it. "
                        + "It is no measure of what RLMs do with real models.");
        words.getStyleClass().add("small");
        words.setWrapText(true);
        getChildren().addAll(new SectionHeader("Pocket model", open), PocketChip.make(), facts, words);
        visibleProperty().bind(pocket.map(entry -> true).orElse(false));
        managedProperty().bind(visibleProperty());
    }
}
