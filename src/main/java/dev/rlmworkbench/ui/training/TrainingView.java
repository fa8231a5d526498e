package dev.rlmworkbench.ui.training;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.training.configure.ConfigureStep;
import dev.rlmworkbench.ui.training.data.DataView;
import dev.rlmworkbench.ui.training.desk.StepPane;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import dev.rlmworkbench.ui.training.history.TrainingsPane;
import dev.rlmworkbench.ui.training.judge.EvaluatePane;
import dev.rlmworkbench.ui.training.watch.WatchPane;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// From recorded runs to a trained model, step by step.
public final class TrainingView implements Screen {

    private final TrainingDesk desk;
    private final Map<TrainingStep, Supplier<StepPane>> makers;
    private final Map<TrainingStep, StepPane> panes = new EnumMap<>(TrainingStep.class);
    private final TrainingsPane trainings;
    private final StepsHeader header;
    private final StackPane place = new StackPane();
    private final StackPane recent;
    private final Region recentCard;
    private final VBox root;
    private @Nullable StepPane current;

    private TrainingView(ScreenContext context) {
        this.desk = new TrainingDesk(() -> context.settings().get().experiments());
        this.makers = steps(context, desk);
        this.trainings = TrainingsPane.of(context, desk);
        this.header = new StepsHeader(desk, makers.keySet());
        HBox.setHgrow(place, Priority.ALWAYS);
        place.setMinWidth(0);
        recentCard = trainings.recent();
        recent = new StackPane(recentCard);
        recent.getStyleClass().add("training-recent");
        recent.setAlignment(Pos.TOP_CENTER);
        var front = new HBox(place, recent);
        VBox.setVgrow(front, Priority.ALWAYS);
        root = new VBox(header, front);
        root.getStyleClass().add("training");
        root.getStylesheets().add(StyleSheets.address("training"));
    }

    private static Map<TrainingStep, Supplier<StepPane>> steps(ScreenContext context, TrainingDesk desk) {
        var steps = new EnumMap<TrainingStep, Supplier<StepPane>>(TrainingStep.class);
        steps.put(TrainingStep.DATA, () -> DataView.of(context, desk));
        steps.put(TrainingStep.CONFIGURE, () -> ConfigureStep.of(context, desk));
        steps.put(TrainingStep.TRAIN, () -> new WatchPane(context, desk));
        steps.put(TrainingStep.EVALUATE, () -> EvaluatePane.of(context, desk));
        return steps;
    }

    public static Screen of(ScreenContext context) {
        var view = new TrainingView(context);
        view.makers.keySet().stream().findFirst().ifPresent(view.desk.step()::set);
        view.desk.step().subscribe(_ -> view.bringToFront());
        view.desk.history().subscribe(_ -> view.bringToFront());
        view.recentCard.visibleProperty().subscribe(_ -> view.showRecent());
        view.desk.dataset().subscribe(_ -> view.showRecent());
        view.desk.training().subscribe(_ -> view.showRecent());
        return view;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.WatchTraining(var folder)) {
            desk.training().set(new TrainingFolder(folder));
            desk.step().set(TrainingStep.TRAIN);
            desk.history().set(false);
        }
    }

    @Override
    public void shown() {
        if (current != null) {
            current.shown();
        }
        showRecent();
    }

    @Override
    public void hidden() {
        if (current != null) {
            current.hidden();
        }
    }

    private void bringToFront() {
        var step = desk.history().get() ? null : step(desk.step().get());
        var pane = step == null ? trainings : step;
        hidden();
        current = pane;
        place.getChildren().setAll(pane.node());
        header.show(pane.actions());
        showRecent();
        if (root.getScene() != null) {
            pane.shown();
        }
    }

    /// What there is already, beside the first step while nothing lies on the desk.
    private void showRecent() {
        boolean atTheStart = desk.step().get() == TrainingStep.DATA
                && !desk.history().get()
                && desk.dataset().get() == null
                && desk.training().get() == null;
        boolean any = recentCard.isVisible();
        recent.setVisible(atTheStart && any);
        recent.setManaged(atTheStart && any);
        if (atTheStart) {
            trainings.look();
        }
    }

    /// @return null for a step that this build does not have
    private @Nullable StepPane step(TrainingStep step) {
        var maker = makers.get(step);
        return maker == null ? null : panes.computeIfAbsent(step, _ -> maker.get());
    }
}
