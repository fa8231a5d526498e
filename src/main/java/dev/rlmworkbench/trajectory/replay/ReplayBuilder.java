package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts events together to a [Replay].
final class ReplayBuilder {

    private final CallBranch root = new CallBranch("0", 0, Instant.EPOCH);
    private final Map<String, CallBranch> calls = new HashMap<>(Map.of("0", root));
    private String fingerprint = "";
    private RunEvent.@Nullable TaskStarted task;
    private RunEvent.@Nullable TaskFinished finished;
    private @Nullable Instant first;
    private Instant last = Instant.EPOCH;

    void accept(EventEntry entry) {
        fingerprint = entry.fingerprint();
        first = first == null ? entry.at() : first;
        last = entry.at();
        switch (entry.event()) {
            case RunEvent.TaskStarted started -> task = started;
            case RunEvent.TaskFinished ended -> finished = ended;
            case RunEvent.ModelCallStarted _,
                    RunEvent.TokensReceived _,
                    RunEvent.Generation _,
                    RunEvent.ModelCallFailed _,
                    RunEvent.CodeStarted _,
                    RunEvent.CodeFinished _,
                    RunEvent.PassagesChosen _,
                    RunEvent.Nudge _,
                    RunEvent.Compaction _,
                    RunEvent.FinalAnswer _,
                    RunEvent.LimitReached _,
                    RunEvent.ReplRestarted _ -> strand(entry).accept(entry.event(), entry.at());
        }
    }

    /// Of a call not met before: it belongs to the step that its parent is at.
    private CallBranch strand(EventEntry entry) {
        var known = calls.get(entry.call());
        if (known != null) {
            return known;
        }
        var strand = new CallBranch(entry.call(), entry.depth(), entry.at());
        calls.put(entry.call(), strand);
        calls.getOrDefault(String.valueOf(entry.parent()), root).add(strand);
        return strand;
    }

    Replay replay() {
        var steps = root.steps();
        var given = steps.isEmpty() || steps.getLast().answer() == null
                ? null
                : steps.getLast().answer().answer();
        var start = first == null ? Instant.EPOCH : first;
        return new Replay(
                fingerprint,
                task == null ? "" : task.method(),
                task == null ? "" : task.taskType(),
                task == null ? "" : task.query(),
                task == null ? 0 : task.contextChars(),
                start,
                steps,
                finished == null ? given : finished.answer(),
                finished == null ? "" : finished.stopReason(),
                finished == null ? null : finished.error(),
                finished == null ? Duration.between(start, last).toMillis() / 1000.0 : finished.seconds());
    }
}
