package dev.rlmworkbench.training.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Notices in the curves of a training what people would want to be told. After an alarm it is quiet for a while.
final class Alarms {

    private static final int WINDOW = 50;
    private static final int NEEDED = 20;
    private static final double DEVIATIONS = 4;
    private static final double TIMES_MEDIAN = 10;
    private static final int RISES = 3;

    private final Deque<Double> losses = new ArrayDeque<>();
    private final Deque<Double> norms = new ArrayDeque<>();
    private int quietSteps;
    private double lastValidation = Double.POSITIVE_INFINITY;
    private int rises;

    /// @return a sentence where this step stands out among the last 50
    Optional<String> step(double loss, double norm) {
        quietSteps--;
        var found = losses.size() < NEEDED || quietSteps > 0 ? Optional.<String>empty() : outlier(loss, norm);
        if (found.isPresent()) {
            quietSteps = WINDOW;
        }
        keep(losses, loss);
        keep(norms, norm);
        return found;
    }

    private Optional<String> outlier(double loss, double norm) {
        double mean = losses.stream().mapToDouble(d -> d).average().orElseThrow();
        double variance = losses.stream()
                .mapToDouble(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow();
        if (loss - mean > DEVIATIONS * Math.sqrt(variance)) {
            return Optional.of(
                    "The loss jumped to %.3f; the last %,d had a mean of %.3f.".formatted(loss, losses.size(), mean));
        }
        double median =
                norms.stream().sorted().skip(norms.size() / 2).findFirst().orElseThrow();
        return norm > TIMES_MEDIAN * median
                ? Optional.of("The gradients are %.0f times as long as usual.".formatted(norm / median))
                : Optional.empty();
    }

    private static void keep(Deque<Double> values, double value) {
        values.add(value);
        if (values.size() > WINDOW) {
            values.removeFirst();
        }
    }

    /// @return a sentence where the loss rose three times in a row
    Optional<String> validation(double loss) {
        rises = loss > lastValidation ? rises + 1 : 0;
        lastValidation = loss;
        return rises == RISES
                ? Optional.of("The validation loss rose %d times in a row: the training texts are learned by heart."
                        .formatted(RISES))
                : Optional.empty();
    }
}
