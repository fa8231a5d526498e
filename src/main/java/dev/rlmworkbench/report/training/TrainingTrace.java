package dev.rlmworkbench.report.training;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.AdapterHealth;
import dev.rlmworkbench.result.training.TrainingEvent.Attempted;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Started;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One training as curves need it: what counts, and what was made again later. Events come in one by one, and one more
/// costs the same however many there were. Any thread may use it; who reads several things that belong together holds
/// its lock.
public final class TrainingTrace {

    private final String name;
    private final StepColumns steps = new StepColumns();
    private final List<StepColumns> superseded = new ArrayList<>();
    private final List<Validation> validations = new ArrayList<>();
    private final List<Attempted> attempts = new ArrayList<>();
    private final Map<StepValue, SmoothedNumbers> smoothed = new EnumMap<>(StepValue.class);
    private @Nullable Started started;
    private @Nullable AdapterHealth health;
    private @Nullable TrainingPlan plan;

    /// @param name by which people call it
    public TrainingTrace(String name) {
        this.name = name;
    }

    public static TrainingTrace of(String name, TrainingMetrics metrics) {
        var trace = new TrainingTrace(name);
        metrics.events().forEach(trace::hear);
        return trace;
    }

    public synchronized void hear(TrainingEvent event) {
        switch (event) {
            case Started begun -> started = begun;
            case Step step -> steps.add(step);
            case Validation validation -> validations.add(validation);
            case Attempted attempted -> attempts.add(attempted);
            case AdapterHealth measured -> health = measured;
            case Resumed resumed -> goBackTo(resumed.step());
            case TrainingEvent.PhaseChanged _,
                    TrainingEvent.CheckpointSaved _,
                    TrainingEvent.PromptChosen _,
                    TrainingEvent.AnswerGenerated _,
                    TrainingEvent.Alert _,
                    TrainingEvent.Finished _ -> {
                // on no curve
            }
        }
    }

    private void goBackTo(int step) {
        var again = steps.cutAfter(step);
        if (!again.isEmpty()) {
            superseded.add(again);
            smoothed.clear();
        }
        validations.removeIf(validation -> validation.step() > step);
        attempts.removeIf(attempted -> attempted.step() > step);
        if (health != null && health.step() > step) {
            health = null;
        }
    }

    /// For the future of the learning rate and the lines of what is expected.
    public synchronized void plan(TrainingPlan known) {
        plan = known;
    }

    public String name() {
        return name;
    }

    synchronized Optional<TrainingPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /// What the job told when it began, empty before.
    synchronized Optional<Started> started() {
        return Optional.ofNullable(started);
    }

    /// How far the adapter has moved the model, as measured last.
    synchronized Optional<AdapterHealth> health() {
        return Optional.ofNullable(health);
    }

    /// Those that count.
    StepColumns steps() {
        return steps;
    }

    /// Stretches of steps that a resumed training made again.
    List<StepColumns> superseded() {
        return superseded;
    }

    /// Those that count, ascending.
    List<Validation> validations() {
        return validations;
    }

    /// What was attempted before the steps that count, ascending; where a step needed several sets of tasks, all
    /// of them.
    List<Attempted> attempts() {
        return attempts;
    }

    /// With the lowest loss, the first of equal ones.
    Optional<Validation> best() {
        return validations.stream().min(Comparator.comparingDouble(Validation::loss));
    }

    /// The exponential mean of the steps that count.
    ///
    /// @param weight of what was before, 0 to below 1
    Numbers smoothed(StepValue value, double weight) {
        var known = smoothed.get(value);
        if (known == null || known.weight() != weight) {
            known = new SmoothedNumbers(weight);
            smoothed.put(value, known);
        }
        return known.follow(steps.of(value));
    }
}
