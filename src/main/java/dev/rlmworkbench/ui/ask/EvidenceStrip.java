package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The whole text as one strip, with the numbered passages where they stand in it.
final class EvidenceStrip extends Pane {

    private static final double HEIGHT = 20;
    private static final double TRACK = 6;
    private static final double PIN = 18;

    private final Region track = new Region();
    private final List<Label> pins = new ArrayList<>();
    private final List<Double> places = new ArrayList<>();

    EvidenceStrip(DocumentSet documents, List<Passage> passages) {
        track.getStyleClass().add("evidence-track");
        getChildren().add(track);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        int number = 1;
        for (var passage : passages) {
            var pin = new Label(Integer.toString(number++));
            pin.getStyleClass().add("evidence-pin");
            pin.setTooltip(new Tooltip(passage.place().toString()));
            pins.add(pin);
            places.add((double) passage.range().start() / documents.text().length());
        }
        // the best passage lies on top where several stand together
        getChildren().addAll(pins.reversed());
    }

    @Override
    protected void layoutChildren() {
        track.resizeRelocate(0, (HEIGHT - TRACK) / 2, getWidth(), TRACK);
        for (int i = 0; i < pins.size(); i++) {
            pins.get(i).resizeRelocate(places.get(i) * (getWidth() - PIN), (HEIGHT - PIN) / 2, PIN, PIN);
        }
    }
}
