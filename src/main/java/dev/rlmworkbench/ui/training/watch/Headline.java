package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingEvent.Started;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingStatus;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.ui.state.TrainingMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a training stands, in words.
///
/// @param what    learns, and how
/// @param phase   what it does now
/// @param tone    of the phase
/// @param figures the key figures, those that are known
/// @param share   of the steps, 0 to 1; below 0 while it is not known
/// @param detail  how far the step at hand is, empty where it takes but a moment
record Headline(String what, String phase, Tone tone, List<Figure> figures, double share, String detail) {

    /// What a phase means for who looks on.
    enum Tone {
        WORKS,
        RESTS,
        DONE,
        CARE,
        FAILED
    }

    /// @param beside a few more words, empty for none
    record Figure(String name, String value, String beside) {}

    private static final String UNKNOWN = "–";

    /// @param asked what it was asked for and has not done yet
    static Headline of(TrainingMoment moment, @Nullable JobCommand asked, Instant now) {
        var status = moment.status();
        return new Headline(
                what(status.started()),
                asked == null ? phase(moment.state(), now) : wish(asked, moment.state(), now),
                tone(moment.state()),
                figures(status, moment.state()),
                status.steps() == 0 ? -1 : Math.min(1, (double) status.made() / status.steps()),
                detail(moment.state(), status.started()));
    }

    private static String what(@Nullable Started started) {
        if (started == null) {
            return "";
        }
        var spec = started.spec();
        var model = String.valueOf(spec.get("model"));
        var words = new ArrayList<String>();
        words.add(model.substring(model.replace('\\', '/').lastIndexOf('/') + 1));
        if (spec.get("adapter") instanceof Map<?, ?> adapter) {
            boolean packed = "nf4".equals(spec.get("weights"));
            words.add("%s r %s".formatted(packed ? "QLoRA" : "LoRA", adapter.get("rank")));
        }
        if (spec.containsKey("rollouts")) {
            words.add("GRPO");
        }
        words.add(OptimizerKind.title(started.optimizer()));
        return String.join(", ", words);
    }

    private static String phase(JobState state, Instant now) {
        return switch (state) {
            case JobState.Waiting _ -> "Not started";
            case JobState.Starting _ -> "Starting";
            case JobState.Working(var phase, var _) -> phase(phase);
            case JobState.Silent(var _, var since) ->
                "Silent for %d min".formatted(Duration.between(since, now).toMinutes());
            case JobState.Ended(var finished, var _) ->
                switch (finished.reason()) {
                    case COMPLETED -> "Finished";
                    case EARLY_STOP -> "Finished early";
                    case STOPPED -> "Stopped";
                    case FAILED -> "Failed";
                };
            case JobState.Gone _ -> "Killed";
        };
    }

    private static String phase(Phase phase) {
        return switch (phase) {
            case LOADING -> "Loading";
            case TRAINING -> "Training";
            case VALIDATING -> "Validating";
            case SAVING -> "Saving";
            case PAUSED -> "Paused";
            case STOPPING -> "Stopping";
        };
    }

    /// A wish is fulfilled after the text at hand, which may take a while.
    private static String wish(JobCommand asked, JobState state, Instant now) {
        return switch (asked) {
            case PAUSE -> "Pausing";
            case RESUME -> "Resuming";
            case STOP -> "Stopping";
            case CHECKPOINT -> phase(state, now);
        };
    }

    private static Tone tone(JobState state) {
        return switch (state) {
            case JobState.Waiting _ -> Tone.RESTS;
            case JobState.Starting _ -> Tone.WORKS;
            case JobState.Working(var phase, var _) -> phase == Phase.PAUSED ? Tone.RESTS : Tone.WORKS;
            case JobState.Silent _ -> Tone.CARE;
            case JobState.Ended(var finished, var _) ->
                switch (finished.reason()) {
                    case COMPLETED, EARLY_STOP -> Tone.DONE;
                    case STOPPED -> Tone.RESTS;
                    case FAILED -> Tone.FAILED;
                };
            case JobState.Gone _ -> Tone.FAILED;
        };
    }

    private static List<Figure> figures(TrainingStatus status, JobState state) {
        var last = status.last();
        var best = status.best();
        var started = status.started();
        boolean works = state instanceof JobState.Working(var phase, var _) && phase != Phase.PAUSED;
        return List.of(
                new Figure(
                        "Step",
                        "%,d".formatted(status.made()),
                        status.steps() == 0 ? "" : "of %,d".formatted(status.steps())),
                new Figure(
                        "Epoch",
                        last == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f", last.epoch()),
                        started == null ? "" : "of " + Axis.Format.NUMBER.write(started.epochs())),
                new Figure("Loss", last == null ? UNKNOWN : Axis.Format.NUMBER.write(last.loss()), ""),
                new Figure(
                        "Best validation",
                        best == null ? UNKNOWN : Axis.Format.NUMBER.write(best.loss()),
                        best == null ? "" : best.step() == 0 ? "untrained" : "step %,d".formatted(best.step())),
                new Figure(
                        "Speed",
                        last == null ? UNKNOWN : String.format(Locale.ROOT, "%,.0f", last.tokensPerSecond()),
                        last == null ? "" : "tok/s"),
                new Figure("Elapsed", clock(elapsed(last)), ""),
                new Figure("ETA", works ? status.left().map(Headline::clock).orElse(UNKNOWN) : UNKNOWN, ""));
    }

    private static @Nullable Duration elapsed(@Nullable Step last) {
        return last == null ? null : Duration.ofMillis(Math.round(last.seconds() * 1000));
    }

    /// `16:04`, `1:02:03`.
    static String clock(@Nullable Duration time) {
        if (time == null) {
            return UNKNOWN;
        }
        long seconds = time.toSeconds();
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// Attempts at tasks and the texts made of them are counted alike.
    private static String detail(JobState state, @Nullable Started started) {
        boolean isOfAttempts = started != null && started.spec().containsKey("rollouts");
        return state instanceof JobState.Working(var phase, var sign) && sign.all() > 1
                ? (isOfAttempts ? "%s, %,d of %,d" : "%s, text %,d of %,d")
                        .formatted(
                                phase == Phase.VALIDATING ? "validation" : "step %,d".formatted(sign.step()),
                                Math.min(sign.done() + 1, sign.all()),
                                sign.all())
                : "";
    }
}
