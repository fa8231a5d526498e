package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.experiment.fork.ForkResult;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.TypedText;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.trajectories.task.Forks;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A dialog in which the model's turn is edited, code and all, to run on from there.
final class ForkDialog {

    private ForkDialog() {}

    /// @param done gets the fork when it has come to its end
    static void open(
            ScreenContext context, Forks forks, Path file, OpenTask task, Step step, Consumer<ForkResult> done) {
        var title = new Label("Run on from step " + step.number());
        title.getStyleClass().add("heading");
        var below = new Label(explanation(step));
        below.getStyleClass().add("small");
        below.setWrapText(true);
        var label = new Label("What the model says in step " + step.number());
        label.getStyleClass().add("caption");
        var text = forks.reply(task, step);
        boolean fits = TypedText.fits(text);
        var reply = new TextArea(fits ? text : "");
        reply.setId("fork-reply");
        reply.getStyleClass().add("mono");
        reply.setWrapText(true);
        VBox.setVgrow(reply, Priority.ALWAYS);
        var trouble = FieldError.of(reply);
        if (!fits) {
            trouble.setText(String.format(
                    Locale.ROOT,
                    "The turn has %,d characters, too many to edit here. Write another one, ask the model again, or give"
                            + " rlm fork a file with --reply.",
                    step.reply().length()));
        }
        TypedText.limit(reply, trouble::setText);
        reply.textProperty().addListener(_ -> trouble.setText(""));
        var again = Buttons.ghost("Ask the model again", () -> {
            context.overlay().hide();
            forks.start(file, task, step.number(), null, done);
        });
        again.setId("fork-again");
        var run = Buttons.primary("Run on", Feather.GIT_BRANCH, () -> {
            if (reply.getText().isBlank()) {
                trouble.setText("The turn is empty; write what the model is to say, or ask it again.");
                return;
            }
            context.overlay().hide();
            forks.start(file, task, step.number(), reply.getText(), done);
        });
        run.setId("fork-run");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(8, again, space, Buttons.ghost("Cancel", context.overlay()::hide), run);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var dialog = new VBox(title, below, label, reply, trouble, buttons);
        dialog.getStyleClass().addAll("popover-surface", "dialog-card", "tall");
        context.overlay().show(dialog);
        reply.requestFocus();
    }

    private static String explanation(Step step) {
        var before = step.number() == 1
                ? ""
                : step.number() == 2
                        ? "Step 1 is played back: its code runs again, no model is asked. "
                        : "Steps 1 to %d are played back: their code runs again, no model is asked. "
                                .formatted(step.number() - 1);
        return before + "Behind this step " + step.model() + " goes on. The fork is kept beside the run as a child of"
                + " this task; the run's own results stay as they are.";
    }
}
