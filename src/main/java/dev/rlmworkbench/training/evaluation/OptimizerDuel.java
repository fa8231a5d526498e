package dev.rlmworkbench.training.evaluation;

import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.run.OptimizerComparison;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two trainings of the same model on the same texts that differ by their optimiser.
///
/// @param first  the one by AdamW, where one of them is
/// @param losses null where they cannot be compared
/// @param answers of the two trained models to the same tasks, null where not both were evaluated
public record OptimizerDuel(
        TrainingFolder first,
        TrainingFolder second,
        @Nullable OptimizerComparison losses,
        @Nullable Verdict answers) {

    /// The newest training that differs from one by its optimiser alone, and by what belongs to it. Where both tell
    /// which texts their data set held, these must be the same.
    ///
    /// @param all trainings, the newest first
    public static Optional<TrainingOverview> rival(TrainingFolder training, List<TrainingOverview> all) {
        return all.stream()
                .filter(one -> one.training().path().equals(training.path()))
                .map(TrainingOverview::spec)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(spec -> all.stream()
                        .filter(other -> other.step() > 0 && other.spec() != null && isRival(spec, other.spec()))
                        .filter(other -> isOnSameTexts(training, other.training()))
                        .findFirst());
    }

    private static boolean isOnSameTexts(TrainingFolder one, TrainingFolder other) {
        var data = one.data();
        return data.isEmpty()
                || other.data().filter(others -> !others.equals(data.get())).isEmpty();
    }

    private static boolean isRival(TrainingSpec one, TrainingSpec other) {
        return one.steps().optimizer() != other.steps().optimizer()
                && one.steps().accumulation() == other.steps().accumulation()
                && one.dataset().equals(other.dataset())
                && one.model().equals(other.model())
                && one.weights() == other.weights()
                && one.adapter().equals(other.adapter())
                && one.schedule().equals(other.schedule())
                && one.seed() == other.seed();
    }

    /// What came out, in words: losses first, then answers.
    public List<String> sentences() {
        var losses = losses() == null ? List.<String>of() : losses().sentences();
        var answers = answers() == null
                ? List.<String>of()
                : answers().comparison().comparisons(first.name(), second.name(), MethodName::of);
        return Stream.concat(losses.stream(), answers.stream()).toList();
    }
}
