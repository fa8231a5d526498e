package dev.rlmworkbench.ui.training.gauge;

import eu.hansolo.tilesfx.Tile;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.Skin;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The arc of a gauge, filled by a share from 0 to 1, with a gap where the value is high and a tick at what is
/// expected.
final class Dial extends Tile {

    private static final PseudoClass HIGH = PseudoClass.getPseudoClass("high");
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");
    /// Part of what is filled is somebody else's.
    private static final PseudoClass SHARED = PseudoClass.getPseudoClass("shared");

    private OptionalDouble filled = OptionalDouble.empty();
    private OptionalDouble ours = OptionalDouble.empty();
    private OptionalDouble tick = OptionalDouble.empty();
    private OptionalDouble limit = OptionalDouble.empty();

    Dial(double width, double height) {
        getStyleClass().add("dial");
        setMinValue(0);
        setMaxValue(1);
        setPrefSize(width, height);
        setBackgroundColor(Color.TRANSPARENT);
        setBorderColor(Color.TRANSPARENT);
        setBorderWidth(0);
        setMouseTransparent(true);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new DialSkin(this);
    }

    /// None of its own: it would be looked for beside this class, and all that it styles is replaced by the skin.
    @Override
    public @Nullable String getUserAgentStylesheet() {
        return null;
    }

    void show(GaugeState state) {
        filled = state.filled();
        ours = state.ours();
        tick = state.tick();
        limit = state.limit();
        pseudoClassStateChanged(HIGH, state.level() == GaugeLevel.HIGH);
        pseudoClassStateChanged(CRITICAL, state.level() == GaugeLevel.CRITICAL);
        pseudoClassStateChanged(SHARED, ours.isPresent());
        setValue(filled.orElse(0));
        if (getSkin() instanceof DialSkin skin) {
            skin.redraw();
        }
    }

    OptionalDouble filled() {
        return filled;
    }

    OptionalDouble ours() {
        return ours;
    }

    OptionalDouble tick() {
        return tick;
    }

    OptionalDouble limit() {
        return limit;
    }
}
