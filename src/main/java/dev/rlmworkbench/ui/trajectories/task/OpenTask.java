package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.pattern.PatternTags;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.trajectory.replay.Step;
import java.io.IOException;
import java.util.List;

/// A task with all that the panes show of it.
///
/// @param evidence where in the context stands what the answer rests on; empty where that is not known
public record OpenTask(
        TaskSummary summary,
        List<EventEntry> events,
        Replay replay,
        List<PatternTags.Found> tags,
        List<ContextRange> evidence) {

    public static OpenTask read(TrajectoryArchive archive, TaskSummary summary) throws IOException {
        var events = archive.events(summary);
        var replay = Replay.of(events);
        return new OpenTask(summary, events, replay, PatternTags.of(replay), List.of());
    }

    public OpenTask withEvidence(List<ContextRange> ranges) {
        return new OpenTask(summary, events, replay, tags, ranges);
    }

    public List<Step> steps() {
        return replay.steps();
    }

    /// The step of a walk that may be longer than this trajectory.
    public Step stepAt(int index) {
        return steps().get(Math.clamp(index, 0, steps().size() - 1));
    }
}
