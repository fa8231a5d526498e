package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the result file beside a trajectory file says: the right answers, and which answers are right.
final class RecordedScores {

    private static final String ENDING = "_trajectories.jsonl";

    private final Map<String, Verdict> verdicts = new HashMap<>();

    /// @param contextLength as asked for, 0 when unknown
    record Verdict(
            boolean isRight,
            @Nullable String expected,
            int contextLength,
            long tokens,
            TaskSummary.@Nullable Fork fork) {}

    private RecordedScores() {}

    /// Empty when there is no such file, or it cannot be read.
    static RecordedScores beside(Path trajectories) throws IOException {
        var verdicts = new RecordedScores();
        var name = trajectories.getFileName().toString();
        var results = trajectories.resolveSibling(name.replace(ENDING, ".jsonl"));
        if (name.endsWith(ENDING) && Files.isReadable(results)) {
            JsonLines.read(results, verdicts::add);
        }
        return verdicts;
    }

    private void add(JsonNode result) {
        var usage = result.path("usage");
        verdicts.put(
                result.path("fingerprint").asString(""),
                new Verdict(
                        result.path("scores").path("primary").asDouble(0) >= 1,
                        result.path("answer").stringValue(null),
                        result.path("context_length").asInt(0),
                        tokens(usage.path("root")) + tokens(usage.path("sub")),
                        fork(result)));
    }

    private static TaskSummary.@Nullable Fork fork(JsonNode result) {
        var parent = result.path("parent").stringValue(null);
        return parent == null
                ? null
                : new TaskSummary.Fork(parent, result.path("fork_step").asInt(1));
    }

    private static long tokens(JsonNode usage) {
        return usage.path("prompt").asLong(0) + usage.path("completion").asLong(0);
    }

    @Nullable
    Verdict of(String fingerprint) {
        return verdicts.get(fingerprint);
    }
}
