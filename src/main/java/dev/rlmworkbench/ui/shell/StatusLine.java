package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ask.PassedTime;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.screen.Commands;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.RunStatus;
import dev.rlmworkbench.ui.state.TrainingCentre;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What goes on, in one line at the bottom; parts that are not known are not there.
final class StatusLine extends HBox {

    private final Label job = new Label();
    private final Label passed = new Label();
    private final WaitClock clock;
    private WaitClock.@Nullable Wait wait;

    /// @param openTraining brings the training that works to the front
    StatusLine(
            JobCentre jobs,
            RunStatus status,
            TrainingCentre trainings,
            Runnable openTraining,
            Commands commands,
            WaitClock clock) {
        this.clock = clock;
        getStyleClass().add("status-line");
        job.setId("status-run");
        job.setMinWidth(0);
        passed.setId("status-passed");
        passed.setMinWidth(USE_PREF_SIZE);
        passed.managedProperty().bind(passed.textProperty().isNotEmpty());
        jobs.running().addListener((javafx.collections.ListChangeListener<Job>) _ -> show(jobs, status));
        status.progress().addListener(_ -> show(jobs, status));
        show(jobs, status);
        job.managedProperty().bind(job.visibleProperty());
        // that nothing runs is not said beside something that does
        job.visibleProperty().bind(Bindings.isEmpty(trainings.running()).or(Bindings.isNotEmpty(jobs.running())));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var sandbox = part("status-sandbox", Feather.SHIELD, status.sandbox());
        sandbox.setTooltip(tooltip(status.sandboxDetail()));
        var device = part("status-device", Feather.CPU, status.device());
        device.setTooltip(new Tooltip("Of this machine; a model server elsewhere has a device of its own"));
        var keys = Buttons.ghost("? Keys", commands.get("keys").action());
        keys.setId("status-keys");
        keys.getStyleClass().add("compact");
        keys.setStyle("-fx-min-height: 24px; -fx-padding: 0 4 0 4");
        keys.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        job,
                        passed,
                        part("status-left", Feather.CLOCK, status.left()),
                        part("status-speed", Feather.ZAP, status.speed()),
                        new TrainingPart(trainings, jobs, openTraining),
                        sandbox,
                        space,
                        device,
                        keys);
    }

    private static Label part(String id, Ikon icon, ObservableValue<String> words) {
        var label = new Label("", Icons.of(icon, "icon-12"));
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(words);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Tooltip tooltip(ObservableValue<String> words) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words);
        return tooltip;
    }

    /// The run before other jobs, as it is what most is waited for.
    private void show(JobCentre jobs, RunStatus status) {
        job.textProperty().unbind();
        if (wait != null) {
            wait.end();
            passed.setText("");
            wait = null;
        }
        if (jobs.running().isEmpty()) {
            job.setGraphic(Icons.of(Feather.CHECK_CIRCLE, "icon-14", "right-icon"));
            job.setText("No job running");
            return;
        }
        job.setGraphic(Icons.of(Feather.LOADER, "icon-14", "accent-icon"));
        var newest = jobs.running().getFirst();
        boolean isRun = !status.progress().get().isEmpty();
        var since = isRun ? status.since() : newest.startedAt();
        wait = clock.begin(now -> passed.setText(PassedTime.between(since, now)));
        if (isRun) {
            int others = jobs.running().size() - 1;
            job.setText("Run %s%s"
                    .formatted(status.progress().get(), others == 0 ? "" : "  and %d more".formatted(others)));
            return;
        }
        job.textProperty().bind(Bindings.concat(newest.name(), "  ", newest.detail()));
    }
}
