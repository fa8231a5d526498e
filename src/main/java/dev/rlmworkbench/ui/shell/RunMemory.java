package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.experiment.ExperimentSpec;
import dev.rlmworkbench.experiment.RunName;
import dev.rlmworkbench.experiment.RunOutcome;
import dev.rlmworkbench.experiment.RunProgress;
import dev.rlmworkbench.trajectory.EventEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the last run has told so far, for screens that are opened later. Events are kept of the tasks in flight only:
/// those of finished ones are in the run's trajectory file.
final class RunMemory {

    private record Begun(RunName run, ExperimentSpec spec) {}

    private @Nullable Begun begun;
    private final List<RunProgress> progress = new ArrayList<>();
    private final Map<String, List<EventEntry>> inFlight = new LinkedHashMap<>();
    private boolean ended;
    private @Nullable RunOutcome outcome;

    void begin(RunName run, ExperimentSpec spec) {
        begun = new Begun(run, spec);
        progress.clear();
        inFlight.clear();
        ended = false;
        outcome = null;
    }

    void progressed(List<RunProgress> some) {
        progress.addAll(some);
        for (var step : some) {
            switch (step) {
                case RunProgress.Finished finished ->
                    inFlight.remove(finished.result().fingerprint());
                case RunProgress.Skipped skipped -> inFlight.remove(skipped.fingerprint());
                case RunProgress.Started started ->
                    inFlight.computeIfAbsent(started.fingerprint(), _ -> new ArrayList<>());
                case RunProgress.Planned _ -> {}
            }
        }
    }

    void happened(List<EventEntry> some) {
        for (var entry : some) {
            inFlight.computeIfAbsent(entry.fingerprint(), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    void end(@Nullable RunOutcome how) {
        ended = true;
        outcome = how;
        inFlight.clear();
    }

    void tell(RunDesk.Listener listener) {
        if (begun == null) {
            return;
        }
        listener.started(begun.run(), begun.spec());
        listener.progressed(List.copyOf(progress));
        inFlight.values().forEach(events -> listener.happened(List.copyOf(events)));
        if (ended) {
            listener.ended(outcome);
        }
    }
}
