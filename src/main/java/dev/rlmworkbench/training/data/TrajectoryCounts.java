package dev.rlmworkbench.training.data;

import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What a trajectory file has for a data set, seen in its index.
///
/// @param all       attempts at tasks, by whatever method
/// @param writeCode those of methods that write code, which alone can be learned from
/// @param right     of these, those that came out right
/// @param models    that answered in them; of a long file those of some of its tasks
public record TrajectoryCounts(int all, int writeCode, int right, Set<String> models) {

    /// Tasks whose models are looked at: runs have few models, and reading all tasks takes long.
    private static final int LOOKED_AT = 12;

    /// @throws IOException when it is no trajectory file, cannot be read, or the thread was interrupted
    public static TrajectoryCounts of(Path file) throws IOException {
        try (var archive = TrajectoryArchive.open(file)) {
            var tasks = archive.tasks();
            var coded = tasks.stream()
                    .filter(task -> TrajectoryGates.writesCode(task.method()).isEmpty())
                    .toList();
            int right = (int) coded.stream()
                    .filter(task -> task.outcome() == Outcome.RIGHT)
                    .count();
            return new TrajectoryCounts(tasks.size(), coded.size(), right, models(archive, coded));
        }
    }

    private static Set<String> models(TrajectoryArchive archive, List<TaskSummary> tasks) throws IOException {
        var models = new TreeSet<String>();
        int some = Math.min(LOOKED_AT, tasks.size());
        for (int i : IntStream.range(0, some)
                .map(i -> (int) ((long) i * tasks.size() / some))
                .toArray()) {
            for (var entry : archive.events(tasks.get(i))) {
                if (entry.event() instanceof RunEvent.ModelCallStarted call
                        && call.role().equals("root")) {
                    models.add(call.model());
                }
            }
        }
        return models;
    }
}
