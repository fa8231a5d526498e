package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the last run has told so far, for screens that are opened later. Events are kept of the tasks in flight only:
/// those of finished ones are in the run's trajectory file. The tokens of an answer are one piece of text, and none
/// once it has ended, as its end has the whole text.
final class RunMemory {

    private record Begun(RunName run, ExperimentSpec spec) {}

    private @Nullable Begun begun;
    private final List<RunProgress> progress = new ArrayList<>();
    private final Map<String, TaskMemory> inFlight = new LinkedHashMap<>();
    /// Ended. Events and progress come by two ways, so that the last events can come after the end.
    private final Set<String> over = new HashSet<>();
    private boolean ended;
    private @Nullable RunOutcome outcome;

    void begin(RunName run, ExperimentSpec spec) {
        begun = new Begun(run, spec);
        progress.clear();
        inFlight.clear();
        over.clear();
        ended = false;
        outcome = null;
    }

    void progressed(List<RunProgress> some) {
        progress.addAll(some);
        for (var step : some) {
            switch (step) {
                case RunProgress.Finished finished -> forget(finished.result().fingerprint());
                case RunProgress.Skipped skipped -> forget(skipped.fingerprint());
                case RunProgress.Started started ->
                    inFlight.computeIfAbsent(started.fingerprint(), _ -> new TaskMemory());
                case RunProgress.Planned _ -> {}
            }
        }
    }

    private void forget(String fingerprint) {
        inFlight.remove(fingerprint);
        over.add(fingerprint);
    }

    void happened(List<EventEntry> some) {
        for (var entry : some) {
            if (!over.contains(entry.fingerprint())) {
                inFlight.computeIfAbsent(entry.fingerprint(), _ -> new TaskMemory())
                        .add(entry);
            }
        }
    }

    void end(@Nullable RunOutcome how) {
        ended = true;
        outcome = how;
        inFlight.clear();
    }

    void tell(RunCentre.Listener listener) {
        if (begun == null) {
            return;
        }
        listener.started(begun.run(), begun.spec());
        listener.progressed(List.copyOf(progress));
        inFlight.values().forEach(task -> listener.happened(task.events()));
        if (ended) {
            listener.ended(outcome);
        }
    }

    private static final class TaskMemory {
        private record Piece(EventEntry first, StringBuilder text) {
            EventEntry entry() {
                return new EventEntry(
                        first.fingerprint(),
                        first.call(),
                        first.parent(),
                        first.depth(),
                        first.at(),
                        new RunEvent.TokensReceived(text.toString()));
            }
        }

        private final List<EventEntry> steps = new ArrayList<>();
        private final Map<String, Piece> streaming = new LinkedHashMap<>();

        void add(EventEntry entry) {
            switch (entry.event()) {
                case RunEvent.TokensReceived tokens ->
                    streaming
                            .computeIfAbsent(entry.call(), _ -> new Piece(entry, new StringBuilder()))
                            .text()
                            .append(tokens.text());
                case RunEvent.Generation _, RunEvent.ModelCallFailed _ -> {
                    streaming.remove(entry.call());
                    steps.add(entry);
                }
                case RunEvent.TaskStarted _,
                        RunEvent.TaskFinished _,
                        RunEvent.ModelCallStarted _,
                        RunEvent.CodeStarted _,
                        RunEvent.CodeFinished _,
                        RunEvent.PassagesChosen _,
                        RunEvent.Nudge _,
                        RunEvent.Compaction _,
                        RunEvent.FinalAnswer _,
                        RunEvent.LimitReached _,
                        RunEvent.ReplRestarted _ -> steps.add(entry);
            }
        }

        /// Text that is still streaming in comes last, as no event has followed it yet.
        List<EventEntry> events() {
            var all = new ArrayList<>(steps);
            streaming.values().forEach(piece -> all.add(piece.entry()));
            return all;
        }
    }
}
