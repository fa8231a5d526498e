package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.RawLines;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The lines of the file, as they stand there.
public final class RawTab implements StepTab {

    /// Reads the lines of a task and hands over them, or a sentence why not, on the thread of the screen.
    public interface Lines {
        Future<?> read(TaskSummary task, Consumer<String> done, Consumer<String> failed);
    }

    private final Lines lines;
    private final Label words = new Label();
    private final OutputPane pane = OutputPane.filling();
    private final VBox box;
    private String whole = "";
    private @Nullable Future<?> reading;

    public RawTab(Lines lines) {
        this.lines = lines;
        words.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, words, space, CopyButton.of("Copy", () -> whole));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(pane, Priority.ALWAYS);
        box = new VBox(6, head, pane);
        box.getStyleClass().add("step-tab");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(OpenTask task, Step step) {
        if (reading != null) {
            reading.cancel(true);
        }
        reading = lines.read(
                task.summary(),
                raw -> lay(RawLines.ofStep(raw, step.number(), task.steps().size())),
                words::setText);
    }

    private void lay(RawLines found) {
        whole = found.text();
        words.setText((found.ofStep() ? "Lines of this step" : "All lines of this task")
                + ", %,d characters".formatted(whole.length()));
        pane.show(whole);
    }
}
