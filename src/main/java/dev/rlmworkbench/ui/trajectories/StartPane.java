package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.trajectories.task.FileState;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands there while no file is open: the newest runs, or why a file was refused.
final class StartPane extends StackPane {

    private static final int MAX_RUNS = 6;

    private final ScreenContext context;
    private final TrajectoriesViewModel model;
    private final Runnable chooseFile;

    StartPane(ScreenContext context, TrajectoriesViewModel model, Runnable chooseFile) {
        this.context = context;
        this.model = model;
        this.chooseFile = chooseFile;
        model.state().addListener(_ -> show());
        model.recent().addListener((javafx.beans.Observable _) -> show());
        show();
    }

    private void show() {
        var open = Buttons.normal("Open a file", Feather.FOLDER, chooseFile);
        var content = new VBox(4);
        content.setAlignment(Pos.CENTER);
        content.setMaxHeight(USE_PREF_SIZE);
        switch (model.state().get()) {
            case FileState.Empty() -> {
                content.getChildren().add(empty(open));
                runs(content);
            }
            case FileState.Opening(var file) ->
                content.getChildren()
                        .add(new EmptyState(
                                Feather.LOADER,
                                "Reading " + file.getFileName(),
                                "The tasks of the file are being listed.",
                                Buttons.ghost("Cancel", model::cancelOpening)));
            case FileState.Refused(var file, var why) -> {
                content.getChildren()
                        .add(new EmptyState(
                                Feather.ALERT_TRIANGLE,
                                "%s cannot be opened".formatted(file.getFileName()),
                                why + ".",
                                open,
                                Buttons.ghost("Try again", () -> model.open(file, null))));
                runs(content);
            }
            case FileState.Open _ -> {
                // this pane is hidden while a file is open
            }
        }
        getChildren().setAll(content);
    }

    private Node empty(Node open) {
        if (!model.recent().isEmpty()) {
            var newest = model.recent().getFirst();
            var step = Buttons.primary(
                    "Step through " + newest.run().name(),
                    Feather.GIT_BRANCH,
                    () -> model.open(newest.run().trajectories(), null));
            return new EmptyState(
                    Feather.GIT_BRANCH,
                    "Step through what a model did",
                    "Choose a run, or drop a trajectory file here: ours, or of the official rlms logger.",
                    step,
                    open);
        }
        var home = Buttons.primary(
                "Run the sample comparison",
                Feather.PLAY,
                () -> context.navigator().open(ScreenId.HOME));
        return new EmptyState(
                Feather.GIT_BRANCH,
                "No trajectory yet",
                "Every run records each step. The sample comparison on Home takes about two minutes; or drop a trajectory file here.",
                home,
                open);
    }

    private void runs(VBox content) {
        for (RunOverview run : model.recent().stream().limit(MAX_RUNS).toList()) {
            var link = new Hyperlink(run.run().name());
            link.setMnemonicParsing(false);
            link.setOnAction(_ -> model.open(run.run().trajectories(), null));
            var size = new Label("%s, %s".formatted(Figures.count(run.done(), "answer"), Figures.bytes(run.bytes())));
            size.getStyleClass().add("caption");
            var line = new javafx.scene.layout.HBox(8, link, size);
            line.setAlignment(Pos.CENTER);
            content.getChildren().add(line);
        }
    }
}
