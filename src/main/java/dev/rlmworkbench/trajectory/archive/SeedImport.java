package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.JsonLines;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.ImportedEvents.Place;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive.Origin;
import dev.rlmworkbench.trajectory.archive.WholeArchive.ImportedTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the trajectories of the older Python project: a line a task, with code and output of each iteration; prompts,
/// replies and times were not kept. One object for each task.
final class SeedImport {

    private final JsonNode line;
    private final @Nullable String prediction;
    private final ImportedEvents events = new ImportedEvents();
    private Instant at = Instant.EPOCH;
    private int turn;

    /// @param line of one task
    private SeedImport(JsonNode line) {
        this.line = line;
        this.prediction = line.path("prediction").stringValue(null);
    }

    static WholeArchive read(Path file) throws IOException {
        var tasks = new ArrayList<ImportedTask>();
        var problems = JsonLines.read(file, line -> tasks.add(new SeedImport(line).task(tasks.size())));
        return new WholeArchive(file, Origin.SEED, tasks, problems);
    }

    private ImportedTask task(int key) {
        var query = line.path("query").asString("");
        var taskType = line.path("task_type").asString("");
        boolean timedOut = line.path("timed_out").asBoolean(false);
        var stop = timedOut ? "time" : "final";
        double seconds = line.path("latency_s").asDouble(0);
        add(new RunEvent.TaskStarted("rlm", taskType, query, 0));
        line.path("trajectory").forEach(this::iteration);
        add(new RunEvent.TaskFinished(prediction, stop, seconds, null));
        var summary = new TaskSummary(
                key,
                "",
                1,
                "rlm",
                taskType,
                query,
                0,
                line.path("context_length").asInt(0),
                line.path("answer").stringValue(null),
                prediction,
                line.path("correct").asBoolean(false) ? Outcome.RIGHT : timedOut ? Outcome.LIMIT : Outcome.WRONG,
                stop,
                line.path("iterations").asInt(turn),
                line.path("sub_calls").asInt(0),
                seconds,
                0,
                null,
                null,
                Set.of());
        return new ImportedTask(summary, events.all(), line.toString());
    }

    private void iteration(JsonNode iteration) {
        turn++;
        add(new RunEvent.ModelCallStarted("root", "", turn, 0, List.of()));
        add(new RunEvent.CodeStarted(turn, 0, "python", iteration.path("code").asString("")));
        at = at.plusMillis(1);
        var answer = iteration.path("final_set").asBoolean(false) ? prediction : null;
        events.ran(
                Place.ROOT,
                at,
                turn,
                0,
                iteration.path("stdout").asString(""),
                iteration.path("stderr").asString(""),
                new ImportedEvents.Ran(answer, List.of(), Duration.ZERO));
        if (answer != null) {
            add(new RunEvent.FinalAnswer(turn, "code", answer));
        }
    }

    private void add(RunEvent event) {
        events.add(Place.ROOT, at, event);
    }
}
