package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.trajectory.EventEntry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A file of another product: read whole and held as events of ours.
record WholeArchive(Path file, Origin origin, List<ImportedTask> imported, List<String> problems)
        implements TrajectoryArchive {

    /// @param raw its lines in the file
    record ImportedTask(TaskSummary summary, List<EventEntry> events, String raw) {}

    @Override
    public List<TaskSummary> tasks() {
        return imported.stream().map(ImportedTask::summary).toList();
    }

    @Override
    public List<EventEntry> events(TaskSummary task) {
        return imported.get(task.key()).events();
    }

    @Override
    public String raw(TaskSummary task) {
        return imported.get(task.key()).raw();
    }

    @Override
    public List<TaskSummary> search(String words) {
        var wanted = words.toLowerCase(Locale.ROOT).split("\\s+");
        return imported.stream()
                .filter(task -> {
                    var text = task.raw().toLowerCase(Locale.ROOT);
                    return Arrays.stream(wanted).allMatch(text::contains);
                })
                .map(ImportedTask::summary)
                .toList();
    }

    @Override
    public void close() {}
}
