package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A dialog: "the right answer was ...", which makes a question a task of one's own benchmark.
final class SaveTask {

    private static final int MAX_ANSWER = 1_000;

    private SaveTask() {}

    static void open(ScreenContext context, AskViewModel model, AskedQuestion asked, AskedAnswer answer) {
        var title = new Label("Save as benchmark task");
        title.getStyleClass().add("heading");
        var question = LongWords.of(asked.text());
        var label = new Label("The right answer was");
        label.getStyleClass().add("small");
        var field = new TextField(
                answer.saysNotInText() ? "" : VisibleText.oneLine(answer.text().orElse(""), MAX_ANSWER));
        field.setId("ask-right-answer");
        var below = new Label("Short, as it stands in the documents. Kept in %s, with the paths of the documents."
                .formatted(model.tasks()));
        below.getStyleClass().add("caption");
        below.setWrapText(true);
        var trouble = FieldError.of(field);
        Runnable save = () -> {
            try {
                int tasks = model.save(asked, field.getText());
                context.overlay().hide();
                saved(context, model, asked, tasks);
            } catch (IllegalArgumentException | RunException e) {
                trouble.setText(FailureWords.of(e));
            }
        };
        field.setOnAction(_ -> save.run());
        var button = Buttons.primary("Save", Feather.SAVE, save);
        button.setId("ask-save-task");
        var buttons = new HBox(8, Buttons.ghost("Cancel", context.overlay()::hide), button);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var dialog = new VBox(title, question, label, field, below, trouble, buttons);
        dialog.getStyleClass().addAll("popover-surface", "dialog-card");
        context.overlay().show(dialog);
        field.requestFocus();
        field.selectAll();
    }

    private static void saved(ScreenContext context, AskViewModel model, AskedQuestion asked, int tasks) {
        var canRun = context.navigator().has(ScreenId.RUN);
        context.notices()
                .success(
                        "Saved",
                        "%s in %s. Compare the methods on them: %s"
                                .formatted(
                                        Figures.count(tasks, "task"),
                                        model.tasks(),
                                        context.services().terminal().compare(model.tasks())),
                        canRun
                                ? new Notice.Action(
                                        "Set up the run",
                                        () -> context.navigator()
                                                .open(new ScreenRequest.Configure(model.comparison(asked))))
                                : null);
    }
}
