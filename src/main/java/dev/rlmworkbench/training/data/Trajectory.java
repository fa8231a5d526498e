package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.result.TaskKey;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RecordedGeneration;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt at a task as it was recorded: its turns, and how they came out.
///
/// @param summary  what the file's index knows of it
/// @param begun    null in files of other products
/// @param finished null where it never ended
/// @param language of the code, `java` or `python`; empty where there is none
/// @param turns    of all models, in the order in which they were answered
record Trajectory(
        String file,
        TaskSummary summary,
        RunEvent.@Nullable TaskStarted begun,
        RunEvent.@Nullable TaskFinished finished,
        String language,
        List<Recorded> turns) {

    /// One answer of a model and what came of it.
    ///
    /// @param errors of its code blocks
    /// @param guards that refused its code or its final answer, or told the model to go on otherwise
    /// @param finals how final answers were given in it, as in [RunEvent.FinalAnswer]
    record Recorded(
            RecordedGeneration call, List<ReplResult.CodeError> errors, List<String> guards, List<String> finals) {

        Recorded(RecordedGeneration call) {
            this(call, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean isRoot() {
            return call.role().equals("root");
        }

        private void heard(RunEvent event) {
            if (event instanceof RunEvent.CodeFinished code && code.result().error() != null) {
                errors.add(code.result().error());
            } else if (event instanceof RunEvent.Nudge nudge) {
                guards.add(nudge.guard());
            } else if (event instanceof RunEvent.FinalAnswer answer) {
                finals.add(answer.how());
            }
        }
    }

    /// @throws IllegalArgumentException when the events do not hold what a later one builds on
    static Trajectory of(String file, TaskSummary summary, List<EventEntry> events) {
        var calls = RecordedGeneration.of(events).iterator();
        var turns = new ArrayList<Recorded>();
        var latest = new HashMap<String, Recorded>();
        RunEvent.TaskStarted begun = null;
        RunEvent.TaskFinished finished = null;
        var language = "";
        for (var entry : events) {
            if (entry.event() instanceof RunEvent.Generation) {
                var turn = new Recorded(calls.next());
                turns.add(turn);
                latest.put(entry.call(), turn);
            } else if (entry.event() instanceof RunEvent.TaskStarted event) {
                begun = event;
            } else if (entry.event() instanceof RunEvent.TaskFinished event) {
                finished = event;
            } else if (entry.event() instanceof RunEvent.CodeStarted event) {
                language = event.language();
            } else if (latest.containsKey(entry.call())) {
                latest.get(entry.call()).heard(entry.event());
            }
        }
        return new Trajectory(file, summary, begun, finished, language, List.copyOf(turns));
    }

    List<Recorded> rootTurns() {
        return turns.stream().filter(Recorded::isRoot).toList();
    }

    /// Of its task and its text.
    TaskPrints prints(Benchmarks benchmarks) {
        var task = task();
        return TaskPrints.of(
                summary.taskType(),
                task == null ? null : task.kind(),
                task == null ? 0 : task.seed(),
                summary.contextChars(),
                summary.query(),
                benchmarks);
    }

    /// Where what is learned of one of its turns comes from.
    Sample.Origin origin(Recorded turn, TaskPrints prints) {
        var task = task();
        return new Sample.Origin(
                file,
                summary.fingerprint(),
                turn.call().call(),
                turn.call().role(),
                summary.taskType(),
                task == null ? null : task.kind(),
                summary.contextLength(),
                prints.document(),
                prints.task());
    }

    /// Null in older files, and where nobody knows the answer.
    @Nullable
    TaskKey task() {
        return begun == null ? null : begun.task();
    }

    /// The right answer, null when unknown.
    @Nullable
    String expected() {
        var task = task();
        return task == null ? summary.expected() : task.answer();
    }

    /// 0 to 1; null where nobody knows.
    @Nullable
    Double score() {
        if (finished != null && finished.scores() != null) {
            return finished.scores().primary();
        }
        return switch (summary.outcome()) {
            case RIGHT -> 1.0;
            case WRONG, LIMIT -> 0.0;
            case ERROR, UNKNOWN -> null;
        };
    }
}
