package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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
    /// The clocks on the screen go on while a model reads its prompt and sends no event.
    private WaitClock.@Nullable Wait wait;

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
        root.getStylesheets().add(StyleSheets.address("live"));
        model.plans().addListener(_ -> showPlan());
        // several lists of events can come in one round: what they change is drawn once
        var redraw = context.pump().<Number>latest(_ -> update());
        model.changes().addListener((_, _, count) -> redraw.set(count));
        model.phase.addListener(_ -> {
            update();
            tick();
        });
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
        tick();
    }

    @Override
    public void hidden() {
        front = false;
        tick();
    }

    private void tick() {
        if (front && model.phase.get() != LiveViewModel.Phase.NONE && model.phase.get() != LiveViewModel.Phase.ENDED) {
            if (wait == null) {
                wait = context.clock().begin(_ -> update());
            }
        } else if (wait != null) {
            wait.end();
            wait = null;
        }
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
        var row = new HBox(8, words, new RunButtons(model, context.navigator()));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
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
                        ? failure.isEmpty() ? model.opening(context.clock().now()) : ""
                        : doneWords() + taskWords(task));
        left.update();
        right.update();
    }

    /// `41 of 90 done, 1 failed`.
    private String doneWords() {
        long failed = model.tiles().stream()
                .filter(tile -> tile.state().get() == Tile.State.ERROR)
                .count();
        return "%,d of %,d done%s"
                .formatted(
                        model.finished() - failed,
                        model.tileCount(),
                        failed == 0 ? "" : ", %,d failed".formatted(failed));
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
            case STOPPING ->
                new Chip(
                        model.tileCount() == 0 ? "Stopping" : "Stops after the running task",
                        Feather.SQUARE,
                        Chip.Tone.WARN);
            case ENDED ->
                model.outcome()
                        .map(LiveView::ended)
                        .orElseGet(() -> model.failure().isEmpty()
                                ? new Chip("Stopped", Feather.SQUARE, Chip.Tone.NEUTRAL)
                                : new Chip(
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
                "Stopped, %,d not run, %s".formatted(outcome.notRun(), Plural.of(outcome.failed(), "error")),
                Feather.SQUARE,
                Chip.Tone.NEUTRAL);
    }
}
