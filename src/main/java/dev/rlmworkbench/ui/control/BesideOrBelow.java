package dev.rlmworkbench.ui.control;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Panes beside each other where there is room for each, else below each other. A layout of its own, as nodes that are
/// rebuilt while the window is laid out stay without style.
public final class BesideOrBelow extends Pane {

    private static final double GAP = 12;

    private final double roomForOne;

    /// @param roomForOne width that each needs beside the others, in pixels
    public BesideOrBelow(double roomForOne, List<? extends Region> panes) {
        this.roomForOne = roomForOne;
        getChildren().addAll(panes);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean beside(double width) {
        return width >= getChildren().size() * roomForOne;
    }

    private double widthOfOne(double width) {
        int panes = getChildren().size();
        return beside(width) ? (width - GAP * (panes - 1)) / panes : width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? getWidth() : width;
        var heights = getChildren().stream()
                .mapToDouble(pane -> pane.prefHeight(widthOfOne(all)))
                .toArray();
        double sum = 0;
        double most = 0;
        for (double height : heights) {
            sum += height;
            most = Math.max(most, height);
        }
        return beside(all) ? most : sum + GAP * Math.max(0, heights.length - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double one = widthOfOne(getWidth());
        boolean beside = beside(getWidth());
        double x = 0;
        double y = 0;
        for (var pane : getChildren()) {
            double height = pane.prefHeight(one);
            pane.resizeRelocate(x, y, one, height);
            if (beside) {
                x += one + GAP;
            } else {
                y += height + GAP;
            }
        }
    }
}
