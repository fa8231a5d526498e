package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.trajectories.task.TaskFigures;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A task in the list: verdict, method, question, and what it took.
final class TaskCell extends ListCell<TaskSummary> {

    private final HBox verdict = new HBox();
    private final Label question = new Label();
    private final Label line = new Label();
    private final Label time = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox row;

    TaskCell() {
        question.getStyleClass().add("strong");
        question.setGraphicTextGap(6);
        question.setMinWidth(0);
        line.getStyleClass().add("small");
        line.setMinWidth(0);
        time.getStyleClass().addAll("mono", "small");
        time.setMinWidth(Region.USE_PREF_SIZE);
        whole.setWrapText(true);
        whole.setMaxWidth(420);
        var words = new VBox(1, question, line);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(10, verdict, words, time);
        row.setAlignment(Pos.CENTER_LEFT);
        verdict.setAlignment(Pos.CENTER);
        getStyleClass().add("task-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TaskSummary task, boolean empty) {
        super.updateItem(task, empty);
        if (empty || task == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        verdict.getChildren().setAll(TaskFigures.mark(task.outcome()));
        question.setGraphic(MethodMark.of(task.method()));
        question.setText(oneLine(task.query()));
        line.setText(TaskFigures.line(task));
        time.setText(task.seconds() > 0 ? Figures.seconds(task.seconds()) : "");
        whole.setText("%s\n%s, %s, %,d characters"
                .formatted(
                        VisibleText.excerpt(task.query(), 1_000),
                        MethodMark.name(task.method()),
                        task.taskType(),
                        task.contextChars()));
        setTooltip(whole);
        setGraphic(row);
    }

    private static String oneLine(String text) {
        var line = VisibleText.oneLine(text, 200);
        return line.isEmpty() ? "(no question recorded)" : line;
    }
}
