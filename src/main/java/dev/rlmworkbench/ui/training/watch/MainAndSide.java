package dev.rlmworkbench.ui.training.watch;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A pane with another at its right where there is room for both, else below it. Beside each other both are as high as
/// the higher one.
final class MainAndSide extends Pane {

    private static final double GAP = 16;

    private final Region main;
    private final Region side;
    private final double sideWidth;
    private final double roomForMain;

    /// @param sideWidth   of the side, beside the main pane
    /// @param roomForMain width that the main pane needs beside it
    MainAndSide(Region main, Region side, double sideWidth, double roomForMain) {
        this.main = main;
        this.side = side;
        this.sideWidth = sideWidth;
        this.roomForMain = roomForMain;
        getChildren().addAll(main, side);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean beside(double width) {
        return width >= roomForMain + GAP + sideWidth;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double all = width < 0 ? getWidth() : width;
        return beside(all)
                ? Math.max(main.prefHeight(all - GAP - sideWidth), side.prefHeight(sideWidth))
                : main.prefHeight(all) + GAP + side.prefHeight(all);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (beside(width)) {
            double mainWidth = width - GAP - sideWidth;
            main.resizeRelocate(0, 0, mainWidth, getHeight());
            side.resizeRelocate(mainWidth + GAP, 0, sideWidth, getHeight());
        } else {
            double mainHeight = main.prefHeight(width);
            main.resizeRelocate(0, 0, width, mainHeight);
            side.resizeRelocate(0, mainHeight + GAP, width, side.prefHeight(width));
        }
    }
}
