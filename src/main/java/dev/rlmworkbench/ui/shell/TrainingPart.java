package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.Pressable;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.state.TrainingFeed;
import dev.rlmworkbench.ui.state.TrainingLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The training that works, in the line at the bottom. Beside a run there is room for its name and step alone.
final class TrainingPart extends HBox {

    private final TrainingCentre trainings;
    private final JobCentre jobs;
    private final Label progress = new Label("", Icons.of(Feather.CPU, "icon-14", "accent-icon"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Label left = new Label("", Icons.of(Feather.CLOCK, "icon-12"));
    private final Label speed = new Label("", Icons.of(Feather.ZAP, "icon-12"));
    private final Label process = new Label("Trainer: own process");
    private final Map<TrainingFeed, Runnable> hearing = new HashMap<>();

    /// @param open brings it to the front
    TrainingPart(TrainingCentre trainings, JobCentre jobs, Runnable open) {
        super(12);
        this.trainings = trainings;
        this.jobs = jobs;
        setId("status-training");
        setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("status-bar-share");
        process.setTooltip(new Tooltip("Closing the window does not end it"));
        getChildren().addAll(progress, bar, left, speed, process);
        for (var part : List.of(left, speed, process)) {
            part.setMinWidth(USE_PREF_SIZE);
            part.managedProperty().bind(part.visibleProperty());
        }
        progress.setMinWidth(0);
        managedProperty().bind(visibleProperty());
        Pressable.make(this, "Show the training that works", open);
        trainings.running().addListener((ListChangeListener<TrainingFeed>) _ -> follow());
        jobs.running().addListener((javafx.beans.Observable _) -> show());
        follow();
    }

    private void follow() {
        hearing.values().forEach(Runnable::run);
        hearing.clear();
        trainings.running().forEach(feed -> hearing.put(feed, feed.listen(_ -> show())));
        show();
    }

    private void show() {
        setVisible(!trainings.running().isEmpty());
        if (!isVisible()) {
            return;
        }
        var feed = trainings.running().getFirst();
        var line = TrainingLine.of(feed.training().name(), feed.now().get());
        int others = trainings.running().size() - 1;
        progress.setText(others == 0 ? line.progress() : "%s  and %d more".formatted(line.progress(), others));
        bar.setProgress(Math.max(0, line.share()));
        boolean alone = jobs.running().isEmpty();
        left.setText(line.left());
        left.setVisible(alone && !line.left().isEmpty());
        speed.setText(line.speed());
        speed.setVisible(alone && !line.speed().isEmpty());
        process.setVisible(alone);
    }
}
