package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.report.training.TrainingAxis;
import dev.rlmworkbench.report.training.TrainingLook;
import dev.rlmworkbench.report.training.TrainingTrace;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.state.TrainingFeed;
import dev.rlmworkbench.ui.state.TrainingMoment;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which training is watched, which stand beside it, and how they are looked at.
public final class WatchViewModel {

    /// More lines cannot be told apart.
    public static final int MOST_BESIDE = 3;

    private final Background background;
    private final TrainingCentre centre;
    private final TrainingDesk desk;
    private final LocalModels models;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<@Nullable TrainingFeed> feed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TrainingMoment> moment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper drawn = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper looks = new ReadOnlyLongWrapper();
    private final ObservableList<TrainingFolder> all = FXCollections.observableArrayList();
    private final ObservableList<TrainingFeed> beside = FXCollections.observableArrayList();
    private final ObjectProperty<TrainingAxis> axis = new SimpleObjectProperty<>(TrainingAxis.STEP);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(TrainingLook.USUAL_SMOOTHING);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper resuming = new ReadOnlyBooleanWrapper();
    private final Map<TrainingFeed, Runnable> hearing = new HashMap<>();

    /// @param models among them those that learn
    /// @param failed hears why something could not be read or resumed
    public WatchViewModel(
            Background background,
            TrainingCentre centre,
            TrainingDesk desk,
            LocalModels models,
            Consumer<Exception> failed) {
        this.background = background;
        this.centre = centre;
        this.desk = desk;
        this.models = models;
        this.failed = failed;
        desk.training().subscribe(this::watch);
        desk.compared().addListener((Observable _) -> drawCompared());
        drawCompared(); // this step is built when it is opened, which may be for them
        axis.addListener(_ -> redraw());
        smoothing.addListener(_ -> redraw());
        logarithmic.addListener(_ -> redraw());
    }

    /// The one that is watched, null while none is.
    public ReadOnlyObjectProperty<@Nullable TrainingFeed> feed() {
        return feed.getReadOnlyProperty();
    }

    /// What the last look at it found, null before the first.
    public ReadOnlyObjectProperty<@Nullable TrainingMoment> moment() {
        return moment.getReadOnlyProperty();
    }

    /// Changes with each look, also where it found what the one before did: time has passed.
    public ReadOnlyLongProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /// Changes when the curves have to be drawn again.
    public ReadOnlyLongProperty drawn() {
        return drawn.getReadOnlyProperty();
    }

    /// All that were begun, the newest first, as of [#refresh()].
    public ObservableList<TrainingFolder> all() {
        return all;
    }

    /// Those whose curves stand beside it.
    public ObservableList<TrainingFeed> beside() {
        return beside;
    }

    public ObjectProperty<TrainingAxis> axis() {
        return axis;
    }

    /// Weight of what was before, 0 to below 1.
    public DoubleProperty smoothing() {
        return smoothing;
    }

    /// Whether the loss is laid out by its powers of ten.
    public BooleanProperty logarithmic() {
        return logarithmic;
    }

    /// Looks which trainings there are. Where none is watched yet, the one that works is, else the newest.
    public void refresh() {
        background.run(() -> TrainingFolder.all(desk.experiments()), this::found, failed);
    }

    private void found(List<TrainingFolder> trainings) {
        if (!trainings.equals(all)) {
            all.setAll(trainings);
        }
        if (desk.training().get() == null && !trainings.isEmpty()) {
            desk.training()
                    .set(centre.running().stream()
                            .findFirst()
                            .map(TrainingFeed::training)
                            .orElse(trainings.getFirst()));
        }
    }

    public void choose(TrainingFolder training) {
        desk.training().set(training);
    }

    private void watch(@Nullable TrainingFolder training) {
        var before = feed.get();
        if (before != null && training != null && before.training().equals(training)) {
            return;
        }
        if (before != null) {
            desk.compared().clear(); // they stood beside the other one
            leave(before);
        }
        if (training == null) {
            feed.set(null);
            moment.set(null);
            return;
        }
        var fresh = centre.attach(training);
        feed.set(fresh);
        moment.set(fresh.now().get());
        hearing.put(fresh, fresh.listen(this::hear));
        redraw();
    }

    private void leave(TrainingFeed one) {
        hearing.remove(one).run();
        centre.release(one);
    }

    private void hear(TrainingMoment found) {
        var before = moment.get();
        moment.set(found);
        boolean grown = before == null
                || before.status().made() != found.status().made()
                || !found.fresh().isEmpty();
        if (grown) {
            redraw();
        }
        desk.done(TrainingStep.TRAIN, isDone(found.state()));
        looks.set(looks.get() + 1);
    }

    private static boolean isDone(JobState state) {
        return state instanceof JobState.Ended(var finished, var _)
                && (finished.reason() == EndReason.COMPLETED || finished.reason() == EndReason.EARLY_STOP);
    }

    /// Whether all steps are made, so that it can be judged.
    public boolean isFinished() {
        var now = moment.get();
        return now != null && isDone(now.state());
    }

    /// Whether its process is there and can be asked for something.
    public boolean lives() {
        var now = moment.get();
        return now != null && (now.state() instanceof JobState.Working || now.state() instanceof JobState.Silent);
    }

    public boolean isPaused() {
        var now = moment.get();
        return now != null && now.state() instanceof JobState.Working(var phase, var _) && phase == Phase.PAUSED;
    }

    /// Whether it rests and can go on.
    public boolean canGoOn() {
        var now = moment.get();
        return now != null && now.state().canGoOn();
    }

    /// Whether its data set and the free memory are being checked, and its process is being made.
    public ReadOnlyBooleanProperty resuming() {
        return resuming.getReadOnlyProperty();
    }

    /// Goes on from what was saved last.
    public void resume() {
        var watched = feed.get();
        if (watched != null && !resuming.get()) {
            resuming.set(true);
            centre.resume(watched.training(), models, () -> resuming.set(false), failure -> {
                resuming.set(false);
                failed.accept(failure);
            });
        }
    }

    public void ask(JobCommand command) {
        var watched = feed.get();
        if (watched != null) {
            centre.ask(watched, command);
        }
    }

    /// Draws another training beside this one.
    public void putBeside(TrainingFolder training) {
        if (!desk.compared().contains(training) && beside.size() < MOST_BESIDE) {
            desk.compared().add(training);
        }
    }

    public void takeAway(TrainingFolder training) {
        desk.compared().remove(training);
    }

    private void drawCompared() {
        var wanted = desk.compared().stream()
                .filter(training -> !training.equals(desk.training().get()))
                .limit(MOST_BESIDE)
                .toList();
        for (var other : List.copyOf(beside)) {
            if (!wanted.contains(other.training())) {
                beside.remove(other);
                leave(other);
            }
        }
        for (var training : wanted) {
            if (beside.stream().noneMatch(other -> other.training().equals(training))) {
                var other = centre.attach(training);
                beside.add(other);
                hearing.put(other, other.listen(_ -> redraw()));
            }
        }
        redraw();
    }

    private void redraw() {
        drawn.set(drawn.get() + 1);
    }

    /// What the curves are of: the one that is watched, then those beside it.
    public List<TrainingTrace> traces() {
        var traces = new ArrayList<TrainingTrace>();
        var watched = feed.get();
        if (watched != null) {
            traces.add(watched.trace());
            beside.forEach(other -> traces.add(other.trace()));
        }
        return traces;
    }
}
