package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.ui.state.OwnPresets;
import java.io.IOException;
import java.nio.file.Path;

/// Presets as spec files, so that `run` can use them too.
///
/// @param benchmarks that a preset can name
record SpecPresets(Benchmarks benchmarks) implements OwnPresets.Format<ExperimentSpec> {

    @Override
    public ExperimentSpec read(Path file) {
        return SpecFile.read(file, benchmarks);
    }

    @Override
    public void write(ExperimentSpec spec, Path file) throws IOException {
        SpecFile.write(spec, file);
    }
}
