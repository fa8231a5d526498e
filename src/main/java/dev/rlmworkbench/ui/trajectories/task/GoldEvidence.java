package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.task.RecreatedTask;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds where the answer of a task stands in its context. The run's result file has the parameters from which the task
/// was generated, so it is generated again; that takes seconds for a long context, so never on the JavaFX thread.
public final class GoldEvidence {

    private static final String TRAJECTORIES = "_trajectories.jsonl";

    private final Path trajectories;
    private final Benchmarks benchmarks;
    private @Nullable Map<String, ResultRecord> results;

    /// @param trajectories the file that is open
    /// @param benchmarks   whose tasks can be made again
    public GoldEvidence(Path trajectories, Benchmarks benchmarks) {
        this.trajectories = trajectories;
        this.benchmarks = benchmarks;
    }

    /// @return empty where there is no result file, or the task is none that can be made again
    public synchronized List<ContextRange> of(String fingerprint) throws IOException {
        if (results == null) {
            results = read();
        }
        var result = results.get(fingerprint);
        return result == null
                ? List.of()
                : RecreatedTask.of(result, benchmarks)
                        .map(RecreatedTask::evidence)
                        .orElse(List.of());
    }

    private Map<String, ResultRecord> read() throws IOException {
        var name = trajectories.getFileName().toString();
        var byFingerprint = new HashMap<String, ResultRecord>();
        if (name.endsWith(TRAJECTORIES)) {
            var file = trajectories.resolveSibling(name.substring(0, name.length() - TRAJECTORIES.length()) + ".jsonl");
            if (Files.exists(file)) {
                // the archive tells which lines are left out
                ResultReader.read(file).records().forEach(each -> byFingerprint.put(each.fingerprint(), each));
            }
        }
        return byFingerprint;
    }
}
