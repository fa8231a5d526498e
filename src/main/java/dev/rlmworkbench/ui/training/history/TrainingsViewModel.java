package dev.rlmworkbench.ui.training.history;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.job.TrainingOverviews;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The trainings of the folder, and what can be done with them.
final class TrainingsViewModel {

    /// The one whose values are shown; null while none is.
    final ObjectProperty<@Nullable TrainingOverview> shown = new SimpleObjectProperty<>();
    /// Why something could not be done, empty else.
    final StringProperty trouble = new SimpleStringProperty("");
    /// The training that goes on all the same when the user says so; null while there is none.
    final ObjectProperty<@Nullable TrainingOverview> refused = new SimpleObjectProperty<>();

    private final ObservableList<TrainingOverview> trainings = FXCollections.observableArrayList();
    private final ObservableList<TrainingOverview> view = FXCollections.unmodifiableObservableList(trainings);
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private final TrainingOverviews overviews = new TrainingOverviews();
    private final ReadOnlyBooleanWrapper renewing = new ReadOnlyBooleanWrapper();
    private final Set<TrainingFolder> starting = new HashSet<>();
    private final TrainingDesk desk;
    private final Background background;
    private final TrainingCentre centre;
    private final LocalModels models;
    private final TerminalCommands terminal;
    private @Nullable Future<?> listing;

    TrainingsViewModel(
            TrainingDesk desk,
            Background background,
            TrainingCentre centre,
            LocalModels models,
            TerminalCommands terminal) {
        this.desk = desk;
        this.background = background;
        this.centre = centre;
        this.models = models;
        this.terminal = terminal;
    }

    /// Those that run first, then the last changed ones.
    ObservableList<TrainingOverview> trainings() {
        return view;
    }

    /// Whether the folder was read at least once.
    ReadOnlyBooleanProperty read() {
        return read.getReadOnlyProperty();
    }

    /// Whether the list is being made anew, which is no choice of the user's.
    ReadOnlyBooleanProperty renewing() {
        return renewing.getReadOnlyProperty();
    }

    /// Looks at the folder again, unless that is under way.
    void refresh() {
        if (listing != null && !listing.isDone()) {
            return;
        }
        var experiments = desk.experiments();
        listing = background.run(
                () -> overviews.allIn(experiments),
                this::show,
                failure -> trouble.set("%s cannot be read: %s.".formatted(experiments, FailureWords.of(failure))));
    }

    private void show(List<TrainingOverview> found) {
        read.set(true);
        found.stream()
                .filter(one -> one.state().lives())
                .map(TrainingOverview::training)
                .forEach(starting::remove);
        if (!found.equals(trainings)) {
            renewing.set(true);
            trainings.setAll(found);
            renewing.set(false);
        }
        var before = shown.get();
        if (before != null) {
            shown.set(found.stream()
                    .filter(one -> one.training().equals(before.training()))
                    .findFirst()
                    .orElse(null));
        }
    }

    /// Puts it on the desk and shows its curves.
    void open(TrainingOverview training) {
        desk.training().set(training.training());
        desk.compared().remove(training.training());
        leave(TrainingStep.TRAIN);
    }

    void judge(TrainingOverview training) {
        desk.training().set(training.training());
        leave(TrainingStep.EVALUATE);
    }

    /// Fills the form of the next training with its values.
    void configureLike(TrainingOverview training) {
        if (training.spec() != null && training.spec().rollouts() == null) {
            desk.wanted().set(training.spec());
            leave(TrainingStep.CONFIGURE);
        }
    }

    private void leave(TrainingStep step) {
        desk.step().set(step);
        desk.history().set(false);
    }

    /// Puts the first on the desk and the curves of the others beside its.
    void compare(List<TrainingOverview> several) {
        if (several.size() < 2) {
            return;
        }
        desk.training().set(several.getFirst().training());
        desk.compared()
                .setAll(several.stream().skip(1).map(TrainingOverview::training).toList());
        leave(TrainingStep.TRAIN);
    }

    /// Whether its process was asked for and gave no sign yet.
    boolean isStarting(TrainingOverview training) {
        return starting.contains(training.training());
    }

    boolean canResume(TrainingOverview training) {
        return training.state().goesOn() && !isStarting(training);
    }

    /// Goes on with it in a process of its own.
    ///
    /// @param anyway also where memory does not seem to suffice
    void resume(TrainingOverview training, boolean anyway) {
        if (!canResume(training)) {
            return;
        }
        trouble.set("");
        refused.set(null);
        starting.add(training.training());
        centre.resume(
                training.training(),
                models,
                anyway,
                () -> {
                    starting.remove(training.training());
                    open(training);
                },
                failure -> {
                    starting.remove(training.training());
                    trouble.set(FailureWords.of(failure));
                    refused.set(training);
                });
    }

    /// What is asked before they go away.
    String question(List<TrainingOverview> several) {
        long bytes = several.stream().mapToLong(TrainingOverview::bytes).sum();
        var names = several.stream().map(one -> one.training().name()).collect(Collectors.joining(", "));
        return "%s, %s: checkpoints, curves and what was learned cannot be brought back. Results of evaluations and exports stay."
                .formatted(names, Figures.bytes(bytes));
    }

    /// Of some that are chosen those that do not run.
    List<TrainingOverview> deletable(List<TrainingOverview> several) {
        return several.stream()
                .filter(one -> !one.state().lives() && !isStarting(one))
                .toList();
    }

    /// @param several that do not run
    void delete(List<TrainingOverview> several) {
        trouble.set("");
        var folders = several.stream().map(TrainingOverview::training).toList();
        background.run(
                () -> {
                    folders.forEach(TrainingFolder::delete);
                    return folders.size();
                },
                _ -> deleted(folders),
                failure -> {
                    trouble.set(FailureWords.of(failure));
                    refresh();
                });
    }

    private void deleted(List<TrainingFolder> folders) {
        desk.compared().removeAll(folders);
        if (folders.contains(desk.training().get())) {
            desk.training().set(null);
        }
        refresh();
    }

    /// What to type to go on with it.
    String resumeCommand(TrainingOverview training) {
        return terminal.resume(training.training().name(), desk.experiments());
    }

    /// One line: `3 trainings, one runs, 214 MB`.
    String sum() {
        var parts = new ArrayList<String>(List.of(Plural.of(trainings.size(), "training")));
        long running = trainings.stream().filter(one -> one.state().lives()).count();
        if (running > 0) {
            parts.add("%d running".formatted(running));
        }
        parts.add(Figures.bytes(
                trainings.stream().mapToLong(TrainingOverview::bytes).sum()));
        return String.join(", ", parts);
    }
}
