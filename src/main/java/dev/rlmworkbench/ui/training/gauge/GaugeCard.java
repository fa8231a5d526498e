package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Icons;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One gauge: name and state above, the dial around value and unit, the last minutes below.
final class GaugeCard extends Card {

    private static final double RADIUS = 58;
    private static final double DIAL_WIDTH = 2 * RADIUS + 16;
    private static final double DIAL_HEIGHT = RADIUS * (1 + DialSkin.BELOW) + 16;
    private static final double LINE_HEIGHT = 16;
    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private final Label name = new Label();
    private final Label word = new Label();
    private final Dial dial = new Dial(DIAL_WIDTH, DIAL_HEIGHT);
    private final Label value = new Label();
    private final Label unit = new Label();
    private final RecentLine line = new RecentLine(LINE_HEIGHT);
    private final Label parts = new Label();
    private final Tooltip detail = new Tooltip();
    private @Nullable GaugeState now;

    GaugeCard() {
        getStyleClass().add("gauge");
        name.getStyleClass().add("gauge-name");
        word.getStyleClass().add("gauge-word");
        word.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add("gauge-value");
        unit.getStyleClass().add("gauge-unit");
        parts.getStyleClass().add("gauge-parts");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var header = new HBox(4, name, gap, word);
        header.setAlignment(Pos.CENTER_LEFT);
        var inside = new VBox(value, unit);
        inside.setAlignment(Pos.BOTTOM_CENTER);
        inside.setMouseTransparent(true);
        getChildren().addAll(header, new StackPane(dial, inside), line, parts);
        Tooltip.install(this, detail);
    }

    void show(GaugeState state, List<RecentShares.Placed> recent) {
        line.show(recent);
        if (state.equals(now)) {
            return;
        }
        if (now == null || now.level() != state.level()) {
            showLevel(state.level());
        }
        now = state;
        name.setText(state.name());
        value.setText(state.value());
        unit.setText(state.unit());
        parts.setText(state.parts());
        detail.setText(state.detail());
        word.setText(state.word());
        dial.show(state);
        setAccessibleText("%s: %s %s%s"
                .formatted(
                        state.name(), state.value(), state.unit(), state.word().isEmpty() ? "" : ", " + state.word()));
    }

    private void showLevel(GaugeLevel level) {
        pseudoClassStateChanged(UNKNOWN, level == GaugeLevel.UNKNOWN);
        word.setGraphic(icon(level));
        word.getStyleClass().removeAll("warn-words", "wrong-words");
        switch (level) {
            case HIGH -> word.getStyleClass().add("warn-words");
            case CRITICAL -> word.getStyleClass().add("wrong-words");
            case NORMAL, UNKNOWN -> {
                // the colour of all small words
            }
        }
    }

    private static @Nullable Node icon(GaugeLevel level) {
        return switch (level) {
            case NORMAL -> Icons.of(Feather.CHECK, "icon-12", "right-icon");
            case HIGH -> Icons.of(Feather.ALERT_TRIANGLE, "icon-12", "warn-icon");
            case CRITICAL -> Icons.of(Feather.ALERT_TRIANGLE, "icon-12", "wrong-icon");
            case UNKNOWN -> null;
        };
    }
}
