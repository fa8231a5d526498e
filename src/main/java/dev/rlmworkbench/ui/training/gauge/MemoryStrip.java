package dev.rlmworkbench.ui.training.gauge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The bar itself: parts side by side, marks across.
final class MemoryStrip extends Pane {

    private static final double HEIGHT = 18;
    private static final double OVER = 4;
    private static final double GAP = 1.5;
    private static final int SHADES = 6;

    private record Placed(Region region, double from, double share) {}

    private final Region track = new Region();
    private final List<Placed> parts = new ArrayList<>();
    private final List<Placed> marks = new ArrayList<>();

    MemoryStrip() {
        getStyleClass().add("memory-strip");
        track.getStyleClass().add("memory-track");
        setMinHeight(HEIGHT + 2 * OVER);
        setPrefHeight(HEIGHT + 2 * OVER);
        getChildren().add(track);
    }

    /// The style class of a part: violet shades in turn, greys for what is no part of the model.
    static String shade(MemoryShares shares, int part) {
        var all = shares.parts();
        boolean violet = all.get(part).violet();
        long before = all.subList(0, part).stream()
                .filter(other -> other.violet() == violet)
                .count();
        return violet ? "memory-shade-" + (before % SHADES + 1) : "memory-grey-" + (before % 2 + 1);
    }

    void show(MemoryShares shares) {
        clear();
        double from = 0;
        for (int i = 0; i < shares.parts().size(); i++) {
            var part = shares.parts().get(i);
            var region = new Region();
            region.getStyleClass().addAll("memory-part", shade(shares, i));
            Tooltip.install(region, new Tooltip("%s: %s".formatted(part.what(), part.amount())));
            parts.add(new Placed(region, from, part.share()));
            from += part.share();
        }
        mark(shares.free(), "memory-free");
        mark(shares.peak(), "memory-peak");
        mark(shares.stop(), "memory-stop");
        parts.forEach(placed -> getChildren().add(placed.region));
        marks.forEach(placed -> getChildren().add(placed.region));
    }

    void clear() {
        parts.clear();
        marks.clear();
        getChildren().setAll(track);
    }

    private void mark(OptionalDouble share, String style) {
        share.ifPresent(at -> {
            var region = new Region();
            region.getStyleClass().addAll("memory-mark", style);
            marks.add(new Placed(region, at, 0));
        });
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        track.resizeRelocate(0, OVER, width, HEIGHT);
        for (var part : parts) {
            double end = (part.from + part.share) * width;
            double from = part.from * width;
            part.region.resizeRelocate(from, OVER, Math.max(1, end - from - GAP), HEIGHT);
        }
        for (var mark : marks) {
            double wide = mark.region.prefWidth(-1);
            double at = Math.clamp(mark.from * width - wide / 2, 0, Math.max(0, width - wide));
            mark.region.resizeRelocate(at, 0, wide, HEIGHT + 2 * OVER);
        }
    }
}
