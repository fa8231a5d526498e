package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.ui.trajectories.task.Spans;
import dev.rlmworkbench.ui.trajectories.task.Spans.Kind;
import dev.rlmworkbench.ui.trajectories.task.Spans.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Model, REPL and sub-calls on one axis of time. What went on at the same time stands one above the other.
final class TimeAxis extends Pane {

    private static final double LABELS = 76;
    private static final double BAR = 13;
    private static final double TICK_WORDS = 44;
    private static final double LANE = 16;
    private static final double AXIS = 20;
    private static final int MAX_LANES = 8;

    private final IntConsumer chosen;
    private List<Span> spans = List.of();
    private List<List<Span>> lanes = List.of();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int step;

    /// @param chosen gets the step of a bar that was clicked
    TimeAxis(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("time-axis");
        setMinWidth(0);
        widthProperty().addListener(_ -> draw());
    }

    void show(List<Span> all) {
        spans = all;
        lanes = new ArrayList<>();
        names.clear();
        for (var kind : Kind.values()) {
            var some = all.stream()
                    .filter(span -> span.kind() == kind)
                    .sorted(Comparator.comparing(Span::start))
                    .toList();
            if (!some.isEmpty()) {
                names.put(words(kind), lanes.size());
                lanes.addAll(kind == Kind.SUB_CALL ? Spans.lanes(some, MAX_LANES) : List.of(some));
            }
        }
        double height = lanes.size() * LANE + AXIS;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        draw();
    }

    /// @param index of the step that is shown
    void mark(int index) {
        step = index;
        draw();
    }

    private void draw() {
        getChildren().clear();
        double width = getWidth() - LABELS - 8;
        if (spans.isEmpty() || width < 20) {
            return;
        }
        var from =
                spans.stream().map(Span::start).min(Comparator.naturalOrder()).orElseThrow();
        var to = spans.stream().map(Span::end).max(Comparator.naturalOrder()).orElseThrow();
        double seconds = Math.max(0.001, Duration.between(from, to).toMillis() / 1000.0);
        double second = width / seconds;
        band(from, second);
        axis(seconds, second);
        names.forEach(this::label);
        for (int i = 0; i < lanes.size(); i++) {
            for (var span : Spans.visible(lanes.get(i), from, second)) {
                getChildren().add(bar(span, i, from, second));
            }
        }
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case ROOT -> "Model";
            case REPL -> "REPL";
            case SUB_CALL -> "Sub-calls";
        };
    }

    private void band(Instant from, double second) {
        var mine = spans.stream().filter(span -> span.step() == step).toList();
        if (mine.isEmpty()) {
            return;
        }
        double start =
                mine.stream().mapToDouble(span -> span.seconds(from)).min().orElse(0);
        double end = mine.stream()
                .mapToDouble(span -> span.seconds(from) + span.length())
                .max()
                .orElse(0);
        var band = new Region();
        band.getStyleClass().add("time-band");
        band.resizeRelocate(LABELS + start * second, 0, Math.max(2, (end - start) * second), lanes.size() * LANE + 2);
        getChildren().add(band);
    }

    private void axis(double seconds, double second) {
        double tick = Spans.tick(seconds, (int) Math.max(2, seconds * second / 90));
        for (int i = 0; i * tick <= seconds; i++) {
            double x = LABELS + i * tick * second;
            var line = new Region();
            line.getStyleClass().add("time-line");
            line.resizeRelocate(Math.round(x), 0, 1, lanes.size() * LANE + 2);
            var words = new Label(tick < 1 ? "%.1f s".formatted(i * tick) : "%,.0f s".formatted(i * tick));
            words.getStyleClass().add("caption");
            words.resizeRelocate(Math.min(x, getWidth() - TICK_WORDS), lanes.size() * LANE + 4, TICK_WORDS, 14);
            getChildren().addAll(line, words);
        }
    }

    private void label(String words, int lane) {
        var label = new Label(words);
        label.getStyleClass().add("caption");
        label.resizeRelocate(0, lane * LANE - 1, LABELS - 6, LANE);
        getChildren().add(label);
    }

    private Region bar(Span span, int lane, Instant from, double second) {
        double width = Math.max(2, span.length() * second - 1);
        var bar = new Label(span.number() > 0 && width > 18 ? Integer.toString(span.number()) : "");
        bar.getStyleClass()
                .addAll(
                        "time-bar",
                        switch (span.kind()) {
                            case ROOT -> "root-call";
                            case REPL -> "repl-run";
                            case SUB_CALL -> "sub-call";
                        });
        bar.resizeRelocate(LABELS + span.seconds(from) * second, lane * LANE + 1.5, width, BAR);
        bar.setOnMouseClicked(_ -> chosen.accept(span.step()));
        Tooltip.install(bar, new Tooltip("%s, %.1f s".formatted(span.words(), span.length())));
        return bar;
    }

    @Override
    protected void layoutChildren() {
        // placed when drawn
    }
}
