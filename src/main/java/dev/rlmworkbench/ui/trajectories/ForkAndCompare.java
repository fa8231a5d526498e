package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.experiment.fork.ForkResult;
import dev.rlmworkbench.experiment.fork.ForkRunner;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.trajectories.task.Forks;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.TaskFigures;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The buttons that put another answer beside the task that is shown: one that is there, or a fork.
final class ForkAndCompare {

    private static final int MAX_OFFERED = 12;

    private final ScreenContext context;
    private final TrajectoriesViewModel model;
    private final Forks forks;
    private final MenuButton compare = new MenuButton("Compare", Icons.of(Feather.COLUMNS));

    ForkAndCompare(ScreenContext context, TrajectoriesViewModel model) {
        this.context = context;
        this.model = model;
        var services = context.services();
        var factory = new MethodFactory(services.locator(), services.repls(), services.profiles(), services.contexts());
        this.forks = new Forks(context.background(), context.jobs(), new ForkRunner(factory, services.benchmarks()));
        compare.setId("trajectories-compare");
        compare.getStyleClass().add("trajectory-tool");
        compare.setTooltip(new Tooltip("Compare with another answer to the same question"));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setMnemonicParsing(false);
        forks.known().addListener((javafx.beans.Observable _) -> offer());
    }

    Node compare() {
        return compare;
    }

    Node fork() {
        var fork = Buttons.ghost("Fork", this::forkHere);
        fork.setGraphic(Icons.of(Feather.GIT_BRANCH));
        fork.setId("trajectories-fork");
        fork.getStyleClass().add("trajectory-tool");
        fork.setTooltip(new Tooltip("Edit the model's turn at this step and run on from there (E)"));
        fork.setMinWidth(Region.USE_PREF_SIZE);
        return fork;
    }

    /// The task that is shown has changed.
    void show() {
        lookForForks();
        offer();
    }

    /// Asks how the step that is shown is to come out, and runs on from it.
    void forkHere() {
        var open = model.shown().get();
        var file = model.file().orElse(null);
        if (open == null || file == null || open.steps().isEmpty()) {
            return;
        }
        var step = open.stepAt(model.walk().current().get());
        forks.check(
                file,
                open,
                () -> {
                    if (isShown(open)) {
                        ForkDialog.open(context, forks, file, open, step, result -> forked(open, result));
                    }
                },
                failure -> context.notices().warning("No fork", FailureWords.of(failure)));
    }

    private void lookForForks() {
        var open = model.shown().get();
        if (open != null) {
            model.file().ifPresent(file -> forks.lookFor(file, open.summary()));
        }
    }

    /// Puts it beside its parent, unless another task is looked at by now.
    private void forked(OpenTask parent, ForkResult result) {
        var record = result.record();
        var difference = result.firstDifference().isEmpty()
                ? ""
                : " The prompt of step %d is not the recorded one: the product or the code's outcome has changed."
                        .formatted(result.firstDifference().getAsInt());
        var outcome = record.outcome();
        if (outcome.error() != null) {
            context.notices().warning("The fork broke off", outcome.error() + difference);
        } else {
            context.notices()
                    .success(
                            outcome.isRight() ? "The fork is right" : "The fork is not right",
                            (outcome.prediction() == null
                                            ? "It has no answer."
                                            : "Answer: " + outcome.prediction() + ".")
                                    + difference,
                            null);
        }
        if (isShown(parent)) {
            lookForForks();
            model.comparison().with(result.trajectories(), record.fingerprint());
        }
    }

    private boolean isShown(OpenTask task) {
        var open = model.shown().get();
        return open != null
                && open.summary().fingerprint().equals(task.summary().fingerprint());
    }

    private void offer() {
        compare.getItems().clear();
        for (var fork : forks.known()) {
            offer(
                    TaskFigures.line(fork),
                    Icons.of(Feather.GIT_BRANCH),
                    () -> model.file()
                            .ifPresent(file -> model.comparison().with(ForkRunner.forksOf(file), fork.fingerprint())));
        }
        for (var other :
                model.comparison().candidates().stream().limit(MAX_OFFERED).toList()) {
            offer(
                    "%s, %s".formatted(MethodMark.name(other.method()), TaskFigures.line(other)),
                    MethodMark.of(other.method()),
                    () -> model.comparison().with(other));
        }
        offer(
                "The same task of another file ...",
                Icons.of(Feather.FOLDER),
                () -> context.files()
                        .chooseFile("Compare with the same task of", "Trajectories", List.of("*.jsonl"))
                        .ifPresent(model.comparison()::with));
    }

    private void offer(String label, Node graphic, Runnable action) {
        var item = new MenuItem(label, graphic);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        compare.getItems().add(item);
    }
}
