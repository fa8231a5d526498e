package dev.rlmworkbench.training.plan;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person chooses of a training, whatever the data set and the model. With them it is one spec for each of the
/// optimisers.
///
/// @param weights           how the model's own numbers are held
/// @param rate              full learning rate, of each optimiser
/// @param decay             weight decay, null for what suits each optimiser
/// @param orthogonalization of Muon
/// @param curve             of the learning rate
/// @param warmUp            share of all steps
/// @param clip              highest norm of the gradients
/// @param accumulation      texts of one step
/// @param threads           of one operation, null for what suits the model
/// @param observed          how often what is shown of it meanwhile; null is the usual
/// @see TrainingSpec
public record TrainingRecipe(
        OptimizerChoice optimizer,
        WeightFormat weights,
        TrainingSpec.Adapter adapter,
        double rate,
        @Nullable Double decay,
        Orthogonalization orthogonalization,
        LearningRate.Curve curve,
        double warmUp,
        double clip,
        int accumulation,
        TrainingSpec.Schedule schedule,
        long seed,
        @Nullable Integer threads,
        TrainingSpec.Observation observed) {

    /// Threads that wait for each other take longer than the small matrices of a small model.
    private static final long SMALL = 50_000_000;

    /// @throws IllegalArgumentException one sentence when a value makes no sense
    public TrainingRecipe {
        observed = Objects.requireNonNullElse(observed, TrainingSpec.Observation.USUAL); // as in a file that lacks it
        // a file may lack any of them
        for (var part : new @Nullable Object[] {optimizer, weights, adapter, orthogonalization, curve, schedule}) {
            if (part == null) {
                throw new IllegalArgumentException(
                        "A recipe has optimizer, weights, adapter, orthogonalization, curve and schedule.");
            }
        }
        for (var kind : optimizer.kinds()) {
            steps(kind, rate, decay, orthogonalization, curve, warmUp, clip, accumulation);
        }
        if (threads != null && threads < 1) {
            throw new IllegalArgumentException("One operation uses at least 1 thread, not %,d.".formatted(threads));
        }
    }

    /// A preset's values, with texts that are no longer than a model takes.
    ///
    /// @param window of the model in tokens, [Integer#MAX_VALUE] while none is known
    public static TrainingRecipe of(TrainingPreset preset, OptimizerChoice optimizer, int window) {
        var spec = preset.spec("", "", optimizer.kinds().getFirst(), 1);
        var steps = spec.steps();
        var its = spec.schedule();
        return new TrainingRecipe(
                optimizer,
                spec.weights(),
                spec.adapter(),
                steps.rate(),
                null,
                steps.orthogonalization(),
                steps.curve(),
                steps.warmUp(),
                steps.clip(),
                steps.accumulation(),
                new TrainingSpec.Schedule(
                        its.epochs(),
                        its.maxSteps(),
                        Math.min(window, its.maxLength()),
                        its.validateEvery(),
                        its.patience(),
                        its.checkpointEvery(),
                        its.keep()),
                spec.seed(),
                null,
                spec.observed());
    }

    /// The values that a training was begun with.
    public static TrainingRecipe of(TrainingSpec spec) {
        var steps = spec.steps();
        return new TrainingRecipe(
                switch (steps.optimizer()) {
                    case ADAMW -> OptimizerChoice.ADAMW;
                    case MUON -> OptimizerChoice.MUON;
                },
                spec.weights(),
                spec.adapter(),
                steps.rate(),
                steps.decay(),
                steps.orthogonalization(),
                steps.curve(),
                steps.warmUp(),
                steps.clip(),
                steps.accumulation(),
                spec.schedule(),
                spec.seed(),
                spec.threads(),
                spec.observed());
    }

    /// One for each optimiser, in the order in which they train.
    ///
    /// @param dataset `NAME.jsonl` of `build-sft`
    /// @param model   by its folder or name
    /// @param learner what it is
    public List<TrainingSpec> specs(String dataset, String model, DecoderConfig learner) {
        return optimizer.kinds().stream()
                .map(kind -> spec(dataset, model, learner, kind))
                .toList();
    }

    /// @param kind one of the chosen ones
    public TrainingSpec spec(String dataset, String model, DecoderConfig learner, OptimizerKind kind) {
        return new TrainingSpec(
                dataset,
                model,
                weights,
                adapter,
                steps(kind, rate, decay, orthogonalization, curve, warmUp, clip, accumulation),
                schedule,
                seed,
                Objects.requireNonNullElseGet(threads, () -> threadsFor(learner)),
                observed);
    }

    private static TrainingSpec.Steps steps(
            OptimizerKind kind,
            double rate,
            @Nullable Double decay,
            Orthogonalization orthogonalization,
            LearningRate.Curve curve,
            double warmUp,
            double clip,
            int accumulation) {
        return new TrainingSpec.Steps(
                kind,
                rate,
                Objects.requireNonNullElseGet(decay, () -> TrainingPreset.decay(kind)),
                orthogonalization,
                MuonScale.MATCH_RMS,
                curve,
                warmUp,
                clip,
                accumulation);
    }

    /// Threads of one operation that suit a model.
    public static int threadsFor(DecoderConfig learner) {
        return learner.parameters() < SMALL ? 1 : Runtime.getRuntime().availableProcessors();
    }
}
