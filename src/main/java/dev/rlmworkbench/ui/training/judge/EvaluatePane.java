package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.ui.control.BesideOrBelow;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.training.desk.StepPane;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The last step: whether training helped, and taking the adapter elsewhere.
public final class EvaluatePane implements StepPane {

    private static final double ROOM_FOR_ONE = 540;

    private final TrainingDesk desk;
    private final EvaluateViewModel model;
    private final StackPane root = new StackPane();
    private final ScrollPane page;
    private final StackPane nothing = new StackPane();
    private final Button start;
    private final Button stop;

    private EvaluatePane(ScreenContext context, TrainingDesk desk) {
        this.desk = desk;
        var services = context.services();
        this.model = new EvaluateViewModel(
                desk,
                services.benchmarks(),
                context.background(),
                context.runs(),
                services.launcher().forecaster(),
                services.locator().local(),
                services.terminal(),
                Duration.ofMillis(250));
        var exporting = new AdapterExportViewModel(
                desk,
                model.checkpoint,
                context.background(),
                context.jobs(),
                services.locator().local(),
                services.terminal());
        start = Buttons.primary("Start evaluation", Feather.PLAY, model::start);
        start.setId("evaluate-start");
        stop = Buttons.danger("Stop", Feather.SQUARE, model::stop);
        stop.setId("evaluate-stop");
        var content = new VBox(
                16,
                new EvaluationProgress(context, model),
                new BesideOrBelow(
                        ROOM_FOR_ONE,
                        List.of(
                                new VBox(16, new VerdictCard(context, model), new OptimizersCard(desk, model)),
                                new VBox(16, new EvaluationCard(model), new ExportCard(context, exporting)))));
        content.getStyleClass().add("page");
        content.setMinHeight(Region.USE_PREF_SIZE);
        page = new ScrollPane(content);
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getChildren().addAll(page, nothing);
        root.getStylesheets().add(StyleSheets.address("training-judge"));
        model.state().subscribe(this::show);
        model.job().subscribe(_ -> showButtons());
        model.checking().subscribe(checking -> {
            showButtons();
            if (checking) {
                page.setVvalue(0); // what comes of it stands at the top
            }
        });
        context.commands()
                .add(Command.of("training.evaluate", "Start this evaluation", Feather.PLAY, null, this::startIfShown)
                        .on(ScreenId.TRAINING));
    }

    public static StepPane of(ScreenContext context, TrainingDesk desk) {
        return new EvaluatePane(context, desk);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public List<Node> actions() {
        return List.of(stop, start);
    }

    @Override
    public void shown() {
        model.open();
    }

    private void startIfShown() {
        if (desk.step().get() == TrainingStep.EVALUATE) {
            model.start();
        }
    }

    private void show(JudgeState state) {
        boolean open = state instanceof JudgeState.Open;
        page.setVisible(open);
        nothing.setVisible(!open);
        switch (state) {
            case JudgeState.Nothing() ->
                nothing.getChildren()
                        .setAll(new EmptyState(
                                Feather.AWARD,
                                "Choose a training to judge",
                                "A trained model and its base answer the same tasks about texts that it has not seen.",
                                trainings()));
            case JudgeState.Reading(var training) ->
                nothing.getChildren()
                        .setAll(new EmptyState(
                                Feather.LOADER, "Reading " + training.name(), "Its checkpoints are looked at."));
            case JudgeState.Refused(var training, var why) ->
                nothing.getChildren()
                        .setAll(new EmptyState(
                                Feather.ALERT_TRIANGLE,
                                training.name() + " cannot be judged",
                                why,
                                trainings(),
                                Buttons.ghost("Look again", model::open)));
            case JudgeState.Open _ -> nothing.getChildren().clear();
        }
        showButtons();
    }

    private Button trainings() {
        var button =
                Buttons.normal("Trainings", Feather.LIST, () -> desk.history().set(true));
        button.setId("evaluate-trainings");
        return button;
    }

    private void showButtons() {
        boolean open = model.state().get() instanceof JudgeState.Open;
        boolean running = model.job().get() != null;
        start.setVisible(open && !running);
        start.setManaged(open && !running);
        start.setDisable(model.checking().get());
        stop.setVisible(running);
        stop.setManaged(running);
    }
}
