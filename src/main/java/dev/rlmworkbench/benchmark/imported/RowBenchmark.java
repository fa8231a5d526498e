package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.FileTasks;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.TokenCounter;
import dev.rlmworkbench.files.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// A data set with one question in each row of a file. It says which fields it wants and what a row asks; reading,
/// counting and naming the tasks is the same for all.
interface RowBenchmark extends FileBenchmark {

    /// Fields of a row that are read.
    Set<String> fields();

    /// What the row asks.
    ///
    /// @param file that holds it
    /// @throws IllegalArgumentException one sentence naming the field that cannot be used
    ImportedQuestion question(Row row, Path file);

    /// The files that a name stands for.
    default List<Path> files(Path name) {
        return List.of(name);
    }

    /// Goes through the file once; the tasks keep where their rows stand and not their texts.
    @Override
    default FileTasks tasks(Path file) {
        var read = FileTasks.joined(files(file).stream()
                .map(one -> ReadBefore.tasks(this, one, () -> tasksOf(one)))
                .toList());
        if (read.tasks().isEmpty()) {
            throw new IllegalArgumentException("%s holds no task of %s%s"
                    .formatted(
                            file,
                            title(),
                            read.notices().isEmpty()
                                    ? "; a row has the fields " + String.join(", ", new java.util.TreeSet<>(fields()))
                                    : ". " + read.notices().getFirst()));
        }
        return read;
    }

    private FileTasks tasksOf(Path file) {
        var tasks = new ArrayList<TaskSpec>();
        var notices = new ArrayList<String>();
        var tokens = new HashMap<String, Integer>();
        var places = new HashMap<ImportedTask.Identity, String>();
        var ids = new HashMap<String, String>();
        notices.addAll(new RowFile(file, fields()).each((row, offset, place) -> {
            var asked = question(row, file);
            var sha = Sha256.of(asked.context()).hex();
            int length = tokens.computeIfAbsent(sha, _ -> TokenCounter.sampled(asked.context()));
            var task = ImportedTask.of(this, file, offset, asked, sha, length);
            var twin = places.putIfAbsent(task.identity(), place);
            if (twin != null) {
                throw new IllegalArgumentException("it asks the same as " + twin);
            }
            var namesake = asked.id() == null ? null : ids.putIfAbsent(asked.id(), place);
            if (namesake != null) {
                notices.add(
                        "%s %s: the id %s is that of %s too; both count".formatted(file, place, asked.id(), namesake));
            }
            tasks.add(task);
        }));
        return new FileTasks(tasks, notices);
    }
}
