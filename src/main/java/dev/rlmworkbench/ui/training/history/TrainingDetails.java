package dev.rlmworkbench.ui.training.history;

import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CommandLine;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MessageCard;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One training with all the values that it was begun with, and why it ended.
final class TrainingDetails extends Card {

    private final TrainingsViewModel model;
    private final VBox content = new VBox(12);

    TrainingDetails(TrainingsViewModel model) {
        this.model = model;
        setId("training-details");
        getChildren().add(content);
        model.shown.subscribe(this::show);
    }

    private void show(@Nullable TrainingOverview training) {
        content.getChildren().clear();
        if (training == null) {
            var words = new Label("Choose a training to see the values that it was begun with.");
            words.getStyleClass().add("secondary");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            content.getChildren().add(words);
            return;
        }
        content.getChildren().add(header(training));
        if (!training.why().isEmpty()) {
            content.getChildren().add(trouble(training));
        }
        if (training.spec() != null) {
            content.getChildren().add(values(training, training.spec()));
        }
        if (model.canResume(training)) {
            content.getChildren().add(new CommandLine(model.resumeCommand(training)));
        }
        var judge = Buttons.normal("Evaluate", Feather.AWARD, () -> model.judge(training));
        judge.setId("trainings-judge");
        var like = Buttons.normal("Use these values", Feather.SLIDERS, () -> model.configureLike(training));
        like.setId("trainings-like");
        boolean isOfData = training.spec() != null && training.spec().rollouts() == null;
        like.setTooltip(new Tooltip("Configure another training like this one"));
        like.setDisable(!isOfData);
        content.getChildren().add(new FlowPane(8, 8, judge, like));
    }

    private HBox header(TrainingOverview training) {
        var name = new Label(training.training().name());
        name.getStyleClass().add("heading");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var chip = TrainingRow.chip(training, model.isStarting(training));
        chip.setMinWidth(USE_PREF_SIZE);
        return new HBox(8, name, chip);
    }

    private static MessageCard trouble(TrainingOverview training) {
        return switch (training.state()) {
            case DIED ->
                new MessageCard(
                        MessageCard.Kind.WARNING,
                        "Its process is gone",
                        training.why() + " Nothing is lost but what came after the last checkpoint: resume it.");
            case DAMAGED -> new MessageCard(MessageCard.Kind.ERROR, "It cannot be read", training.why());
            case BEGUN, RUNNING, PAUSED, DONE, STOPPED, FAILED ->
                new MessageCard(MessageCard.Kind.ERROR, "It failed", training.why());
        };
    }

    private static GridPane values(TrainingOverview training, TrainingSpec spec) {
        var grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(4);
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        var steps = spec.steps();
        add(grid, "Model", spec.model());
        if (spec.rollouts() == null) {
            add(grid, "Data set", spec.dataset());
        } else {
            add(
                    grid,
                    "Learns from",
                    "its own attempts (GRPO), %d at each task"
                            .formatted(spec.rollouts().group()));
        }
        add(grid, "Weights", String.valueOf(spec.weights()));
        add(
                grid,
                "Adapter",
                "rank %d, alpha %d%s, dropout %s; %s"
                        .formatted(
                                spec.adapter().rank(),
                                spec.adapter().alpha(),
                                spec.adapter().rsLora() ? " (rsLoRA)" : "",
                                plain(spec.adapter().dropout()),
                                String.join(", ", spec.adapter().targets())));
        add(
                grid,
                "Optimiser",
                "%s, rate %s, %s, warm-up %.0f %%, decay %s, clipped to %s"
                        .formatted(
                                TrainingRow.optimizer(spec),
                                plain(steps.rate()),
                                steps.curve().name().toLowerCase(Locale.ROOT),
                                100 * steps.warmUp(),
                                plain(steps.decay()),
                                plain(steps.clip())));
        add(grid, "Schedule", schedule(spec));
        add(grid, "Seed", Long.toString(spec.seed()));
        add(
                grid,
                "Began",
                training.began() == null ? "not yet" : TrainingRow.day(Objects.requireNonNull(training.began())));
        add(
                grid,
                "On disk",
                "%s, %s"
                        .formatted(
                                Figures.bytes(training.bytes()),
                                training.training().path()));
        return grid;
    }

    private static String schedule(TrainingSpec spec) {
        var schedule = spec.schedule();
        var steps = schedule.maxSteps() == null ? "" : Figures.count(schedule.maxSteps(), "step");
        if (spec.rollouts() != null) {
            return "%s, texts up to %,d tokens".formatted(steps, schedule.maxLength());
        }
        return "%s, %,d texts a step, texts up to %,d tokens%s%s"
                .formatted(
                        Figures.count(schedule.epochs(), "epoch"),
                        spec.steps().accumulation(),
                        schedule.maxLength(),
                        steps.isEmpty() ? "" : ", at most " + steps,
                        schedule.patience() == 0
                                ? ""
                                : ", stops after %d validations that are no better".formatted(schedule.patience()));
    }

    /// `2e-4` for 2.0E-4, `1` for 1.0.
    private static String plain(double value) {
        return Double.toString(value).replace(".0E", "e").replace('E', 'e').replaceFirst("\\.0$", "");
    }

    private static void add(GridPane grid, String name, String value) {
        var left = new Label(name);
        left.getStyleClass().add("small");
        left.setMinWidth(Region.USE_PREF_SIZE);
        var right = new Label(value);
        right.setWrapText(true);
        right.setMinHeight(Region.USE_PREF_SIZE);
        right.setMaxWidth(Double.MAX_VALUE);
        GridPane.setValignment(left, javafx.geometry.VPos.TOP);
        grid.addRow(grid.getRowCount(), left, right);
    }
}
