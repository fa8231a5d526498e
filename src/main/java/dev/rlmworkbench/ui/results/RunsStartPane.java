package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.results.loaded.ResultsState;
import dev.rlmworkbench.ui.results.loaded.RunsReader;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What stands there while no run is open: the newest runs, how far the reading is, or why a file was refused.
final class RunsStartPane extends StackPane {

    private static final int MAX_RUNS = 6;
    private static final double BAR = 320;

    private final ScreenContext context;
    private final ResultsViewModel model;
    private final Runnable chooseFile;

    RunsStartPane(ScreenContext context, ResultsViewModel model, Runnable chooseFile) {
        this.context = context;
        this.model = model;
        this.chooseFile = chooseFile;
        model.state().addListener(_ -> show());
        model.recent().addListener((javafx.beans.Observable _) -> show());
        show();
    }

    private void show() {
        var content = new VBox(4);
        content.setAlignment(Pos.CENTER);
        content.setMaxHeight(USE_PREF_SIZE);
        switch (model.state().get()) {
            case ResultsState.Empty() -> {
                content.getChildren().add(empty());
                runs(content);
            }
            case ResultsState.Reading(var files) -> content.getChildren().add(reading(files));
            case ResultsState.Refused(var files, var why) -> {
                content.getChildren()
                        .add(new EmptyState(
                                Feather.ALERT_TRIANGLE,
                                "%s cannot be shown".formatted(names(files)),
                                why + ".",
                                Buttons.normal("Open a file", Feather.FOLDER, chooseFile),
                                Buttons.ghost("Try again", model::reload)));
                runs(content);
            }
            case ResultsState.Open _ -> {
                // this pane is hidden while runs are open
            }
        }
        getChildren().setAll(content);
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
    }

    private Node empty() {
        var open = Buttons.normal("Open a file", Feather.FOLDER, chooseFile);
        if (!model.recent().isEmpty()) {
            var newest = model.recent().getFirst();
            return new EmptyState(
                    Feather.BAR_CHART_2,
                    "See what a run says",
                    "Choose a run, or drop result files here: several are shown together.",
                    Buttons.primary("Show " + newest.run().name(), Feather.BAR_CHART_2, () -> open(newest)),
                    open);
        }
        return new EmptyState(
                Feather.BAR_CHART_2,
                "No results yet",
                "The sample comparison on Home takes about two minutes; or drop a result file here.",
                Buttons.primary(
                        "Run the sample comparison",
                        Feather.PLAY,
                        () -> context.navigator().open(ScreenId.HOME)),
                open);
    }

    private void open(RunOverview run) {
        model.open(List.of(run.run().results()));
    }

    private Node reading(List<Path> files) {
        var bar = new ProgressBar();
        bar.setPrefWidth(BAR);
        bar.setAccessibleText("How far the reading is");
        var words = new Label();
        words.getStyleClass().add("small");
        model.progress().addListener((_, _, progress) -> tell(progress, bar, words));
        tell(model.progress().get(), bar, words);
        var state = new EmptyState(
                Feather.LOADER,
                "Reading " + names(files),
                "Every line is one answered task.",
                Buttons.ghost("Cancel", model::cancelReading));
        state.getChildren().addAll(2, List.of(bar, words));
        return state;
    }

    private static void tell(RunsReader.@Nullable Progress progress, ProgressBar bar, Label words) {
        if (progress == null || progress.all() == 0) {
            bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
            words.setText("");
            return;
        }
        bar.setProgress((double) progress.bytes() / progress.all());
        words.setText("%s of %s".formatted(Figures.bytes(progress.bytes()), Figures.bytes(progress.all())));
    }

    private void runs(VBox content) {
        for (RunOverview run : model.recent().stream().limit(MAX_RUNS).toList()) {
            var link = new Hyperlink(run.run().name());
            link.setMnemonicParsing(false);
            link.setOnAction(_ -> open(run));
            var size = new Label("%s, %s".formatted(Figures.count(run.done(), "answer"), Figures.bytes(run.bytes())));
            size.getStyleClass().add("caption");
            var line = new HBox(8, link, size);
            line.setAlignment(Pos.CENTER);
            content.getChildren().add(line);
        }
    }
}
