package dev.rlmworkbench.training.plan;

import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.run.MemoryForecast;
import dev.rlmworkbench.training.run.TrainingData;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a recipe would lead to with a model and a data set.
///
/// @param specs  one for each optimiser
/// @param model  that learns
/// @param data   that it learns, null while none is chosen
/// @param memory that is expected, of the optimiser that needs most; for texts of the maximum length while no data set
///               is chosen
/// @param free   bytes of memory that can be had now
/// @param rates  learning rates at which AdamW would change the adapter as much as Muon does, the lowest and the
///               highest; null without Muon
/// @param speed  of an earlier training of this model
public record TrainingOutlook(
        List<TrainingSpec> specs,
        Learner model,
        @Nullable Data data,
        MemoryForecast memory,
        long free,
        @Nullable Equivalents rates,
        Optional<MeasuredSpeed> speed) {

    /// @param name       by which people call it
    /// @param family     of its architecture
    /// @param parameters numbers that it has
    /// @param window     tokens that it takes
    public record Learner(String name, String family, long parameters, int window) {}

    /// @param base       model that it was made for, as its report says; empty where it does not
    /// @param bytes      of the file to learn from
    /// @param texts      that are learned
    /// @param validation texts to judge by
    /// @param tokens     of the texts that are learned
    /// @param learned    of these, those that the model is to say
    /// @param longest    tokens of the longest text
    /// @param tooLong    texts that are left out
    /// @param edited     whether it was changed after it was made
    public record Data(
            String base,
            long bytes,
            int texts,
            int validation,
            long tokens,
            long learned,
            int longest,
            List<TrainingData.TooLong> tooLong,
            boolean edited) {}

    /// @param lowest  of all matrices
    /// @param highest of all matrices
    public record Equivalents(double lowest, double highest) {}

    public TrainingOutlook {
        specs = List.copyOf(specs);
    }

    public boolean fits() {
        return memory.bytes() <= free;
    }

    /// Of each training, empty while no data set is chosen.
    public Optional<Integer> steps() {
        var spec = specs.getFirst();
        return Optional.ofNullable(data)
                .map(its -> spec.schedule().steps(its.texts(), spec.steps().accumulation()));
    }

    /// Passes over the data set, empty while none is chosen.
    public Optional<Double> epochs() {
        var accumulation = specs.getFirst().steps().accumulation();
        return steps().map(steps -> data == null ? 0 : (double) steps / Math.ceilDiv(data.texts(), accumulation));
    }

    /// How the learning rate goes, empty while no data set is chosen.
    public Optional<LearningRate> curve() {
        return steps().map(specs.getFirst()::learningRate);
    }

    /// Of all steps of all trainings at the speed of the earlier one; without validations.
    public Optional<Duration> time() {
        return speed.flatMap(measured -> epochs().map(epochs -> {
            double tokens = data == null ? 0 : epochs * data.tokens() * specs.size();
            return Duration.ofMillis(Math.round(1000 * tokens / measured.tokensPerSecond()));
        }));
    }
}
