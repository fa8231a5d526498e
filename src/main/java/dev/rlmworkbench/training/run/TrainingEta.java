package dev.rlmworkbench.training.run;

import dev.rlmworkbench.result.training.TrainingEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How far a training is and how long it will take, from its last steps. Steps of an earlier piece count, so that it
/// can be told right after a resume.
public final class TrainingEta {

    private static final int STEPS = 10;

    private final Deque<TrainingEvent.Step> last = new ArrayDeque<>();
    private int steps;
    private double besides;

    public void hear(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> steps = started.steps();
            case TrainingEvent.Step step -> {
                last.add(step);
                if (last.size() > STEPS + 1) {
                    last.removeFirst();
                }
            }
            case TrainingEvent.Resumed resumed -> last.removeIf(step -> step.step() > resumed.step());
            // those before the first step come once only, and no step brings them again
            case TrainingEvent.Validation judged -> besides += judged.step() == 0 ? 0 : judged.seconds();
            case TrainingEvent.AnswerGenerated answer -> besides += answer.step() == 0 ? 0 : answer.seconds();
            case TrainingEvent.PhaseChanged _,
                    TrainingEvent.Attempted _,
                    TrainingEvent.CheckpointSaved _,
                    TrainingEvent.AdapterHealth _,
                    TrainingEvent.PromptChosen _,
                    TrainingEvent.Alert _,
                    TrainingEvent.Finished _ -> {
                // tells nothing of speed
            }
        }
    }

    /// Of the whole training, 0 while it is not known.
    public int steps() {
        return steps;
    }

    /// Steps made.
    public int made() {
        return last.isEmpty() ? 0 : last.getLast().step();
    }

    /// Until the end, at the speed of the last steps, with as much for each step for validation and answers as
    /// until now.
    public Optional<Duration> left() {
        if (last.isEmpty() || steps == 0) {
            return Optional.empty();
        }
        var first = last.getFirst();
        int between = made() - first.step();
        double seconds =
                between == 0 ? first.seconds() / first.step() : (last.getLast().seconds() - first.seconds()) / between;
        double around = besides / Math.max(1, made());
        return Optional.of(Duration.ofMillis(Math.round((seconds + around) * (steps - made()) * 1000)));
    }
}
