package dev.rlmworkbench.report.training;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One training as curves need it: what counts, and what was made again later.
///
/// @param name        by which people call it
/// @param steps       that count, ascending
/// @param validations that count, ascending
/// @param superseded  stretches of steps that a resumed training made again
public record TrainingCurve(String name, List<Step> steps, List<Validation> validations, List<List<Step>> superseded) {

    public TrainingCurve {
        steps = List.copyOf(steps);
        validations = List.copyOf(validations);
        superseded = List.copyOf(superseded);
    }

    public static TrainingCurve of(String name, TrainingMetrics metrics) {
        var steps = new ArrayList<Step>();
        var validations = new ArrayList<Validation>();
        var superseded = new ArrayList<List<Step>>();
        for (var event : metrics.events()) {
            switch (event) {
                case Step step -> steps.add(step);
                case Validation validation -> validations.add(validation);
                case Resumed resumed -> {
                    var again = steps.stream()
                            .filter(step -> step.step() > resumed.step())
                            .toList();
                    if (!again.isEmpty()) {
                        superseded.add(again);
                    }
                    steps.removeAll(again);
                    validations.removeIf(validation -> validation.step() > resumed.step());
                }
                case TrainingEvent.Started _,
                        TrainingEvent.PhaseChanged _,
                        TrainingEvent.CheckpointSaved _,
                        TrainingEvent.AdapterHealth _,
                        TrainingEvent.PromptChosen _,
                        TrainingEvent.AnswerGenerated _,
                        TrainingEvent.Alert _,
                        TrainingEvent.Finished _ -> {}
            }
        }
        return new TrainingCurve(name, steps, validations, superseded);
    }

    /// With the lowest loss, the first of equal ones.
    Optional<Validation> best() {
        return validations.stream().min(Comparator.comparingDouble(Validation::loss));
    }

    /// The step that a validation came after, for one before the first step a step 0 without a loss; empty where
    /// the file lacks it.
    Optional<Step> stepOf(Validation validation) {
        return validation.step() == 0
                ? Optional.of(new Step(
                        validation.at(), 0, 0, Double.NaN, 0, 0, Map.of(), Double.NaN, false, 0, 0, null, null))
                : steps.stream()
                        .filter(step -> step.step() == validation.step())
                        .findFirst();
    }

    /// The losses as an exponential mean: each value counts 0.4, what was before 0.6, and the beginning, where
    /// there was nothing before, is corrected by 1 - 0.6^n (as in Adam).
    List<Double> smoothedLosses() {
        var smoothed = new ArrayList<Double>();
        double mean = 0;
        double weight = 1;
        for (var step : steps) {
            mean = SMOOTHING * mean + (1 - SMOOTHING) * step.loss();
            weight *= SMOOTHING;
            smoothed.add(mean / (1 - weight));
        }
        return smoothed;
    }

    static final double SMOOTHING = 0.6;
}
