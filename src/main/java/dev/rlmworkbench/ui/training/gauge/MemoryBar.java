package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The memory that a training takes, part by part in one bar, against what it may take and what it took.
public final class MemoryBar extends Card {

    private static final PseudoClass SHORT = PseudoClass.getPseudoClass("short");

    /// From this width on the sentence has room between heading and verdict.
    private static final double WIDE = 600;

    private final StringProperty sentence = new SimpleStringProperty("not known yet");
    private final Chip verdict = new Chip("", null, Chip.Tone.NEUTRAL);
    private final MemoryStrip strip = new MemoryStrip();
    private final FlowPane legend = new FlowPane();

    /// Empty at first.
    public MemoryBar() {
        getStyleClass().add("memory-bar");
        getStylesheets().add(StyleSheets.address("training-gauge"));
        legend.getStyleClass().add("memory-legend");
        verdict.setMinWidth(Region.USE_PREF_SIZE);
        var header = new SectionHeader("Memory", verdict);
        var wide = widthProperty().greaterThanOrEqualTo(WIDE);
        header.getChildren().add(1, sentence(sentence, wide));
        // in a line of its own it is a sentence of its own
        var alone = sentence.map(words -> words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
        getChildren().addAll(header, sentence(alone, wide.not()), strip, legend);
        verdict.setVisible(false);
    }

    /// @param forecast  the parts of it, not empty
    /// @param available bytes that the training may take in all: those that are free now and those that it holds
    ///                  already; empty while nobody knows
    /// @param peak      bytes that it took at most, empty while nothing was measured
    /// @param stop      bytes at which it is stopped, empty for none
    public void show(List<MemoryPart> forecast, OptionalLong available, OptionalLong peak, OptionalLong stop) {
        var shares = MemoryShares.of(forecast, available, peak, stop);
        sentence.set(shares.sentence());
        var fits = shares.fits();
        verdict.setVisible(fits != null);
        pseudoClassStateChanged(SHORT, Boolean.FALSE.equals(fits));
        if (fits != null) {
            verdict.show(
                    shares.verdict(),
                    fits ? Feather.CHECK : Feather.ALERT_TRIANGLE,
                    fits ? Chip.Tone.RIGHT : Chip.Tone.WRONG);
        }
        strip.show(shares);
        legend.getChildren().clear();
        for (int i = 0; i < shares.parts().size(); i++) {
            var part = shares.parts().get(i);
            legend.getChildren().add(entry(part.what(), part.amount(), "memory-key", MemoryStrip.shade(shares, i)));
        }
        mark("Available", available, shares.free(), "memory-free");
        mark("Peak", peak, shares.peak(), "memory-peak");
        mark("Stop limit", stop, shares.stop(), "memory-stop");
    }

    /// @param why nothing can be said, not empty, without a full stop
    public void showNothing(String why) {
        sentence.set(why);
        verdict.setVisible(false);
        strip.clear();
        legend.getChildren().clear();
    }

    private void mark(String what, OptionalLong bytes, OptionalDouble share, String style) {
        if (share.isPresent()) {
            legend.getChildren().add(entry(what, MemoryShares.amount(bytes.orElseThrow()), "memory-mark-key", style));
        }
    }

    private static Label sentence(ObservableValue<String> words, BooleanBinding here) {
        var label = new Label();
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.textProperty().bind(words);
        label.visibleProperty().bind(here);
        label.managedProperty().bind(here);
        return label;
    }

    private static Node entry(String what, String amount, String... styles) {
        var key = new Region();
        key.getStyleClass().addAll(styles);
        var words = new Label(what);
        words.getStyleClass().add("small");
        var number = new Label(amount);
        number.getStyleClass().add("memory-amount");
        var entry = new HBox(key, words, number);
        entry.getStyleClass().add("memory-entry");
        Tooltip.install(entry, new Tooltip("%s: %s".formatted(what, amount)));
        return entry;
    }
}
