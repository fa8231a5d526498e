package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.result.Provenance;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the result file beside a trajectory file says: the right answers, and which answers are right.
final class RecordedScores {

    private static final String ENDING = "_trajectories.jsonl";

    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param contextLength as asked for, 0 when unknown
    record Verdict(boolean isRight, String expected, int contextLength, long tokens, TaskSummary.@Nullable Fork fork) {}

    private RecordedScores() {}

    /// Empty when there is no such file, or it cannot be read.
    static RecordedScores beside(Path trajectories) throws IOException {
        var verdicts = new RecordedScores();
        var name = trajectories.getFileName().toString();
        var results = trajectories.resolveSibling(name.replace(ENDING, ".jsonl"));
        if (name.endsWith(ENDING) && Files.isReadable(results)) {
            verdicts.problems.addAll(ResultReader.each(results, verdicts::add));
        }
        return verdicts;
    }

    private void add(ResultRecord result) {
        verdicts.put(
                result.fingerprint(),
                new Verdict(
                        result.outcome().isRight(),
                        result.task().answer(),
                        result.task().length().value(),
                        result.cost().tokens(),
                        fork(result.provenance())));
    }

    private static TaskSummary.@Nullable Fork fork(Provenance result) {
        return result.parent() == null
                ? null
                : new TaskSummary.Fork(result.parent(), result.forkStep() == null ? 1 : result.forkStep());
    }

    /// A sentence for each result that was left out.
    List<String> problems() {
        return problems;
    }

    @Nullable
    Verdict of(String fingerprint) {
        return verdicts.get(fingerprint);
    }
}
