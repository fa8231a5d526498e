package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What goes on, in one line at the bottom.
final class StatusLine extends HBox {

    private final Label run = new Label();
    private final Label sandbox = new Label();

    StatusLine(JobCentre jobs, Commands commands) {
        getStyleClass().add("status-line");
        run.setId("status-run");
        jobs.running().addListener((javafx.collections.ListChangeListener<Job>) _ -> show(jobs));
        show(jobs);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var keys = Buttons.ghost("? Keys", commands.get("keys").action());
        keys.getStyleClass().add("compact");
        keys.setStyle("-fx-min-height: 24px; -fx-padding: 0 4 0 4");
        getChildren().addAll(run, sandbox, space, keys);
    }

    /// @param words such as `Sandbox: kernel + allow-list`
    void sandbox(String words) {
        sandbox.setText(words);
    }

    private void show(JobCentre jobs) {
        run.textProperty().unbind();
        if (jobs.running().isEmpty()) {
            run.setGraphic(Icons.of(Feather.CHECK_CIRCLE, "icon-14", "right-icon"));
            run.setText("No job running");
            return;
        }
        var job = jobs.running().getFirst();
        run.setGraphic(Icons.of(Feather.LOADER, "icon-14", "accent-icon"));
        run.textProperty().bind(Bindings.concat(job.name(), "  ", job.detail()));
    }
}
