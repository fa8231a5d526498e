package dev.rlmworkbench.ui.training.gauge;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/// The last minutes of a gauge, small.
final class RecentLine extends Pane {

    private static final double EDGE = 1;

    private final Polyline line = new Polyline();
    private final Line base = new Line();
    private List<RecentShares.Placed> points = List.of();

    RecentLine(double height) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        line.getStyleClass().add("recent-line");
        base.getStyleClass().add("recent-base");
        getChildren().addAll(base, line);
    }

    void show(List<RecentShares.Placed> recent) {
        if (!recent.equals(points)) {
            points = recent;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight() - 2 * EDGE;
        base.setStartX(0);
        base.setEndX(width);
        base.setStartY(EDGE + height);
        base.setEndY(EDGE + height);
        line.getPoints()
                .setAll(points.stream()
                        .flatMap(point -> List.of(point.when() * width, EDGE + (1 - point.share()) * height).stream())
                        .toList());
    }
}
