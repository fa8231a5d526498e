package dev.rlmworkbench.experiment.task;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import dev.rlmworkbench.benchmark.mixed.text.Split;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// A task of `mixed_qa` as other programs read it. Kind, length, unit and seed are enough to make it again and to judge
/// an answer.
///
/// @param contextLength as asked, in `lengthUnit`
/// @param context       the whole text
public record ExportedTask(
        QuestionKind kind,
        Split split,
        int contextLength,
        LengthUnit lengthUnit,
        long seed,
        String question,
        String answer,
        String context) {

    private static final JsonMapper JSON = JsonStyle.lines();

    static ExportedTask of(Task task) {
        var spec = task.spec();
        var kind = QuestionKind.of(Objects.requireNonNull(spec.kindName(), "only tasks with a kind can be exported"));
        return new ExportedTask(
                kind,
                kind.split(),
                spec.contextLength(),
                spec.unit(),
                spec.seed(),
                task.query(),
                task.answer(),
                task.context());
    }

    /// Makes the tasks and writes one a line. The file appears when it is complete; one that is there already is left
    /// as it is.
    ///
    /// @param tasks of `mixed_qa`
    /// @throws RunException when the file is there already, its folder is missing, or it cannot be written
    public static void write(List<TaskSpec> tasks, Path file) {
        if (Files.exists(file)) {
            throw new RunException("%s is there already; delete it or name another file".formatted(file), null);
        }
        var folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new RunException("%s cannot be written: there is no folder %s".formatted(file, folder), null);
        }
        try {
            AtomicFile.write(file, out -> {
                for (var task : tasks) {
                    out.write((JSON.writeValueAsString(of(task.make())) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        } catch (IOException e) {
            throw RunException.cannotWrite(file, e);
        }
    }
}
