package dev.rlmworkbench.training.run;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.transformer.learn.WeightFormat;

/// Values of a [TrainingSpec] that suit each other.
public enum TrainingPreset {
    /// QLoRA in 4 bits, rank 8, alpha 16, four texts a step, 2,048 tokens, three epochs; Muon with its first five
    /// polynomials.
    SEED(new Values(4, 2_048, 3, 0, 0.03, Orthogonalization.NEWTON_SCHULZ)),
    /// The same adapter with what has proved better since: longer texts, two epochs, a longer warm-up (the first
    /// steps of an adapter are noise), early stop, and Polar Express for Muon, whose rate then carries over to
    /// other ranks.
    RECOMMENDED(new Values(8, 4_096, 2, 3, 0.1, Orthogonalization.POLAR_EXPRESS));

    private record Values(
            int accumulation, int maxLength, int epochs, int patience, double warmUp, Orthogonalization muon) {}

    private static final double RATE = 2e-4;
    private static final double ADAMW_DECAY = 0.01;

    private final Values values;

    TrainingPreset(Values values) {
        this.values = values;
    }

    /// Weight decay that suits an optimiser, the same in each preset.
    public static double decay(OptimizerKind optimizer) {
        // pulling the factors to zero would pull to the base model
        return optimizer == OptimizerKind.ADAMW ? ADAMW_DECAY : 0;
    }

    /// @param threads of one operation on the CPU
    public TrainingSpec spec(String dataset, String model, OptimizerKind optimizer, int threads) {
        return new TrainingSpec(
                dataset,
                model,
                WeightFormat.NF4,
                new TrainingSpec.Adapter(8, 16, 0, TrainingSpec.ALL_TARGETS, false),
                new TrainingSpec.Steps(
                        optimizer,
                        RATE,
                        decay(optimizer),
                        values.muon,
                        MuonScale.MATCH_RMS,
                        LearningRate.Curve.COSINE,
                        values.warmUp,
                        1,
                        values.accumulation),
                new TrainingSpec.Schedule(values.epochs, null, values.maxLength, null, values.patience, null, 2),
                1,
                threads,
                TrainingSpec.Observation.USUAL);
    }
}
