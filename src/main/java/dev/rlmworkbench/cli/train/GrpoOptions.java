package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a model learns from its attempts.
final class GrpoOptions {

    private static final int MAX_LENGTH = 4_096;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "each with new tasks (default: ${DEFAULT-VALUE})")
    private int steps = 20;

    @Option(
            names = "--group",
            paramLabel = "N",
            defaultValue = "8",
            description = "attempts at each task of a step, 2 to 64 (default: ${DEFAULT-VALUE})")
    private int group = 8;

    @Option(
            names = "--final-reward",
            paramLabel = "X",
            defaultValue = "0.05",
            description = "what a final answer earns beside its score; without one an attempt earns nothing"
                    + " (default: ${DEFAULT-VALUE})")
    private double finalReward = 0.05;

    @Option(
            names = "--error-penalty",
            paramLabel = "X",
            defaultValue = "0.05",
            description = "what an attempt loses in which code failed (default: ${DEFAULT-VALUE})")
    private double errorPenalty = 0.05;

    @Option(
            names = "--no-scale",
            description = "what an attempt earned more than its group is not divided by the group's deviation")
    private boolean notScaled;

    @Option(
            names = "--optimizer",
            paramLabel = "adamw|muon",
            defaultValue = "adamw",
            description = "(default: ${DEFAULT-VALUE})")
    private OptimizerKind optimizer = OptimizerKind.ADAMW;

    @Option(
            names = "--rate",
            paramLabel = "X",
            defaultValue = "1e-4",
            description = "learning rate, the same in all steps (default: ${DEFAULT-VALUE})")
    private double rate = 1e-4;

    @Option(
            names = "--weights",
            paramLabel = "nf4|bf16|fp32",
            defaultValue = "nf4",
            description = "how the model's own numbers are held, which do not learn (default: ${DEFAULT-VALUE})")
    private WeightFormat weights = WeightFormat.NF4;

    @Option(names = "--rank", paramLabel = "N", defaultValue = "8", description = "of the adapter (default: 8)")
    private int rank = 8;

    @Option(names = "--alpha", paramLabel = "N", defaultValue = "16", description = "of the adapter (default: 16)")
    private int alpha = 16;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            description = "tokens; attempts with longer texts are left out and told (default: 4096 or the window)")
    private @Nullable Integer maxLength;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the tasks, the attempts and the adapter's first values (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "of one operation (default: as for train)")
    private @Nullable Integer threads;

    /// @param dataset file that is learned goes to
    /// @param model   by its folder or name
    /// @param window  of the model in tokens
    /// @param run     tasks of a step and how they are attempted
    /// @param usualThreads of one operation, where none are chosen
    /// @throws IllegalArgumentException one sentence when a value makes no sense
    TrainingSpec spec(String dataset, String model, int window, Map<String, Object> run, int usualThreads) {
        return new TrainingSpec(
                dataset,
                model,
                weights,
                new TrainingSpec.Adapter(rank, alpha, 0, TrainingSpec.ALL_TARGETS, false),
                new TrainingSpec.Steps(
                        optimizer,
                        rate,
                        TrainingPreset.decay(optimizer),
                        Orthogonalization.POLAR_EXPRESS,
                        MuonScale.MATCH_RMS,
                        LearningRate.Curve.CONSTANT,
                        0,
                        1,
                        group),
                // the next attempts are made by the model that a checkpoint holds
                new TrainingSpec.Schedule(
                        1, steps, maxLength == null ? Math.min(window, MAX_LENGTH) : maxLength, null, 0, 1, 2),
                seed,
                threads == null ? usualThreads : threads,
                TrainingSpec.Observation.USUAL,
                new TrainingSpec.Rollouts(run, group, finalReward, errorPenalty, !notScaled));
    }
}
