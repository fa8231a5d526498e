package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ask.AskActivity;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.RunCentre;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The run that goes on, or the last one: its tiles, and what each method did with the chosen task.
final class LiveViewModel implements RunCentre.Listener {

    enum Phase {
        NONE,
        RUNNING,
        PAUSED,
        STOPPING,
        ENDED
    }

    final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.NONE);
    /// The task that is shown, null before one is known.
    final ObjectProperty<@Nullable TaskSpec> task = new SimpleObjectProperty<>();
    /// Whether the shown task changes with the run.
    final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper plans = new ReadOnlyIntegerWrapper();

    private final Background background;
    private final RunCentre centre;
    private final Map<String, Tile> tiles = new LinkedHashMap<>();
    private final Map<TaskSpec, Map<String, Tile>> byTask = new HashMap<>();
    private final RecentTraces traces;
    private @Nullable RunName run;
    private @Nullable ExperimentSpec spec;
    private @Nullable RunOutcome outcome;
    private @Nullable Job job;
    private int finished;

    LiveViewModel(Background background, RunCentre centre) {
        this.background = background;
        this.centre = centre;
        this.traces = new RecentTraces(background, this::changed);
        centre.add(this);
        centre.paused().addListener((_, _, paused) -> {
            if (phase.get() == Phase.RUNNING || phase.get() == Phase.PAUSED) {
                phase.set(paused ? Phase.PAUSED : Phase.RUNNING);
            }
        });
    }

    /// Counts up when what is shown of the chosen task has changed.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// Counts up when there are other tiles.
    ReadOnlyIntegerProperty plans() {
        return plans.getReadOnlyProperty();
    }

    List<Tile> tiles() {
        return List.copyOf(tiles.values());
    }

    int tileCount() {
        return tiles.size();
    }

    List<String> methods() {
        return spec == null ? List.of() : spec.methods();
    }

    Optional<RunName> run() {
        return Optional.ofNullable(run);
    }

    Optional<RunOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /// Why the run broke off or could not start, empty when it did neither.
    String failure() {
        var why = job == null || outcome != null ? null : job.failure();
        return why == null ? "" : FailureWords.of(why);
    }

    /// What is waited for before the first task is known.
    String opening(Instant now) {
        return job == null ? "" : AskActivity.withTime("Opening the models", job.startedAt(), now);
    }

    int finished() {
        return finished;
    }

    /// Whether the shown task is answered by the model that the product ships.
    boolean byPocket() {
        return spec != null
                        && spec.models().stream()
                                .anyMatch(model -> model.endpoints().isEmpty() && PocketModel.NAME.equals(model.root()))
                || methods().stream()
                        .flatMap(method -> trace(method).stream())
                        .anyMatch(trace -> trace.model().equals(PocketModel.NAME));
    }

    int limitOfTurns() {
        return spec == null ? 0 : spec.limits().maxIterations();
    }

    /// @return empty where this method does not answer the shown task
    Optional<Tile> tile(String method) {
        var shown = task.get();
        return shown == null
                ? Optional.empty()
                : Optional.ofNullable(byTask.getOrDefault(shown, Map.of()).get(method));
    }

    /// What the method did with the shown task; read from the file where it is not at hand, which `changes` then tells.
    Optional<TaskTrace> trace(String method) {
        var tile = tile(method).orElse(null);
        if (tile == null) {
            return Optional.empty();
        }
        return traces.of(tile.fingerprint(), tile.verdict() != null);
    }

    void show(Tile tile) {
        following.set(false);
        task.set(tile.task());
        changed();
    }

    void follow() {
        following.set(true);
        tiles.values().stream()
                .filter(tile -> tile.state().get() == Tile.State.RUNNING)
                .findFirst()
                .ifPresent(tile -> task.set(tile.task()));
        changed();
    }

    void pauseOrResume() {
        if (phase.get() == Phase.PAUSED) {
            centre.resume();
        } else {
            centre.pause();
        }
    }

    /// Ends the tasks that run now without a result.
    void skip() {
        tiles.values().stream()
                .filter(tile -> tile.state().get() == Tile.State.RUNNING)
                .forEach(tile -> centre.skip(tile.fingerprint()));
    }

    /// The first press lets the tasks in flight come to their end, the second does not wait for them.
    void stop() {
        var job = centre.current().get();
        if (job == null) {
            return;
        }
        if (phase.get() == Phase.STOPPING) {
            job.cancel();
        } else {
            phase.set(Phase.STOPPING);
            centre.finish();
        }
    }

    @Override
    public void started(RunName name, ExperimentSpec what) {
        run = name;
        spec = what;
        job = centre.current().get();
        outcome = null;
        finished = 0;
        tiles.clear();
        byTask.clear();
        traces.clear(name.trajectories());
        task.set(null);
        following.set(true);
        phase.set(Phase.RUNNING);
        plans.set(plans.get() + 1);
        changed();
    }

    @Override
    public void progressed(List<RunProgress> some) {
        for (var step : some) {
            switch (step) {
                case RunProgress.Planned planned -> planned(planned);
                case RunProgress.Started started -> begun(started);
                case RunProgress.Finished done -> {
                    finished = done.finished();
                    judged(done.result());
                }
                case RunProgress.Skipped skipped -> {
                    var tile = tiles.get(skipped.fingerprint());
                    if (tile != null) {
                        tile.state().set(Tile.State.SKIPPED);
                    }
                }
            }
        }
        changed();
    }

    private void planned(RunProgress.Planned planned) {
        finished = planned.done();
        for (var one : planned.tasks()) {
            var tile = new Tile(one.fingerprint(), one.task(), one.method());
            tiles.put(one.fingerprint(), tile);
            byTask.computeIfAbsent(one.task(), _ -> new HashMap<>()).put(one.method(), tile);
        }
        plans.set(plans.get() + 1);
        var done = planned.tasks().stream()
                .filter(RunProgress.PlannedTask::done)
                .map(RunProgress.PlannedTask::fingerprint)
                .collect(Collectors.toSet());
        if (!done.isEmpty()) {
            judgeEarlier(done);
        }
        if (task.get() == null && !planned.tasks().isEmpty()) {
            task.set(planned.tasks().getFirst().task());
        }
    }

    /// @param done fingerprints; the file has results of others, too, which failed before and run again
    private void judgeEarlier(Set<String> done) {
        var name = run;
        if (name == null) {
            return;
        }
        background.run(
                () -> ResultReader.read(name.results()).records(),
                records -> {
                    if (name.equals(run)) {
                        records.stream()
                                .filter(record -> done.contains(record.fingerprint()))
                                .forEach(this::judged);
                        changed();
                    }
                },
                _ -> {
                    // the tiles stay as they are; RunNotices tells what is wrong with the file
                });
    }

    private void judged(ResultRecord result) {
        var tile = tiles.get(result.fingerprint());
        if (tile != null) {
            tile.judged(result);
            traces.forgetOld(fingerprint -> {
                var one = tiles.get(fingerprint);
                return one == null || one.verdict() != null;
            });
        }
    }

    private void begun(RunProgress.Started started) {
        var tile = tiles.get(started.fingerprint());
        if (tile == null) {
            return;
        }
        tile.begin(Instant.now());
        if (following.get()) {
            task.set(started.task());
        }
    }

    @Override
    public void happened(List<EventEntry> some) {
        traces.add(some);
        changed();
    }

    @Override
    public void ended(@Nullable RunOutcome how) {
        outcome = how;
        phase.set(Phase.ENDED);
        tiles.values().stream()
                .filter(tile -> tile.state().get() == Tile.State.RUNNING)
                .forEach(tile -> tile.state().set(Tile.State.WAITING));
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
