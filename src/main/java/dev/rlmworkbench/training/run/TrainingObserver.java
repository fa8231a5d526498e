package dev.rlmworkbench.training.run;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.training.data.Sample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks at what is being learned as often as it is asked for, and changes nothing of it: how far the adapter has moved
/// the model, and what the model says.
final class TrainingObserver {

    /// More than a colour shows.
    private static final MathContext DIGITS = new MathContext(3);

    private final TrainingSpec.Observation asked;
    private final int steps;
    private final int judgings;
    private final TrainableModel model;
    private final MetricsLog log;
    private final Answers answers;

    /// @param steps of the whole training
    /// @param texts to judge by
    TrainingObserver(TrainingSpec spec, int steps, TrainableModel model, List<Sample> texts, MetricsLog log) {
        this.asked = spec.observed();
        this.steps = steps;
        this.judgings = spec.schedule().stepsBetweenValidations(steps);
        this.model = model;
        this.log = log;
        this.answers = new Answers(texts, asked.prompts(), spec.seed(), model, log);
    }

    /// Later steps are made again, and looked at again.
    void goOnAfter(int step) {
        answers.goOnAfter(step);
    }

    /// Measures the adapter, where it is time to.
    void measure(int step) {
        var updates = asked.looksAtAdapter(step, steps, judgings) ? model.updates() : List.<Map<String, Double>>of();
        if (!updates.isEmpty() && !updates.getFirst().isEmpty()) {
            log.add(new TrainingEvent.AdapterHealth(
                    Instant.now(),
                    step,
                    List.copyOf(updates.getFirst().keySet()),
                    updates.stream().map(TrainingObserver::rounded).toList()));
        }
    }

    /// A matrix of zeros has no size to compare with.
    private static List<@Nullable Double> rounded(Map<String, Double> layer) {
        return layer.values().stream()
                .<@Nullable Double>map(
                        update -> Double.isFinite(update) ? new BigDecimal(update, DIGITS).doubleValue() : null)
                .toList();
    }

    boolean owesAnswers(int step) {
        return asked.asksForAnswers(step, steps, judgings) && answers.areMissing(step);
    }

    /// Lets the model answer what it owes, or as much as there is time for.
    void answer(int step, TrainingControl control) {
        answers.give(step, control);
    }
}
