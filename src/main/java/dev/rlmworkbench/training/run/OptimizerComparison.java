package dev.rlmworkbench.training.run;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two trainings on the same texts in the same order, by two optimisers: which is lower after as many steps, and after
/// as much time.
///
/// @param judged       whether the losses are validation losses, else those of the last steps
/// @param texts        that the losses are over
/// @param equalSteps   after the last step that both made and were judged after
/// @param equalSeconds after the time that the quicker one took in all
public record OptimizerComparison(boolean judged, int texts, Pair equalSteps, Pair equalSeconds) {

    /// Training losses scatter from step to step, so that several are averaged.
    private static final int STEPS_TO_AVERAGE = 10;

    /// @param step    after which it was looked at
    /// @param seconds spent on steps until then
    public record Loss(String optimizer, int step, double seconds, double loss) {}

    public record Pair(Loss first, Loss second) {

        String sentence(String when) {
            var lower = first.loss() <= second.loss() ? first : second;
            var higher = lower == first ? second : first;
            return String.format(
                    Locale.ROOT,
                    "%s: %s %.4f (step %d), %s %.4f (step %d); %s.",
                    when,
                    OptimizerKind.title(first.optimizer()),
                    first.loss(),
                    first.step(),
                    OptimizerKind.title(second.optimizer()),
                    second.loss(),
                    second.step(),
                    lower.loss() == higher.loss()
                            ? "no difference"
                            : String.format(
                                    Locale.ROOT,
                                    "%s is %.4f lower",
                                    OptimizerKind.title(lower.optimizer()),
                                    higher.loss() - lower.loss()));
        }
    }

    /// @throws TrainingException in one sentence when one of them made no step
    public static OptimizerComparison of(TrainingMetrics first, TrainingMetrics second) {
        var a = Curve.of(first);
        var b = Curve.of(second);
        boolean judged = a.judged() && b.judged();
        var others = b.points(judged).stream().map(Loss::step).collect(Collectors.toSet());
        int step = a.points(judged).stream()
                .map(Loss::step)
                .filter(others::contains)
                .reduce((_, last) -> last)
                .orElseThrow(() -> new TrainingException("One of the two made no step that can be compared."));
        double seconds = Math.min(a.seconds(), b.seconds());
        return new OptimizerComparison(
                judged,
                judged ? Math.min(a.validationTexts(), b.validationTexts()) : STEPS_TO_AVERAGE,
                new Pair(a.until(judged, step, Double.MAX_VALUE), b.until(judged, step, Double.MAX_VALUE)),
                new Pair(a.until(judged, Integer.MAX_VALUE, seconds), b.until(judged, Integer.MAX_VALUE, seconds)));
    }

    /// What came out, in words.
    public List<String> sentences() {
        var of = judged ? "Validation loss after" : "Training loss over the last steps after";
        return List.of(
                equalSteps.sentence(
                        "%s %d steps each".formatted(of, equalSteps.first().step())),
                equalSeconds.sentence(String.format(
                        Locale.ROOT,
                        "%s %.0f s each",
                        of,
                        Math.max(
                                equalSeconds.first().seconds(),
                                equalSeconds.second().seconds()))),
                "One seed and %d %s: other seeds tell whether a difference stays."
                        .formatted(
                                texts,
                                (judged ? texts == 1 ? "text" : "texts" : texts == 1 ? "step" : "steps")
                                        + (judged ? " to judge by" : "")));
    }

    /// The losses of one training, with the time at which they were reached.
    private record Curve(List<Loss> steps, List<Loss> validations, int validationTexts) {

        static Curve of(TrainingMetrics metrics) {
            var steps = metrics.steps();
            var started = events(metrics, TrainingEvent.Started.class).findFirst();
            var optimizer = started.map(TrainingEvent.Started::optimizer).orElse("?");
            var seconds = new HashMap<Integer, Double>();
            steps.forEach(step -> seconds.put(step.step(), step.seconds()));
            var validations = events(metrics, TrainingEvent.Validation.class)
                    .filter(validation -> seconds.containsKey(validation.step()))
                    .map(validation ->
                            new Loss(optimizer, validation.step(), seconds.get(validation.step()), validation.loss()))
                    .toList();
            return new Curve(
                    averaged(optimizer, steps),
                    validations,
                    started.map(TrainingEvent.Started::validationSamples).orElse(0));
        }

        private static <E> Stream<E> events(TrainingMetrics metrics, Class<E> type) {
            return metrics.events().stream().filter(type::isInstance).map(type::cast);
        }

        /// Of each step the mean of the last ones up to it.
        private static List<Loss> averaged(String optimizer, List<TrainingEvent.Step> steps) {
            var averaged = new ArrayList<Loss>();
            for (int i = 0; i < steps.size(); i++) {
                var last = steps.get(i);
                double mean = steps.subList(Math.max(0, i + 1 - STEPS_TO_AVERAGE), i + 1).stream()
                        .mapToDouble(TrainingEvent.Step::loss)
                        .average()
                        .orElseThrow();
                averaged.add(new Loss(optimizer, last.step(), last.seconds(), mean));
            }
            return averaged;
        }

        boolean judged() {
            return !validations.isEmpty();
        }

        double seconds() {
            return steps.isEmpty() ? 0 : steps.getLast().seconds();
        }

        List<Loss> points(boolean validated) {
            return validated ? validations : steps;
        }

        /// The last one that is not beyond.
        Loss until(boolean validated, int step, double seconds) {
            return points(validated).stream()
                    .filter(point -> point.step() <= step && point.seconds() <= seconds)
                    .reduce((_, last) -> last)
                    .orElseGet(() -> points(validated).getFirst());
        }
    }
}
