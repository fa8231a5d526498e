package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Commands;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What a training can be asked for. A button that was pressed says so until it is done.
final class WatchActions {

    private final WatchViewModel model;
    private final Button pause = Buttons.normal("Pause", Feather.PAUSE, this::pauseOrResume);
    private final Button checkpoint = Buttons.normal("Checkpoint", Feather.BOOKMARK, () -> ask(JobCommand.CHECKPOINT));
    private final Button stop = Buttons.danger("Stop and save", Feather.SQUARE, () -> ask(JobCommand.STOP));
    private final Button goOn;
    private final Button judge;
    private @Nullable Now shown;

    WatchActions(WatchViewModel model, TrainingDesk desk) {
        this.model = model;
        goOn = Buttons.primary("Resume", Feather.PLAY, model::resume);
        judge = Buttons.primary(
                "Evaluate", Feather.ARROW_RIGHT, () -> desk.step().set(TrainingStep.EVALUATE));
        pause.setId("training-pause");
        checkpoint.setId("training-checkpoint");
        checkpoint.setAccessibleText("Checkpoint now");
        checkpoint.setTooltip(new Tooltip("Checkpoint now: save what is learned after the step at hand, and go on"));
        stop.setId("training-stop");
        stop.setTooltip(new Tooltip("Save what is learned and end; it can go on from there later"));
        goOn.setId("training-resume");
        judge.setId("training-judge");
        for (var node : nodes()) {
            node.managedProperty().bind(node.visibleProperty());
            if (node instanceof Button button) {
                button.setMinWidth(Button.USE_PREF_SIZE);
            }
        }
    }

    List<Node> nodes() {
        return List.of(pause, checkpoint, stop, goOn, judge);
    }

    /// The same by the palette and by keys, while the buttons can be pressed.
    void addTo(Commands commands) {
        commands.add(command(pause, "Pause or resume this training", Feather.PAUSE, "P"));
        commands.add(command(checkpoint, "Checkpoint now", Feather.BOOKMARK, null));
        commands.add(command(stop, "Stop this training and save it", Feather.SQUARE, null));
        commands.add(command(goOn, "Go on with this training", Feather.PLAY, null));
    }

    private static Command command(Button button, String label, Feather icon, @Nullable String keys) {
        var isOffered = button.sceneProperty().isNotNull(); // its step is the one that is shown
        return Command.of(button.getId().replace('-', '.'), label, icon, keys, button::fire)
                .on(ScreenId.TRAINING)
                .when(isOffered
                        .and(button.visibleProperty())
                        .and(button.disabledProperty().not()));
    }

    private void pauseOrResume() {
        ask(model.isPaused() ? JobCommand.RESUME : JobCommand.PAUSE);
    }

    private void ask(JobCommand command) {
        model.ask(command);
        show();
    }

    /// All that the buttons say and allow.
    private record Now(
            boolean lives,
            boolean paused,
            boolean waits,
            boolean goesOn,
            boolean finished,
            boolean resuming,
            @Nullable JobCommand asked) {}

    void show() {
        var feed = model.feed().get();
        var moment = model.moment().get();
        var now = new Now(
                model.lives(),
                model.isPaused(),
                moment != null && moment.state() instanceof JobState.Waiting,
                model.canGoOn(),
                model.isFinished(),
                model.resuming().get(),
                feed == null ? null : feed.asked().get());
        if (!now.equals(shown)) {
            shown = now;
            show(now);
        }
    }

    private void show(Now now) {
        var asked = now.asked();
        boolean lives = now.lives();
        boolean paused = now.paused();
        pause.setVisible(lives);
        checkpoint.setVisible(lives && !paused);
        stop.setVisible(lives);
        goOn.setVisible(now.goesOn());
        judge.setVisible(now.finished());
        boolean leading = asked == JobCommand.PAUSE || asked == JobCommand.RESUME || asked == JobCommand.STOP;
        pause.setDisable(leading);
        checkpoint.setDisable(asked != null);
        stop.setDisable(asked == JobCommand.STOP);
        pause.setText(
                asked == JobCommand.PAUSE
                        ? "Pausing"
                        : asked == JobCommand.RESUME ? "Resuming" : paused ? "Resume" : "Pause");
        pause.setGraphic(Icons.of(paused ? Feather.PLAY : Feather.PAUSE));
        pause.setTooltip(new Tooltip(
                paused ? "Go on with the next step" : "Save what is learned and wait; the memory stays taken"));
        checkpoint.setText(asked == JobCommand.CHECKPOINT ? "Saving" : "Checkpoint");
        stop.setText(asked == JobCommand.STOP ? "Stopping" : "Stop and save");
        goOn.setText(now.resuming() ? "Checking" : now.waits() ? "Start" : "Resume");
        goOn.setDisable(now.resuming());
    }
}
