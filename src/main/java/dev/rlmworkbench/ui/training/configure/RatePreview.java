package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.optim.LearningRate;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/// How the learning rate will go, from the first step to the last one.
final class RatePreview extends Pane {

    private static final double HEIGHT = 56;
    private static final double EDGE = 4;
    private static final int POINTS = 120;

    private final Polyline line = new Polyline();
    private final Region base = new Region();
    private LearningRate shown = new LearningRate(LearningRate.Curve.CONSTANT, 0, 1);

    RatePreview() {
        getStyleClass().add("rate-preview");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        line.getStyleClass().add("rate-line");
        line.setManaged(false);
        base.getStyleClass().add("rate-base");
        getChildren().addAll(base, line);
    }

    void show(LearningRate rate) {
        shown = rate;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - 2 * EDGE;
        double height = getHeight() - 2 * EDGE;
        base.resizeRelocate(0, getHeight() - 1, getWidth(), 1);
        line.getPoints().clear();
        int points = Math.min(POINTS, shown.steps());
        for (int i = 0; i < points; i++) {
            double at = points == 1 ? 0 : (double) i / (points - 1);
            int step = 1 + (int) Math.round(at * (shown.steps() - 1));
            line.getPoints().addAll(EDGE + at * width, EDGE + (1 - shown.share(step)) * height);
        }
    }
}
