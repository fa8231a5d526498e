package dev.rlmworkbench.ui.training.history;

import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.CellWidth;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Sparkline;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One training: what it was, how its loss fell, how it stands, and going on with it.
final class TrainingRow extends ListCell<TrainingOverview> {

    static final double HEIGHT = 60;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final double SPARK = 84;
    private static final double LOSS = 92;
    private static final double STATE = 128;
    private static final double ACTION = 96;

    private final TrainingsViewModel model;

    TrainingRow(TrainingsViewModel model) {
        this.model = model;
        getStyleClass().add("training-row");
        // as wide as the list, so that names give way and no scroll bar comes
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TrainingOverview training, boolean empty) {
        super.updateItem(training, empty);
        if (empty || training == null) {
            setGraphic(null);
            setId(null);
            return;
        }
        setId("training-" + training.training().name());
        var row = new HBox(
                12,
                CellWidth.grown(names(training)),
                CellWidth.wide(spark(training), SPARK),
                CellWidth.wide(loss(training), LOSS),
                CellWidth.wide(state(training), STATE),
                CellWidth.wide(action(training), ACTION));
        row.setAlignment(Pos.CENTER_LEFT);
        setGraphic(row);
    }

    private static Region names(TrainingOverview training) {
        var name = CutText.of(new Label(training.training().name()));
        name.getStyleClass().add("strong");
        var made = CutText.of(new Label(training.spec() == null ? "" : words(training.spec())));
        made.getStyleClass().add("small");
        var box = new VBox(1, name, made);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /// `pocket, AdamW, NF4, rank 8`.
    static String words(TrainingSpec spec) {
        return "%s, %s%s, %s, rank %d"
                .formatted(
                        modelName(spec.model()),
                        spec.rollouts() == null ? "" : "GRPO, ",
                        optimizer(spec),
                        String.valueOf(spec.weights()),
                        spec.adapter().rank());
    }

    static String modelName(String model) {
        var last = Path.of(model).getFileName();
        return last == null ? model : last.toString();
    }

    static String optimizer(TrainingSpec spec) {
        return spec.steps().optimizer().title();
    }

    private static Region spark(TrainingOverview training) {
        var line = new Sparkline(SPARK, 32);
        line.addScaled(training.losses(), "training-spark");
        return line;
    }

    private static Region loss(TrainingOverview training) {
        var best = training.bestValidation();
        var last = training.losses().isEmpty() ? null : training.losses().getLast();
        var figure = new Label(best == null ? last == null ? "–" : number(last) : number(best));
        figure.getStyleClass().add("mono");
        var what = new Label(best == null ? last == null ? "no step yet" : "last loss" : "best validation");
        what.getStyleClass().add("caption");
        var box = new VBox(1, figure, what);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    static String number(double loss) {
        return String.format(Locale.ROOT, loss < 0.01 ? "%.5f" : "%.3f", loss);
    }

    private Region state(TrainingOverview training) {
        var steps = training.steps();
        var far = new Label(
                steps == null
                        ? day(training.changedAt())
                        : "%,d of %,d, %s".formatted(training.step(), steps, day(training.changedAt())));
        far.getStyleClass().add("caption");
        var box = new VBox(3, chip(training, model.isStarting(training)), CutText.of(far));
        box.setAlignment(Pos.CENTER_LEFT);
        if (!training.why().isEmpty()) {
            Tooltip.install(box, new Tooltip(training.why()));
        }
        return box;
    }

    static String day(Instant at) {
        return DAY.format(at.atZone(ZoneId.systemDefault()));
    }

    static Chip chip(TrainingOverview training, boolean starting) {
        if (starting) {
            return Chip.waiting("Starting");
        }
        return switch (training.state()) {
            case BEGUN -> Chip.waiting("Not begun");
            case RUNNING -> Chip.running("Training");
            case PAUSED -> new Chip("Paused", Feather.PAUSE, Chip.Tone.ACCENT);
            case DONE -> Chip.right("Done");
            case STOPPED -> new Chip("Stopped", Feather.SQUARE, Chip.Tone.NEUTRAL);
            case FAILED -> Chip.wrong("Failed");
            case DIED -> Chip.error("Killed");
            case DAMAGED -> Chip.error("Damaged");
        };
    }

    private Region action(TrainingOverview training) {
        Button button = model.canResume(training)
                ? Buttons.normal("Resume", Feather.PLAY, () -> model.resume(training, false))
                : Buttons.ghost("Open", () -> model.open(training));
        button.setId((model.canResume(training) ? "resume-" : "open-")
                + training.training().name());
        button.getStyleClass().add("compact");
        button.setAccessibleText(button.getText() + " " + training.training().name());
        var box = new HBox(button);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }
}
