package dev.rlmworkbench.result.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that happened in a training. Command line, screens and charts all follow this type. Steps count from 1;
/// a training that went on from a checkpoint has made some of them twice, see [Resumed].
public sealed interface TrainingEvent {

    Instant at();

    /// The job began, for the first time or again.
    ///
    /// @param name             of the training
    /// @param optimizer        `adamw` or `muon`
    /// @param rates            full learning rate of each group of parameters
    /// @param steps            of the whole training
    /// @param samples          that are learned in one epoch
    /// @param validationSamples to judge by, may be 0
    /// @param parameters       numbers that are learned
    /// @param spec             the whole of what was asked for, as `training.json` has it
    /// @param forecast         the memory that it was expected to take, part by part; empty in older files
    record Started(
            Instant at,
            String name,
            String optimizer,
            Map<String, Double> rates,
            int steps,
            double epochs,
            int samples,
            int validationSamples,
            long parameters,
            Map<String, Object> spec,
            List<MemoryPart> forecast)
            implements TrainingEvent {

        public Started {
            forecast = Objects.requireNonNullElse(forecast, List.of());
        }
    }

    /// What stands here of later steps is superseded: they are made again from this step on.
    ///
    /// @param step       the last one that still counts, 0 when the training begins anew
    /// @param checkpoint name of the folder it goes on from, empty at step 0
    /// @param why        a sentence where an older checkpoint than the last one was taken; else null
    record Resumed(
            Instant at,
            int step,
            String checkpoint,
            @Nullable String why) implements TrainingEvent {}

    /// What the job does from now on.
    enum Phase {
        LOADING,
        TRAINING,
        VALIDATING,
        SAVING,
        PAUSED,
        STOPPING
    }

    record PhaseChanged(Instant at, int step, Phase phase) implements TrainingEvent {}

    /// The weights were changed once.
    ///
    /// @param epoch           passes over the data so far, such as 1.25
    /// @param loss            mean negative log-likelihood of the learned tokens of this step, in nats
    /// @param learned         tokens of this step that are learned
    /// @param tokens          all tokens gone through so far
    /// @param rates           learning rate of each group of parameters
    /// @param gradientNorm    of all gradients, before clipping
    /// @param clipped         whether gradients were made smaller
    /// @param tokensPerSecond of this step
    /// @param seconds         spent on steps so far, those of earlier pieces included; without validation and
    ///                        pauses
    /// @param memory          bytes in use, null where the system does not tell
    /// @param accuracy        share of the learned tokens that were the likeliest of all, 0 to 1; null in older
    ///                        files
    record Step(
            Instant at,
            int step,
            double epoch,
            double loss,
            int learned,
            long tokens,
            Map<String, Double> rates,
            double gradientNorm,
            boolean clipped,
            double tokensPerSecond,
            double seconds,
            @Nullable Long memory,
            @Nullable Double accuracy)
            implements TrainingEvent {}

    /// The model attempted tasks, to learn from that: before each step of a training by its own attempts (GRPO).
    ///
    /// @param step      that learns from it
    /// @param tasks     that were attempted
    /// @param attempts  that ended, at all of them
    /// @param failed    attempts that ended in an error, which is not the model's; they do not count
    /// @param score     mean of all attempts, 0 to 1
    /// @param finals    share of attempts with a final answer
    /// @param errors    share of attempts in which code failed
    /// @param reward    mean of all attempts
    /// @param deviation mean over the tasks of the standard deviation of what attempts at one task earned
    /// @param alike     tasks at which all attempts earned the same, so that nothing is learned from them
    /// @param turns     mean of an attempt
    /// @param tokens    that the model said, mean of an attempt
    /// @param seconds   that it took; they count as seconds of the step
    record Attempted(
            Instant at,
            int step,
            int tasks,
            int attempts,
            int failed,
            double score,
            double finals,
            double errors,
            double reward,
            double deviation,
            int alike,
            double turns,
            double tokens,
            double seconds)
            implements TrainingEvent {}

    /// The model was judged by samples it does not learn from.
    ///
    /// @param loss     mean negative log-likelihood of their learned tokens, in nats
    /// @param best     whether none was lower before
    /// @param waited   how many times in a row it was no better, see early stop
    /// @param seconds  that it took
    /// @param accuracy share of these tokens that were the likeliest of all, 0 to 1; null in older files
    record Validation(
            Instant at,
            int step,
            double loss,
            boolean best,
            int waited,
            double seconds,
            @Nullable Double accuracy) implements TrainingEvent {}

    /// How far the adapter has moved the model: for each matrix W that it changes, the size of the change beside
    /// that of the matrix, both by the root of the sum of squares (Frobenius): `|scale B A| / |W|`. 0 before the
    /// first step.
    ///
    /// @param modules of a layer that have an adapter, such as `q_proj`
    /// @param updates of each layer from 0 on, in the order of `modules`; null of a matrix of zeros
    record AdapterHealth(Instant at, int step, List<String> modules, List<List<@Nullable Double>> updates)
            implements TrainingEvent {}

    /// Why an answer ended where it does.
    enum AnswerEnd {
        /// The model said that it has said all.
        COMPLETE,
        /// It may not have more tokens.
        LENGTH,
        /// It may not take longer.
        TIME
    }

    /// A prompt out of the texts to judge by, which the model continues now and then while it learns.
    ///
    /// @param number    from 1
    /// @param task      print of its task
    /// @param prompt    what was said last before the answer, maybe shortened at its beginning
    /// @param target    the answer that was recorded
    /// @param base      what the model says without its adapter, taking the likeliest token each time
    /// @param baseEqual whether that is the answer that was recorded, but for space around it
    /// @param seconds   that it took to say it
    record PromptChosen(
            Instant at,
            int number,
            String task,
            String prompt,
            String target,
            String base,
            boolean baseEqual,
            AnswerEnd baseEnd,
            double seconds)
            implements TrainingEvent {}

    /// What the model with its adapter now says to a prompt, taking the likeliest token each time.
    ///
    /// @param number  of the [PromptChosen]
    /// @param equal   whether it is the answer that was recorded, but for space around it
    /// @param seconds that it took; they are no seconds of training
    record AnswerGenerated(Instant at, int step, int number, String text, boolean equal, AnswerEnd end, double seconds)
            implements TrainingEvent {}

    /// @param folder its name in the training's folder
    record CheckpointSaved(Instant at, int step, String folder, boolean best) implements TrainingEvent {}

    enum Severity {
        NOTICE,
        WARNING,
        ERROR
    }

    /// @param text one sentence
    record Alert(Instant at, int step, Severity severity, String text) implements TrainingEvent {}

    enum EndReason {
        /// All steps are made.
        COMPLETED,
        /// The validation loss did not fall any more, or all attempts at each task were alike.
        EARLY_STOP,
        /// The user asked for it; it can go on later.
        STOPPED,
        /// Something failed; an [Alert] says what.
        FAILED
    }

    /// The job ended in order. Where this does not stand last, the process was killed or still runs.
    ///
    /// @param loss           of the last step, null when none was made
    /// @param bestStep       with the lowest validation loss, null without validation
    /// @param bestValidation that loss
    /// @param seconds        spent on steps
    /// @param peakMemory     bytes at most, null where the system does not tell
    /// @param forecastMemory bytes that were expected
    record Finished(
            Instant at,
            int step,
            EndReason reason,
            @Nullable Double loss,
            @Nullable Integer bestStep,
            @Nullable Double bestValidation,
            double seconds,
            @Nullable Long peakMemory,
            @Nullable Long forecastMemory)
            implements TrainingEvent {}
}
