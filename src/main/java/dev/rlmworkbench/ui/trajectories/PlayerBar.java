package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.trajectories.task.StepWalk;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// First, back, play, on, last; the slider; the speed.
final class PlayerBar extends HBox {

    PlayerBar(StepWalk walk) {
        super(4);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("player-bar");
        var first = Buttons.icon(Feather.SKIP_BACK, "First step (Home)", walk::first);
        var back = Buttons.icon(Feather.CHEVRON_LEFT, "Step back (Left or K)", walk::previous);
        var play = Buttons.icon(Feather.PLAY, "Play or pause (P)", walk::playOrPause);
        play.setId("trajectories-play");
        play.getStyleClass().remove("ghost");
        walk.playing().addListener((_, _, on) -> play.setGraphic(Icons.of(on ? Feather.PAUSE : Feather.PLAY)));
        var next = Buttons.icon(Feather.CHEVRON_RIGHT, "Next step (Right or J)", walk::next);
        var last = Buttons.icon(Feather.SKIP_FORWARD, "Last step (End)", walk::last);
        var place = new Label();
        place.setId("trajectories-place");
        place.getStyleClass().add("strong");
        place.setMinWidth(96);
        place.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> walk.count().get() == 0
                                ? "No step"
                                : "Step %d of %d"
                                        .formatted(
                                                walk.current().get() + 1,
                                                walk.count().get()),
                        walk.current(),
                        walk.count()));
        place.setStyle("-fx-padding: 0 8 0 8");
        var slider = new Slider();
        slider.setId("trajectories-slider");
        slider.setMinWidth(60);
        slider.setAccessibleText("Step");
        slider.maxProperty().bind(Bindings.max(1, walk.count().subtract(1)));
        slider.setBlockIncrement(1);
        slider.disableProperty().bind(walk.count().lessThan(2));
        slider.setFocusTraversable(false);
        slider.valueProperty().addListener((_, _, value) -> walk.go((int) Math.round(value.doubleValue())));
        walk.current().addListener((_, _, index) -> slider.setValue(index.intValue()));
        HBox.setHgrow(slider, Priority.ALWAYS);
        getChildren().addAll(first, back, play, next, last, place, slider, speeds(walk));
        for (var button : new Region[] {first, back, play, next, last}) {
            button.getStyleClass().add("compact");
            button.setFocusTraversable(false);
        }
        var beat = new PauseTransition();
        beat.setOnFinished(_ -> {
            walk.tick();
            if (walk.playing().get()) {
                beat.setDuration(Duration.millis(walk.speed().get().millis()));
                beat.playFromStart();
            }
        });
        walk.playing().addListener((_, _, on) -> {
            if (on) {
                beat.setDuration(Duration.millis(walk.speed().get().millis()));
                beat.playFromStart();
            } else {
                beat.stop();
            }
        });
    }

    private static Segments<StepWalk.Speed> speeds(StepWalk walk) {
        var speeds = new Segments<>(
                "trajectories-speed", StepWalk.Speed.class, StepWalk.Speed::label, walk.speed(), walk.speed()::set);
        speeds.getStyleClass().add("speeds");
        // Left and Right step, wherever the mouse was
        speeds.getButtons().forEach(button -> button.setFocusTraversable(false));
        speeds.setMinWidth(Region.USE_PREF_SIZE);
        return speeds;
    }
}
