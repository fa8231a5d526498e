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
/// replies and times were not kept.
final class SeedImport {

    private SeedImport() {}

    static WholeArchive read(Path file) throws IOException {
        var tasks = new ArrayList<ImportedTask>();
        var problems = JsonLines.read(file, line -> tasks.add(task(tasks.size(), line)));
        return new WholeArchive(file, Origin.SEED, tasks, problems);
    }

    private static ImportedTask task(int key, JsonNode line) {
        var query = line.path("query").asString("");
        var taskType = line.path("task_type").asString("");
        var prediction = line.path("prediction").stringValue(null);
        boolean timedOut = line.path("timed_out").asBoolean(false);
        var stop = timedOut ? "time" : "final";
        var events = new ImportedEvents();
        var at = Instant.EPOCH;
        events.add(Place.ROOT, at, new RunEvent.TaskStarted("rlm", taskType, query, 0));
        int turn = 0;
        for (var iteration : line.path("trajectory")) {
            turn++;
            at = iteration(events, iteration, turn, at, prediction);
        }
        double seconds = line.path("latency_s").asDouble(0);
        events.add(Place.ROOT, at, new RunEvent.TaskFinished(prediction, stop, seconds, null));
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

    private static Instant iteration(
            ImportedEvents events, JsonNode iteration, int turn, Instant at, @Nullable String prediction) {
        var code = iteration.path("code").asString("");
        events.add(Place.ROOT, at, new RunEvent.ModelCallStarted("root", "", turn, 0, List.of()));
        events.add(Place.ROOT, at, new RunEvent.CodeStarted(turn, 0, "python", code));
        boolean ends = iteration.path("final_set").asBoolean(false) && prediction != null;
        var later = at.plusMillis(1);
        events.ran(
                Place.ROOT,
                later,
                turn,
                0,
                iteration.path("stdout").asString(""),
                iteration.path("stderr").asString(""),
                new ImportedEvents.Ran(ends ? prediction : null, List.of(), Duration.ZERO));
        if (ends) {
            events.add(Place.ROOT, later, new RunEvent.FinalAnswer(turn, "code", prediction));
        }
        return later;
    }
}
