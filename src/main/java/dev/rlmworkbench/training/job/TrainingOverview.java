package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.result.training.MetricsExcerpt;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What there is of one training, in a few figures.
///
/// @param spec           null where it cannot be read
/// @param why            a sentence where it failed, died or cannot be read; else empty
/// @param step           the last one that was made, 0 when none was
/// @param steps          of the whole training, null before it knows
/// @param losses         of equal parts of its steps the mean, as far as it is known, in their order; at most 48
/// @param bestValidation the lowest validation loss so far, null without one
/// @param began          null before its job said a word
/// @param changedAt      when it last said something
/// @param bytes          of its folder
public record TrainingOverview(
        TrainingFolder training,
        @Nullable TrainingSpec spec,
        State state,
        String why,
        int step,
        @Nullable Integer steps,
        List<Double> losses,
        @Nullable Double bestValidation,
        @Nullable Instant began,
        Instant changedAt,
        long bytes) {

    /// Looks at a long history.
    static final int LOSSES = 48;

    public enum State {
        /// Its description is there and no job has worked on it.
        BEGUN,
        RUNNING,
        PAUSED,
        /// All steps are made, or the validation loss did not fall any more.
        DONE,
        /// The user asked for it.
        STOPPED,
        FAILED,
        /// Its process is gone and did not say why.
        DIED,
        /// Its description cannot be read.
        DAMAGED;

        /// Whether a process works on it.
        public boolean lives() {
            return this == RUNNING || this == PAUSED;
        }

        /// Whether it can go on from its last checkpoint.
        public boolean goesOn() {
            return this == BEGUN || this == STOPPED || this == FAILED || this == DIED;
        }
    }

    public TrainingOverview {
        losses = List.copyOf(losses);
    }

    /// @param said by it so far
    /// @throws IOException when its files cannot be looked at
    static TrainingOverview of(TrainingFolder training, MetricsExcerpt said) throws IOException {
        TrainingSpec spec = null;
        var trouble = "";
        try {
            spec = training.spec();
        } catch (TrainingException e) {
            trouble = String.valueOf(e.getMessage());
        }
        var state = trouble.isEmpty() ? state(training, said) : State.DAMAGED;
        var newest = said.tail().isEmpty() ? null : said.tail().getLast();
        return new TrainingOverview(
                training,
                spec,
                state,
                trouble.isEmpty() ? why(training, state, said) : trouble,
                said.steps().isEmpty() ? 0 : said.steps().getLast().step(),
                said.started().map(TrainingEvent.Started::steps).orElse(null),
                losses(said.steps()),
                best(training),
                said.started().map(TrainingEvent.Started::at).orElse(null),
                newest == null ? Files.getLastModifiedTime(training.path()).toInstant() : newest.at(),
                training.bytes());
    }

    private static List<Double> losses(List<TrainingEvent.Step> steps) {
        if (steps.isEmpty()) {
            return List.of();
        }
        long last = steps.getLast().step();
        return steps.stream()
                .collect(Collectors.groupingBy(
                        step -> (step.step() - 1L) * LOSSES / last,
                        TreeMap::new,
                        Collectors.averagingDouble(TrainingEvent.Step::loss)))
                .values()
                .stream()
                .toList();
    }

    private static State state(TrainingFolder training, MetricsExcerpt said) throws IOException {
        if (JobSign.of(training).filter(JobSign::lives).isPresent()) {
            return said.last(TrainingEvent.PhaseChanged.class)
                            .filter(change -> change.phase() == TrainingEvent.Phase.PAUSED)
                            .isPresent()
                    ? State.PAUSED
                    : State.RUNNING;
        }
        if (said.tail().isEmpty()) {
            return Files.exists(training.sign()) ? State.DIED : State.BEGUN;
        }
        if (!(said.tail().getLast() instanceof TrainingEvent.Finished end)) {
            return State.DIED;
        }
        return switch (end.reason()) {
            case COMPLETED, EARLY_STOP -> State.DONE;
            case STOPPED -> State.STOPPED;
            case FAILED -> State.FAILED;
        };
    }

    private static String why(TrainingFolder training, State state, MetricsExcerpt said) {
        return switch (state) {
            case FAILED ->
                said.last(TrainingEvent.Alert.class)
                        .filter(alert -> alert.severity() == TrainingEvent.Severity.ERROR)
                        .map(TrainingEvent.Alert::text)
                        .orElse("It did not say why it failed.");
            case DIED -> LastWords.ofTheDead(training);
            case BEGUN, RUNNING, PAUSED, DONE, STOPPED, DAMAGED -> "";
        };
    }

    /// Its file tells, wherever in a long history that was.
    private static @Nullable Double best(TrainingFolder training) throws IOException {
        var file = training.path().resolve("best").resolve("checkpoint.json");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            var loss = JsonStyle.lines().readTree(TextFile.read(file)).at("/progress/best_validation");
            return loss.isNumber() ? (Double) loss.doubleValue() : null;
        } catch (JacksonException _) {
            return null; // a damaged checkpoint says nothing
        }
    }
}
