package dev.rlmworkbench.ui.results.table;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.experiment.summary.TextNumbers;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.results.loaded.KeyFigures;
import dev.rlmworkbench.ui.results.loaded.SeriesNames;
import dev.rlmworkbench.ui.results.loaded.TaskLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The chosen task: question, right answer, and what each series made of it.
public final class TaskDetails extends ScrollPane {

    private static final double MIN_WIDTH = 250;
    private static final double MAX_WIDTH = 400;

    private final Consumer<ResultRow> steps;
    private final VBox content = new VBox(10);

    /// @param steps told whose steps somebody wants to see
    public TaskDetails(Consumer<ResultRow> steps) {
        this.steps = steps;
        setId("results-task");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("task-details");
        setContent(content);
        setMinWidth(MIN_WIDTH);
        setMaxWidth(MAX_WIDTH);
        clear();
    }

    public void clear() {
        var hint = new Label("Choose a task to see its question and what each method made of it.");
        hint.getStyleClass().add("secondary");
        hint.setWrapText(true);
        content.getChildren().setAll(hint);
    }

    /// @param why one sentence
    public void fail(String why) {
        var words = new Label(why);
        words.getStyleClass().add("warn-words");
        words.setWrapText(true);
        content.getChildren().setAll(words);
    }

    /// @param records in the order of the series, null where one has no result
    public void show(TaskLine line, List<@Nullable ResultRecord> records, List<Series> series, SeriesNames names) {
        var parts = new ArrayList<Node>();
        for (int i = series.size() - 1; i >= 0; i--) {
            var row = line.results().get(i);
            var record = records.get(i);
            if (row != null && record != null) {
                if (parts.isEmpty()) {
                    parts.add(text("Question", record.task().query()));
                    parts.add(text("Right answer", record.task().answer()));
                }
                parts.add(answer(series.get(i), names, row, record));
            }
        }
        content.getChildren().setAll(parts);
        setVvalue(0);
    }

    private static Node text(String title, String words) {
        var head = new Label(title);
        head.getStyleClass().add("field-label");
        return new VBox(2, head, LongWords.of(words, "body"));
    }

    private Node answer(Series series, SeriesNames names, ResultRow row, ResultRecord record) {
        var name = CutText.of(new Label(names.of(series), MethodMark.of(series.method())));
        name.getStyleClass().add("strong");
        name.setGraphicTextGap(8);
        name.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var open = Buttons.normal("Steps", Feather.GIT_BRANCH, () -> steps.accept(row));
        open.getStyleClass().add("compact");
        open.setMinWidth(Region.USE_PREF_SIZE);
        var chip = OutcomeWords.of(row).chip();
        chip.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, name, chip, space, open);
        line.setAlignment(Pos.CENTER_LEFT);
        var cost = new Label(cost(row));
        cost.getStyleClass().add("caption");
        cost.setWrapText(true);
        var box = new VBox(4, line, LongWords.of(prediction(record), "body"), cost);
        box.getStyleClass().add("task-answer");
        return box;
    }

    private static String prediction(ResultRecord record) {
        var outcome = record.outcome();
        if (outcome.error() != null) {
            return outcome.error();
        }
        return outcome.prediction() == null
                ? "No answer: " + StopReason.explained(outcome.stopReason())
                : outcome.prediction();
    }

    private static String cost(ResultRow row) {
        var parts = new ArrayList<String>();
        parts.add(TextNumbers.seconds(row.seconds()) + " s");
        if (KeyFigures.tokens(row) > 0) {
            parts.add(Plural.of(KeyFigures.tokens(row), "token") + (row.estimated() ? " (estimated)" : ""));
        }
        if (row.iterations() > 0) {
            parts.add(Plural.of(row.iterations(), "turn"));
        }
        if (row.subCalls() > 0) {
            parts.add(Plural.of(row.subCalls(), "sub-call"));
        }
        if (row.truncated()) {
            parts.add("cut prompt");
        }
        return String.join(", ", parts);
    }
}
