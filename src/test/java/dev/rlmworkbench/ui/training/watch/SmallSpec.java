package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.nio.file.Path;

/// Trainings of the pocket model for tests.
final class SmallSpec {

    private SmallSpec() {}

    static TrainingSpec of(Path dataset, OptimizerKind optimizer, int steps) {
        return new TrainingSpec(
                dataset.toAbsolutePath().toString(),
                "pocket",
                WeightFormat.NF4,
                new TrainingSpec.Adapter(4, 8, 0, TrainingSpec.ALL_TARGETS, false),
                new TrainingSpec.Steps(
                        optimizer,
                        1e-3,
                        0,
                        Orthogonalization.NEWTON_SCHULZ,
                        MuonScale.MATCH_RMS,
                        LearningRate.Curve.COSINE,
                        0.1,
                        1,
                        2),
                new TrainingSpec.Schedule(TrainingSpec.Schedule.MAX_EPOCHS, steps, 256, 20, 0, 5, 2),
                1,
                1,
                TrainingSpec.Observation.USUAL);
    }
}
