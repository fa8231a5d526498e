package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.trajectories.task.FileState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Steps through recorded tasks.
public final class TrajectoriesView implements Screen {

    private final ScreenContext context;
    private final TrajectoriesViewModel model;
    private final ForkAndCompare tools;
    private final StackPane root = new StackPane();
    private final TaskListPane list;
    private final TrajectoryPane left;
    private final TrajectoryPane right;
    private final Label trouble = new Label();
    private final HBox both = new HBox(12);
    private final SplitPane page;
    private final StartPane start;

    private TrajectoriesView(ScreenContext context) {
        this.context = context;
        this.model = new TrajectoriesViewModel(
                context.background(),
                context.services().benchmarks(),
                () -> context.settings().get().experiments());
        list = new TaskListPane(model, this::chooseFile);
        list.setMinWidth(220);
        SplitPane.setResizableWithParent(list, false);
        tools = new ForkAndCompare(context, model);
        left = new TrajectoryPane(
                model.walk(), this::rawLines, tools.fork(), tools.compare(), ExportMenu.of(context, model));
        var stop = Buttons.icon(Feather.X, "Stop comparing", model.comparison()::stop);
        right = new TrajectoryPane(model.walk(), this::rawLines, stop);
        trouble.getStyleClass().add("warn-words");
        trouble.setWrapText(true);
        trouble.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "icon-14", "warn-icon"));
        VBox.setVgrow(both, Priority.ALWAYS);
        var detail = new VBox(10, trouble, both, new PlayerBar(model.walk()));
        detail.getStyleClass().add("trajectory-detail");
        detail.setMinWidth(0);
        page = new SplitPane(list, detail);
        page.getStyleClass().addAll("page", "clear-split");
        context.window().remember(page, "trajectories-list", 0.26);
        context.window().remember(left.split(), "trajectories-steps", 0.46);
        right.split().setDividerPositions(0.46);
        start = new StartPane(context, model, this::chooseFile);
        root.getChildren().addAll(page, start);
        root.getStylesheets().add(StyleSheets.address("trajectories"));
        DropZone.accept(root, files -> model.open(files.getFirst(), null));
        model.state().addListener(_ -> showState());
        model.shown().addListener((_, _, task) -> {
            left.show(task);
            tools.show();
            showParts();
        });
        model.comparison().compared().addListener((_, _, task) -> {
            right.show(task);
            showParts();
        });
        model.trouble().addListener(_ -> showTrouble());
        model.drift().addListener(_ -> showTrouble());
        addCommands();
        showState();
        showParts();
        showTrouble();
    }

    public static Screen of(ScreenContext context) {
        return new TrajectoriesView(context);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.OpenTrajectory(var file, var fingerprint)) {
            model.open(file, fingerprint);
        }
    }

    @Override
    public void shown() {
        model.loadRecent();
        model.checkFile();
    }

    @Override
    public void hidden() {
        if (model.walk().playing().get()) {
            model.walk().playOrPause();
        }
    }

    private void addCommands() {
        var walk = model.walk();
        add("trajectories.next", "Next step", Feather.CHEVRON_RIGHT, "Right", walk::next);
        add("trajectories.next.j", "Next step (J)", Feather.CHEVRON_RIGHT, "J", walk::next);
        add("trajectories.back", "Step back", Feather.CHEVRON_LEFT, "Left", walk::previous);
        add("trajectories.back.k", "Step back (K)", Feather.CHEVRON_LEFT, "K", walk::previous);
        add("trajectories.first", "First step", Feather.SKIP_BACK, "Home", walk::first);
        add("trajectories.last", "Last step", Feather.SKIP_FORWARD, "End", walk::last);
        add("trajectories.play", "Play or pause the steps", Feather.PLAY, "P", walk::playOrPause);
        add("trajectories.fork", "Run on from this step in another way", Feather.GIT_BRANCH, "E", tools::forkHere);
        add("trajectories.search", "Search in all text", Feather.SEARCH, "Shortcut+F", list::search);
        add("trajectories.reload", "Read the trajectory file again", Feather.REFRESH_CW, "F5", model::reopen);
        add("trajectories.open", "Open a trajectory file", Feather.FOLDER, "Shortcut+O", this::chooseFile);
    }

    private void add(String id, String label, Feather icon, String keys, Runnable action) {
        context.commands().add(Command.of(id, label, icon, keys, action).on(ScreenId.TRAJECTORIES));
    }

    private void chooseFile() {
        context.files()
                .chooseFile("Open a trajectory file", "Trajectories", List.of("*.jsonl", "*.json"))
                .ifPresent(file -> model.open(file, null));
    }

    private void showState() {
        boolean open = model.state().get() instanceof FileState.Open;
        page.setVisible(open);
        start.setVisible(!open);
    }

    private void showParts() {
        both.getChildren().clear();
        if (model.shown().get() != null) {
            both.getChildren().add(left);
        }
        if (model.shown().get() != null && model.comparison().compared().get() != null) {
            both.getChildren().add(right);
        }
        for (var pane : List.of(left, right)) {
            HBox.setHgrow(pane, Priority.ALWAYS);
            pane.setPrefWidth(500);
            pane.setMinWidth(0);
        }
    }

    private void showTrouble() {
        var why = model.trouble().get();
        var words =
                switch (model.drift().get()) {
                    case GONE ->
                        "The file was moved or deleted since it was opened; tasks that were not read yet are lost.";
                    case CHANGED -> "The file has changed since it was opened; press F5 to read it again.";
                    case NONE -> "";
                };
        trouble.setText(why != null ? why : words);
        trouble.setVisible(!trouble.getText().isEmpty());
        trouble.setManaged(trouble.isVisible());
    }

    private Future<?> rawLines(TaskSummary task, Consumer<String> done, Consumer<String> failed) {
        var archive = model.list().archive().orElse(null);
        return context.background()
                .run(
                        () -> {
                            if (archive == null) {
                                throw new IOException("the file is closed");
                            }
                            return archive.raw(task);
                        },
                        done,
                        failure -> failed.accept("The lines cannot be read: " + FailureWords.of(failure)));
    }
}
