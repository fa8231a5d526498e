package dev.rlmworkbench.ui.results.table;

import dev.rlmworkbench.stats.WilsonInterval;
import dev.rlmworkbench.ui.control.MethodMark;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Shape;

/// An accuracy as a mark on its interval, on a line from 0 to 100 %.
final class IntervalMark extends Pane {

    private static final double BAND = 4;

    private final double value;
    private final WilsonInterval interval;
    private final Region track = new Region();
    private final Region band = new Region();
    private final Shape mark;

    IntervalMark(String method, double value, WilsonInterval interval) {
        this.value = value;
        this.interval = interval;
        this.mark = MethodMark.of(method);
        track.getStyleClass().add("interval-track");
        band.getStyleClass().addAll("interval-band", MethodMark.styleClass(method), method.replace('_', '-') + "-band");
        getChildren().addAll(track, band, mark);
        setMinWidth(40);
    }

    @Override
    protected void layoutChildren() {
        double half = 5;
        double room = getWidth() - 2 * half;
        double middle = getHeight() / 2;
        track.resizeRelocate(half, middle - 0.5, room, 1);
        band.resizeRelocate(
                half + interval.low() * room,
                middle - BAND / 2,
                Math.max(BAND, (interval.high() - interval.low()) * room),
                BAND);
        var bounds = mark.getLayoutBounds();
        mark.setLayoutX(half + value * room - bounds.getCenterX());
        mark.setLayoutY(middle - bounds.getCenterY());
    }
}
