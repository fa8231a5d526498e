package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.replay.ContextRead;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.trajectories.task.ContextMap;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The whole context as one strip: what the steps so far have read of it, and where the answer stands.
final class ContextMapPane extends VBox {

    private static final double STRIP = 16;
    private static final double PIN = 9;
    private static final double LEGEND_BESIDE = 470;

    private final Label upTo = new Label();
    private final Label plain = new Label();
    private final Strip strip = new Strip();
    private final Label end = new Label();
    private final Label gold = new Label();
    private final HBox scale;
    private final Tooltip tooltip = new Tooltip();

    ContextMapPane() {
        super(4);
        var heading = new Label("Context map");
        heading.getStyleClass().addAll("strong", "small");
        upTo.getStyleClass().add("small");
        upTo.setMinWidth(0);
        HBox.setHgrow(upTo, Priority.ALWAYS);
        upTo.setMaxWidth(Double.MAX_VALUE);
        var legend = new HBox(
                8,
                legend("printed", "printed"),
                legend("sent to sub-calls", "sent"),
                legend("in the prompt", "chosen"));
        legend.setAlignment(Pos.CENTER_LEFT);
        var head = new HBox(8, heading, upTo, legend);
        head.setAlignment(Pos.CENTER_LEFT);
        widthProperty().addListener((_, _, width) -> {
            var place = width.doubleValue() < LEGEND_BESIDE ? this : head;
            if (legend.getParent() != place) {
                ((Pane) legend.getParent()).getChildren().remove(legend);
                place.getChildren().add(place == head ? 2 : 1, legend);
            }
        });
        heading.setMinWidth(Region.USE_PREF_SIZE);
        var zero = new Label("0");
        zero.getStyleClass().add("caption");
        gold.getStyleClass().add("caption");
        gold.setMinWidth(0);
        end.getStyleClass().add("caption");
        end.setMinWidth(Region.USE_PREF_SIZE);
        var left = new Region();
        var right = new Region();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        scale = new HBox(8, zero, left, gold, right, end);
        plain.getStyleClass().add("small");
        plain.setWrapText(true);
        plain.setGraphic(Icons.of(Feather.INFO, "icon-12"));
        getChildren().addAll(head, strip, scale, plain);
        strip.setOnMouseMoved(event -> tooltip.setText(strip.words(event.getX())));
        Tooltip.install(strip, tooltip);
    }

    private static Label legend(String words, String kind) {
        var sample = new Region();
        sample.getStyleClass().addAll("map-sample", "map-" + kind);
        var label = new Label(words, sample);
        label.getStyleClass().addAll("caption", "map-legend");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// @param step index of the step up to which is shown
    void show(OpenTask task, int step) {
        var replay = task.replay();
        int chars = replay.contextChars();
        int steps = Math.min(step + 1, task.steps().size());
        var ranges = replay.read(steps);
        upTo.setText(steps == 1 ? "what step 1 has read" : "what steps 1 to %d have read".formatted(steps));
        boolean known = chars > 0;
        for (var part : List.of(strip, scale)) {
            part.setVisible(known);
            part.setManaged(known);
        }
        end.setText("%,d characters".formatted(chars));
        gold.setText(
                task.evidence().isEmpty()
                        ? ""
                        : "answer at %s"
                                .formatted(task.evidence().stream()
                                        .limit(3)
                                        .map(range -> "%,d".formatted(range.start()))
                                        .collect(Collectors.joining(", "))));
        var sentence = ContextMap.words(task, ranges);
        plain.setText(sentence);
        plain.setVisible(!sentence.isEmpty());
        plain.setManaged(!sentence.isEmpty());
        strip.show(ranges, task, chars);
    }

    private static final class Strip extends Pane {
        private List<ContextRead> ranges = List.of();
        private OpenTask task;
        private int chars;

        Strip() {
            getStyleClass().add("context-map");
            setMinWidth(0);
            setMinHeight(STRIP + PIN);
            setPrefHeight(STRIP + PIN);
            widthProperty().addListener(_ -> draw());
        }

        void show(List<ContextRead> some, OpenTask of, int length) {
            ranges = some;
            task = of;
            chars = length;
            draw();
        }

        String words(double x) {
            long from = (long) (x / Math.max(1, getWidth()) * chars);
            long to = from + Math.max(1, (long) (chars / Math.max(1, getWidth())));
            var there = ContextMap.at(ranges, from, to);
            if (there.isEmpty()) {
                return "characters %,d to %,d: not read".formatted(from, to);
            }
            return there.stream()
                    .limit(8)
                    .<String>map(range -> "characters %,d to %,d: %s in step %d"
                            .formatted(range.start(), range.end(), ContextMap.kind(range.kind()), range.step()))
                    .distinct()
                    .collect(Collectors.joining("\n"));
        }

        private void draw() {
            getChildren().clear();
            int width = (int) getWidth();
            if (task == null || width < 1 || chars < 1) {
                return;
            }
            add("map-track", 0, PIN, width, STRIP);
            for (var run : ContextMap.columns(ranges, chars, width)) {
                var kind =
                        switch (run.kind()) {
                            case PRINTED -> "map-printed";
                            case SENT -> "map-sent";
                            case CHOSEN -> "map-chosen";
                        };
                add(kind, run.from(), PIN, Math.max(2, run.to() - run.from()), STRIP);
            }
            for (var range : task.evidence()) {
                double x = (double) range.start() / chars * width;
                add("map-pin", x, 3, 2, STRIP + PIN - 3);
                add("map-pin-head", x - 4, 0, 10, 6);
            }
        }

        private void add(String styleClass, double x, double y, double width, double height) {
            var region = new Region();
            region.getStyleClass().add(styleClass);
            region.setMouseTransparent(true);
            region.resizeRelocate(x, y, width, height);
            getChildren().add(region);
        }

        @Override
        protected void layoutChildren() {
            // placed when drawn
        }
    }
}
