package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.experiment.RunOutcome;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.shell.Command;
import dev.rlmworkbench.ui.shell.Look;
import dev.rlmworkbench.ui.shell.Screen;
import dev.rlmworkbench.ui.shell.ScreenContext;
import dev.rlmworkbench.ui.shell.ScreenId;
import dev.rlmworkbench.ui.shell.ScreenRequest;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The run as it goes on.
public final class LiveView implements Screen {

    private final ScreenContext context;
    private final LiveViewModel model;
    private final StackPane root = new StackPane();
    private final VBox page;
    private final Label title = new Label();
    private final HBox phase = new HBox();
    private final Chip pocket = PocketChip.make();
    private final Label position = new Label();
    private final RunGrid grid;
    private final MethodPane left;
    private final MethodPane right;
    private final Node empty;
    private final HBox panes;
    private final ScrollPane tiles;
    private final VBox broken = new VBox();
    private LiveViewModel.@Nullable Phase shownPhase;
    private boolean front;

    /// @param model not shown elsewhere
    LiveView(ScreenContext context, LiveViewModel model) {
        this.context = context;
        this.model = model;
        this.grid = new RunGrid(model::show);
        this.left = new MethodPane(model);
        this.right = new MethodPane(model);
        panes = new HBox(16, left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(400);
        right.setPrefWidth(640);
        VBox.setVgrow(panes, Priority.ALWAYS);
        tiles = new ScrollPane(grid);
        tiles.setFitToWidth(true);
        tiles.getStyleClass().add("grid-scroll");
        tiles.setMinHeight(Region.USE_PREF_SIZE);
        tiles.prefHeightProperty().bind(Bindings.min(200, grid.heightProperty().add(2)));
        page = new VBox(header(), broken, tiles, panes);
        page.setId("live-page");
        page.getStyleClass().add("page");
        var configure = Buttons.primary(
                "Configure a run", Feather.SLIDERS, () -> context.navigator().open(ScreenId.RUN));
        empty = new EmptyState(
                Feather.ACTIVITY,
                "No run goes on",
                "Start one and both methods answer here side by side, token by token. The smallest takes about two minutes.",
                configure);
        root.getChildren().addAll(page, empty);
        root.getStylesheets().add(Look.sheet("live"));
        model.plans().addListener(_ -> showPlan());
        // several lists of events can come in one round: what they change is drawn once
        var redraw = context.pump().<Number>latest(_ -> update());
        model.changes().addListener((_, _, count) -> redraw.set(count));
        model.phase.addListener(_ -> update());
        model.following.addListener(_ -> update());
        addCommands();
        showPlan();
    }

    public static Screen of(ScreenContext context) {
        return new LiveView(context, new LiveViewModel(context.background(), context.runs()));
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.Watch(var fingerprint)) {
            if (fingerprint == null) {
                model.follow();
            } else {
                model.tiles().stream()
                        .filter(tile -> tile.fingerprint().equals(fingerprint))
                        .findFirst()
                        .ifPresent(model::show);
            }
        }
    }

    @Override
    public void shown() {
        front = true;
        update();
    }

    @Override
    public void hidden() {
        front = false;
    }

    private void addCommands() {
        var running = Bindings.createBooleanBinding(
                () -> model.phase.get() != LiveViewModel.Phase.NONE && model.phase.get() != LiveViewModel.Phase.ENDED,
                model.phase);
        var commands = context.commands();
        commands.add(Command.of("live.pause", "Pause or resume", Feather.PAUSE, "P", model::pauseOrResume)
                .on(ScreenId.LIVE)
                .when(running));
        commands.add(Command.of("live.skip", "Skip the task", Feather.SKIP_FORWARD, "S", model::skip)
                .on(ScreenId.LIVE)
                .when(running));
        commands.add(Command.of("live.follow", "Follow the run", Feather.ARROW_DOWN, "F", model::follow)
                .on(ScreenId.LIVE)
                .when(running));
    }

    private Node header() {
        title.getStyleClass().add("title");
        position.getStyleClass().add("secondary");
        var line = new HBox(8, title, phase, pocket);
        line.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(2, line, position);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var follow = Buttons.normal("Follow the run", Feather.ARROW_DOWN, model::follow);
        follow.visibleProperty().bind(model.following.not().and(model.phase.isNotEqualTo(LiveViewModel.Phase.ENDED)));
        follow.managedProperty().bind(follow.visibleProperty());
        var pause = Buttons.normal("Pause", Feather.PAUSE, model::pauseOrResume);
        pause.setId("live-pause");
        pause.setTooltip(new Tooltip("No more tasks are begun; those that run come to their end"));
        pause.textProperty()
                .bind(Bindings.when(model.phase.isEqualTo(LiveViewModel.Phase.PAUSED))
                        .then("Resume")
                        .otherwise("Pause"));
        var skip = Buttons.normal("Skip task", Feather.SKIP_FORWARD, model::skip);
        skip.setId("live-skip");
        skip.setTooltip(new Tooltip("Ends the running task without a result; it runs again when the run is resumed"));
        var stop = Buttons.danger("Stop", Feather.SQUARE, model::stop);
        stop.setId("live-stop");
        stop.setTooltip(new Tooltip("Stops after the running task; pressed again, at once"));
        stop.textProperty()
                .bind(Bindings.when(model.phase.isEqualTo(LiveViewModel.Phase.STOPPING))
                        .then("Stop at once")
                        .otherwise("Stop"));
        var over = model.phase.isEqualTo(LiveViewModel.Phase.ENDED).or(model.phase.isEqualTo(LiveViewModel.Phase.NONE));
        var steps = Buttons.normal("Step through", Feather.GIT_BRANCH, this::openTrajectory);
        boolean canStep = context.navigator().has(ScreenId.TRAJECTORIES);
        steps.visibleProperty().bind(Bindings.createBooleanBinding(() -> canStep && over.get(), over));
        steps.managedProperty().bind(steps.visibleProperty());
        for (var button : new Button[] {pause, skip, stop}) {
            button.visibleProperty().bind(over.not());
            button.managedProperty().bind(over.not());
        }
        for (var button : new Button[] {follow, pause, skip, stop, steps}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var row = new HBox(8, words, follow, pause, skip, stop, steps);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void openTrajectory() {
        model.run()
                .ifPresent(run -> context.navigator()
                        .open(new ScreenRequest.OpenTrajectory(
                                run.trajectories(),
                                model.methods().stream()
                                        .filter(method -> method.startsWith("rlm"))
                                        .findFirst()
                                        .flatMap(model::tile)
                                        .map(Tile::fingerprint)
                                        .orElse(null))));
    }

    private void showPlan() {
        var methods = model.methods();
        List<String> rlm = methods.stream().filter(m -> m.startsWith("rlm")).toList();
        List<String> others = methods.stream().filter(m -> !m.startsWith("rlm")).toList();
        left.offer(others);
        right.offer(rlm);
        grid.show(model.tiles(), methods);
        update();
    }

    private void update() {
        boolean any = model.phase.get() != LiveViewModel.Phase.NONE;
        page.setVisible(any);
        empty.setVisible(!any);
        if (!front || !any) {
            return;
        }
        title.setText(model.run().map(run -> run.name()).orElse(""));
        showPhase();
        boolean byPocket = model.byPocket();
        pocket.setVisible(byPocket);
        pocket.setManaged(byPocket);
        var task = model.task.get();
        boolean nothing = model.tileCount() == 0;
        for (var part : List.of(tiles, panes)) {
            part.setVisible(!nothing);
        }
        var failure = model.phase.get() == LiveViewModel.Phase.ENDED ? model.failure() : "";
        broken.getChildren().clear();
        if (!failure.isEmpty()) {
            broken.getChildren()
                    .add(new MessageCard(
                            MessageCard.Kind.ERROR,
                            nothing ? "The run could not start" : "The run broke off; what was answered is kept",
                            failure,
                            Buttons.normal(
                                    "Go to Run",
                                    Feather.SLIDERS,
                                    () -> context.navigator().open(ScreenId.RUN))));
        }
        broken.setManaged(!failure.isEmpty());
        position.setText(
                task == null
                        ? failure.isEmpty() ? "Opening the models ..." : ""
                        : "%,d of %,d done%s".formatted(model.finished(), model.tileCount(), taskWords(task)));
        left.update();
        right.update();
    }

    private static String taskWords(dev.rlmworkbench.benchmark.TaskSpec task) {
        return "; shown: %s of %,d %s%s, seed %d"
                .formatted(
                        task.type(),
                        task.contextLength(),
                        task.unit().wireName(),
                        task.kindName() != null
                                ? ", " + task.kindName()
                                : task.depthPercent() == null ? "" : ", depth " + task.depthPercent() + " %",
                        task.seed());
    }

    /// The chip is made anew only when it says something else, as this is called at each round of events.
    private void showPhase() {
        var now = model.phase.get();
        if (now != shownPhase || now == LiveViewModel.Phase.ENDED) {
            shownPhase = now;
            phase.getChildren().setAll(chip(now));
        }
    }

    private Chip chip(LiveViewModel.Phase now) {
        return switch (now) {
            case NONE -> new Chip("No run", null, Chip.Tone.NEUTRAL);
            case RUNNING -> new Chip("Running", Feather.LOADER, Chip.Tone.ACCENT);
            case PAUSED -> new Chip("Paused", Feather.PAUSE, Chip.Tone.WARN);
            case STOPPING -> new Chip("Stops after the running task", Feather.SQUARE, Chip.Tone.WARN);
            case ENDED ->
                model.outcome()
                        .map(LiveView::ended)
                        .orElseGet(() -> new Chip(
                                model.tileCount() == 0 ? "Could not start" : "Broke off",
                                Feather.ALERT_TRIANGLE,
                                Chip.Tone.WARN));
        };
    }

    private static Chip ended(RunOutcome outcome) {
        if (outcome.complete()) {
            return new Chip("Complete", Feather.CHECK, Chip.Tone.RIGHT);
        }
        return new Chip(
                "Stopped, %,d not run, %,d with errors".formatted(outcome.notRun(), outcome.failed()),
                Feather.SQUARE,
                Chip.Tone.NEUTRAL);
    }
}
