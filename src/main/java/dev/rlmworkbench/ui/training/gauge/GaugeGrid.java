package dev.rlmworkbench.ui.training.gauge;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

/// Gauges of equal width, in one row where there is room for all, else in two.
final class GaugeGrid extends Pane {

    private static final double GAP = 12;
    private static final double NARROWEST = 170;

    private final List<GaugeCard> cards;

    GaugeGrid(List<GaugeCard> cards) {
        this.cards = cards;
        getChildren().addAll(cards);
        setMinWidth(2 * NARROWEST + GAP);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        return width >= cards.size() * (NARROWEST + GAP) - GAP ? cards.size() : 2;
    }

    private double wide(double width) {
        int columns = columns(width);
        return (width - (columns - 1) * GAP) / columns;
    }

    private double high(double width) {
        return cards.stream()
                .mapToDouble(card -> card.prefHeight(wide(width)))
                .max()
                .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * NARROWEST + GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? computePrefWidth(-1) : width;
        int rows = Math.ceilDiv(cards.size(), columns(given));
        return rows * high(given) + (rows - 1) * GAP;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        int columns = columns(width);
        int rows = Math.ceilDiv(cards.size(), columns);
        double wide = wide(width);
        double high = Math.max(high(width), (getHeight() - (rows - 1) * GAP) / rows);
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i)
                    .resizeRelocate((i % columns) * (wide + GAP), (double) (i / columns) * (high + GAP), wide, high);
        }
    }
}
