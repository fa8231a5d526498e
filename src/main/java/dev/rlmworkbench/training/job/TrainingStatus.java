package dev.rlmworkbench.training.job;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Alert;
import dev.rlmworkbench.result.training.TrainingEvent.CheckpointSaved;
import dev.rlmworkbench.result.training.TrainingEvent.Finished;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingEvent.PhaseChanged;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Severity;
import dev.rlmworkbench.result.training.TrainingEvent.Started;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import dev.rlmworkbench.training.run.Checkpoints;
import dev.rlmworkbench.training.run.TrainingEta;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a training has come, by what it told. Everything is null that it has not told yet.
///
/// @param made       steps that count
/// @param last       the last of them that was told
/// @param best       the validation with the lowest loss
/// @param waited     validations in a row that were no better
/// @param saved      the last checkpoint to go on from
/// @param phase      of the job that works or worked last
/// @param began      when that job did
/// @param finished   how that job ended, if it did so in order
/// @param failure    what it said had failed
/// @param peakMemory bytes in use at most after a step, empty where the system does not tell
/// @param left       until the end, at the speed of the last steps
public record TrainingStatus(
        @Nullable Started started,
        int made,
        @Nullable Step last,
        @Nullable Validation best,
        int waited,
        @Nullable CheckpointSaved saved,
        @Nullable Phase phase,
        @Nullable Instant began,
        @Nullable Finished finished,
        @Nullable String failure,
        Optional<Long> peakMemory,
        Optional<Duration> left) {

    /// Of the whole training, 0 while that is not known.
    public int steps() {
        return started == null ? 0 : started.steps();
    }

    /// Nothing was told.
    public boolean isUntold() {
        return phase == null && started == null;
    }

    /// Follows the events of one training.
    public static final class Book {
        private final TrainingEta eta = new TrainingEta();
        private @Nullable Started started;
        private int made;
        private @Nullable Step last;
        private @Nullable Validation best;
        private int waited;
        private @Nullable CheckpointSaved saved;
        private @Nullable Phase phase;
        private @Nullable Instant began;
        private @Nullable Finished finished;
        private @Nullable String failure;
        private @Nullable Long peak;

        public void hear(TrainingEvent event) {
            eta.hear(event);
            switch (event) {
                case Started begun -> started = begun;
                case PhaseChanged changed -> enter(changed);
                case Step step -> {
                    last = step;
                    made = step.step();
                    peak = higher(peak, step.memory());
                }
                case Validation judged -> {
                    best = judged.best() || best == null ? judged : best;
                    waited = judged.waited();
                }
                case CheckpointSaved written -> saved = Checkpoints.isResumable(written.folder()) ? written : saved;
                case Resumed resumed -> goBackTo(resumed);
                case Alert alert -> failure = alert.severity() == Severity.ERROR ? alert.text() : failure;
                case Finished end -> {
                    finished = end;
                    peak = higher(peak, end.peakMemory());
                }
                case TrainingEvent.Attempted _,
                        TrainingEvent.AdapterHealth _,
                        TrainingEvent.PromptChosen _,
                        TrainingEvent.AnswerGenerated _ -> {
                    // tells nothing of how far it is
                }
            }
        }

        /// A job says first that it loads.
        private void enter(PhaseChanged changed) {
            phase = changed.phase();
            if (phase == Phase.LOADING) {
                began = changed.at();
                finished = null;
                failure = null;
            }
        }

        private void goBackTo(Resumed resumed) {
            made = resumed.step();
            if (last != null && last.step() > made) {
                last = null;
            }
            if (best != null && best.step() > made) {
                best = null;
            }
        }

        private static @Nullable Long higher(@Nullable Long one, @Nullable Long other) {
            return one == null ? other : other == null ? one : (Long) Math.max(one, other);
        }

        public TrainingStatus status() {
            return new TrainingStatus(
                    started,
                    made,
                    last,
                    best,
                    waited,
                    saved,
                    phase,
                    began,
                    finished,
                    failure,
                    Optional.ofNullable(peak),
                    eta.left());
        }
    }
}
