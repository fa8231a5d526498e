package dev.rlmworkbench.experiment.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A generated task as other programs read it. Kind, length, unit and seed are enough to make it again and to judge an
/// answer.
///
/// @param kind          of question; left out where the benchmark has no kinds
/// @param split         the kind's group
/// @param contextLength as asked, in `lengthUnit`
/// @param context       the whole text
public record ExportedTask(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String split,
        int contextLength,
        LengthUnit lengthUnit,
        long seed,
        String question,
        String answer,
        String context) {

    private static final JsonMapper JSON = JsonStyle.lines();

    static ExportedTask of(Task task) {
        var spec = task.spec();
        var kind = spec.kindName();
        return new ExportedTask(
                kind,
                spec instanceof GeneratedTask made && kind != null
                        ? made.benchmark().kind(kind).group()
                        : null,
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
