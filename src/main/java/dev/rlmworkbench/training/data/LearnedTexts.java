package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What a model was trained on, as far as an evaluation must know it: a task about a learned text measures memory.
///
/// @param documents prints of the texts, see [TaskPrints]
/// @param families  of tasks, in the order of their names
/// @param lengths   of their contexts as they were asked for, shortest first
/// @param profile   the prompt profile that its prompts were distilled to, null where they are as recorded
public record LearnedTexts(
        Set<String> documents,
        List<String> families,
        List<Integer> lengths,
        @Nullable String profile) {

    public LearnedTexts {
        documents = Set.copyOf(documents);
        families = List.copyOf(families);
        lengths = List.copyOf(lengths);
    }

    /// @param dataset the file to learn from
    /// @throws IllegalArgumentException one sentence when a line is no sample
    /// @throws IOException              when the file cannot be read
    public static LearnedTexts of(Path dataset) throws IOException {
        var origins = SftFiles.read(dataset).stream().map(Sample::origin).toList();
        return new LearnedTexts(
                origins.stream().map(Sample.Origin::document).collect(Collectors.toSet()),
                origins.stream().map(Sample.Origin::family).distinct().sorted().toList(),
                origins.stream().map(Sample.Origin::length).distinct().sorted().toList(),
                profile(new SftFiles(dataset).build()));
    }

    private static @Nullable String profile(Path build) throws IOException {
        if (!Files.exists(build)) {
            return null;
        }
        try {
            return JsonStyle.lines()
                    .readTree(TextFile.read(build))
                    .at("/report/profile")
                    .stringValue(null);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is damaged; make the data set again.".formatted(build), e);
        }
    }

    /// Those that are about a text that was learned.
    public List<TaskSpec> among(List<TaskSpec> tasks, Benchmarks benchmarks) {
        return tasks.stream()
                .filter(task -> documents.contains(TaskPrints.documentOf(task, benchmarks)))
                .toList();
    }
}
