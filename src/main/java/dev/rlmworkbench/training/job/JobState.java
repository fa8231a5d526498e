package dev.rlmworkbench.training.job;

import dev.rlmworkbench.result.training.TrainingEvent.Finished;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the job of a training works, and if not, why: by its events, its last sign of life and its process.
public sealed interface JobState {

    /// A process that was started here.
    ///
    /// @param at before it was
    record Launch(Process process, Instant at) {}

    /// It was described, and no job has worked at it.
    record Waiting() implements JobState {}

    /// Its process was started and has not said anything yet.
    record Starting() implements JobState {}

    record Working(Phase phase, JobSign sign) implements JobState {}

    /// Its process is there and has not moved for minutes.
    record Silent(Phase phase, Instant since) implements JobState {}

    /// It ended in order.
    ///
    /// @param failure what it said had failed, null when nothing had
    record Ended(Finished finished, @Nullable String failure) implements JobState {}

    /// Its process is gone and did not say why.
    ///
    /// @param lastWords what it may have died of, in words
    record Gone(String lastWords) implements JobState {}

    /// Whether its process is there.
    default boolean lives() {
        return switch (this) {
            case Starting _, Working _, Silent _ -> true;
            case Waiting _, Ended _, Gone _ -> false;
        };
    }

    /// Whether it can go on from what was saved.
    default boolean canGoOn() {
        return switch (this) {
            case Starting _, Working _, Silent _ -> false;
            case Waiting _, Gone _ -> true;
            case Ended(Finished finished, String _) ->
                switch (finished.reason()) {
                    case STOPPED, FAILED -> true;
                    case COMPLETED, EARLY_STOP -> false;
                };
        };
    }

    /// @param launched null when no process was started here for it
    static JobState of(
            TrainingFolder training, TrainingStatus told, Optional<JobSign> sign, @Nullable Launch launched) {
        boolean signed = sign.isPresent() && sign.get().lives();
        if (launched != null
                && !(signed && sign.get().process() == launched.process().pid())) {
            var early = beforeItsFirstWord(training, told, sign, launched);
            if (early.isPresent()) {
                return early.get();
            }
        }
        if (told.finished() != null) {
            return new Ended(told.finished(), told.failure());
        }
        if (signed) {
            var phase = told.phase() == null ? Phase.LOADING : told.phase();
            return sign.get().hasFallenSilent() ? new Silent(phase, sign.get().at()) : new Working(phase, sign.get());
        }
        return told.isUntold() && sign.isEmpty()
                ? new Waiting()
                : new Gone("killed, out of memory, or a power cut" + LastWords.of(training.log()));
    }

    /// While a new process has given no sign, what is there is of the one before it.
    private static Optional<JobState> beforeItsFirstWord(
            TrainingFolder training, TrainingStatus told, Optional<JobSign> sign, Launch launched) {
        if (launched.process().isAlive()) {
            return hasSpoken(told, launched) ? Optional.empty() : Optional.of(new Starting());
        }
        boolean spoke = hasSpoken(told, launched)
                || sign.isPresent()
                        && sign.get().process() == launched.process().pid();
        // one that was to train after another, which was stopped, did not begin
        return spoke || launched.process().exitValue() == 0
                ? Optional.empty()
                : Optional.of(
                        new Gone(LastWords.ofExit(launched.process().exitValue()) + LastWords.of(training.log())));
    }

    private static boolean hasSpoken(TrainingStatus told, Launch launched) {
        return told.began() != null && told.began().isAfter(launched.at());
    }
}
