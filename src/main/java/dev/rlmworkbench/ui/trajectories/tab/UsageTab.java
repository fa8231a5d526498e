package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.time.Duration;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// What the step cost, and all steps up to it.
public final class UsageTab implements StepTab {

    private final GridPane grid = new GridPane(32, 6);
    private final ScrollPane scroll = new ScrollPane(grid);

    public UsageTab() {
        grid.getStyleClass().add("step-tab");
        var words = new ColumnConstraints();
        var number = new ColumnConstraints();
        number.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(words, number, number);
        scroll.setFitToWidth(true);
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public void show(OpenTask task, Step step) {
        grid.getChildren().clear();
        var replay = task.replay();
        var now = replay.spent(step.number());
        var before = replay.spent(step.number() - 1);
        row(0, "strong", "", "This step", "Steps 1 to " + step.number());
        var usage = step.usage();
        row(1, "Prompt tokens", usage == null ? "unknown" : "%,d".formatted(usage.promptTokens()), "");
        row(2, "Completion tokens", usage == null ? "unknown" : "%,d".formatted(usage.completionTokens()), "");
        row(3, "Tokens of the root", number(now.rootTokens() - before.rootTokens()), number(now.rootTokens()));
        row(4, "Tokens of sub-calls", number(now.subTokens() - before.subTokens()), number(now.subTokens()));
        row(5, "Sub-calls", number(now.subCalls() - before.subCalls()), number(now.subCalls()));
        row(6, "Time", seconds(step.took()), Figures.seconds(now.seconds()));
        var timing = step.timing();
        int line = 7;
        if (timing != null) {
            row(line++, "Model, whole call", seconds(timing.total()), "");
            row(line++, "Model, loading", seconds(timing.load()), "");
            row(line++, "Model, reading the prompt", seconds(timing.prefill()), "");
            row(line++, "Model, writing", seconds(timing.decode()), "");
        }
        var code = step.code().stream()
                .filter(run -> run.result() != null)
                .map(run -> run.result().elapsed())
                .reduce(Duration.ZERO, Duration::plus);
        row(line++, "Code", seconds(code), "");
        if (usage != null && usage.estimated()) {
            var note = new Label("Tokens are estimated from characters: the server did not report them.");
            note.getStyleClass().add("caption");
            grid.add(note, 0, line, 3, 1);
        }
    }

    private static String number(long value) {
        return "%,d".formatted(value);
    }

    private static String seconds(Duration time) {
        return Figures.seconds(time.toMillis() / 1000.0);
    }

    private void row(int line, String words, String step, String all) {
        row(line, "mono", words, step, all);
    }

    private void row(int line, String styleClass, String words, String step, String all) {
        var name = new Label(words);
        name.getStyleClass().add("secondary");
        var left = new Label(step);
        var right = new Label(all);
        left.getStyleClass().add(styleClass);
        right.getStyleClass().add(styleClass);
        grid.addRow(line, name, left, right);
    }
}
