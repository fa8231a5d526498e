package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the answers of the base model come from.
///
/// @param run   an earlier one, null where the base is asked
/// @param tasks of that run, which are then those of the evaluation; null where the base is asked
record BaseAnswers(@Nullable RunName run, @Nullable List<BenchmarkSpec> tasks) {

    static final BaseAnswers ASKED = new BaseAnswers(null, null);

    /// @throws IllegalArgumentException one sentence when the run does not tell its tasks
    static BaseAnswers of(RunName run, Benchmarks benchmarks) {
        return new BaseAnswers(run, SpecFile.read(run.manifest(), benchmarks).benchmarks());
    }

    String words() {
        return run == null ? "Ask it as well" : "Those in " + run.name();
    }
}
