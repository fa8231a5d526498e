package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What of a training can be chosen; what is not given has the value of the preset.
final class TrainingOptions {

    @Option(
            names = "--preset",
            paramLabel = "seed|recommended",
            defaultValue = "recommended",
            description = "values that suit each other (default: ${DEFAULT-VALUE})")
    private TrainingPreset preset = TrainingPreset.RECOMMENDED;

    @Option(
            names = "--weights",
            paramLabel = "nf4|bf16|fp32",
            description = "how the model's own numbers are held, which do not learn (presets: nf4)")
    private @Nullable WeightFormat weights;

    @Option(names = "--rank", paramLabel = "N", description = "of the adapter (presets: 8)")
    private @Nullable Integer rank;

    @Option(names = "--alpha", paramLabel = "N", description = "of the adapter (presets: 16)")
    private @Nullable Integer alpha;

    @Option(names = "--dropout", paramLabel = "SHARE", description = "of the adapter's inputs (presets: 0)")
    private @Nullable Double dropout;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "NAME",
            description = "projections that get an adapter (presets: all seven)")
    private @Nullable List<String> targets;

    @Option(names = "--rs-lora", description = "scale the adapter by alpha / sqrt(rank)")
    private boolean rsLora;

    @Option(names = "--rate", paramLabel = "X", description = "learning rate (presets: 2e-4)")
    private @Nullable Double rate;

    @Option(names = "--decay", paramLabel = "X", description = "weight decay (presets: 0.01, with Muon 0)")
    private @Nullable Double decay;

    @Option(
            names = "--orthogonalize",
            paramLabel = "newton_schulz|polar_express",
            description = "Muon: how (seed: newton_schulz, recommended: polar_express)")
    private @Nullable Orthogonalization orthogonalization;

    @Option(
            names = "--curve",
            paramLabel = "cosine|linear|constant",
            description = "of the learning rate (presets: cosine)")
    private LearningRate.@Nullable Curve curve;

    @Option(
            names = "--warm-up",
            paramLabel = "SHARE",
            description = "of the steps, in which the rate grows (seed: 0.03, recommended: 0.1)")
    private @Nullable Double warmUp;

    @Option(names = "--clip", paramLabel = "X", description = "highest norm of the gradients (presets: 1)")
    private @Nullable Double clip;

    @Option(names = "--accumulation", paramLabel = "N", description = "texts of one step (seed: 4, recommended: 8)")
    private @Nullable Integer accumulation;

    @Option(names = "--epochs", paramLabel = "N", description = "passes over the data (seed: 3, recommended: 2)")
    private @Nullable Integer epochs;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "so many, over as many epochs as that takes; with --epochs, at most so many")
    private @Nullable Integer steps;

    @Option(
            names = "--max-length",
            paramLabel = "N",
            description = "tokens; longer texts are left out and listed (seed: 2048, recommended: 4096 or the window)")
    private @Nullable Integer maxLength;

    @Option(names = "--validate-every", paramLabel = "N", description = "steps (default: ten times in all)")
    private @Nullable Integer validateEvery;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "validations without a lower loss until it ends, 0 for never (seed: 0, recommended: 3)")
    private @Nullable Integer patience;

    @Option(names = "--checkpoint-every", paramLabel = "N", description = "steps (default: twenty times in all)")
    private @Nullable Integer checkpointEvery;

    @Option(names = "--keep", paramLabel = "N", description = "checkpoints that stay (presets: 2)")
    private @Nullable Integer keep;

    @Option(
            names = "--adapter-every",
            paramLabel = "N",
            description = "steps between looks at how far the adapter moved the model, 0 for none (default: 50 looks)")
    private @Nullable Integer adapterEvery;

    @Option(
            names = "--answers-every",
            paramLabel = "N",
            description = "steps between answers to the same prompts, 0 for none (default: at each validation)")
    private @Nullable Integer answersEvery;

    @Option(names = "--prompts", paramLabel = "N", description = "that are answered meanwhile, 1 to 3 (presets: 2)")
    private @Nullable Integer prompts;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the adapter's first values, the order of the texts and the dropout (presets: 1)")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "of one operation (default: as many as processors, 1 for models below 50 million numbers)")
    private @Nullable Integer threads;

    /// @param window of the model that learns; a preset's longest text keeps to it
    /// @throws IllegalArgumentException one sentence when a value makes no sense
    TrainingRecipe recipe(OptimizerChoice optimizer, int window) {
        var of = TrainingRecipe.of(preset, optimizer, window);
        var its = of.adapter();
        var schedule = of.schedule();
        return new TrainingRecipe(
                optimizer,
                or(weights, of.weights()),
                new TrainingSpec.Adapter(
                        or(rank, its.rank()),
                        or(alpha, its.alpha()),
                        or(dropout, its.dropout()),
                        or(targets, its.targets()),
                        rsLora),
                or(rate, of.rate()),
                decay,
                or(orthogonalization, of.orthogonalization()),
                or(curve, of.curve()),
                or(warmUp, of.warmUp()),
                or(clip, of.clip()),
                or(accumulation, of.accumulation()),
                new TrainingSpec.Schedule(
                        or(epochs, steps == null ? schedule.epochs() : TrainingSpec.Schedule.MAX_EPOCHS),
                        steps,
                        or(maxLength, schedule.maxLength()),
                        validateEvery,
                        or(patience, schedule.patience()),
                        checkpointEvery,
                        or(keep, schedule.keep())),
                or(seed, of.seed()),
                threads,
                new TrainingSpec.Observation(
                        adapterEvery, answersEvery, or(prompts, of.observed().prompts())));
    }

    private static <T> T or(@Nullable T given, T preset) {
        return Objects.requireNonNullElse(given, preset);
    }
}
