package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.training.run.Checkpoints;
import java.time.Instant;
import java.util.Optional;

/// Something that happened in a training, as one line of its log.
record EventLine(Instant at, Kind kind, String words) {

    enum Kind {
        BEGUN,
        GOES_ON,
        PAUSED,
        VALIDATED,
        SAVED,
        SAMPLE,
        NOTE,
        WARNING,
        FAILURE,
        DONE;

        /// Whether somebody should look at it.
        boolean alerts() {
            return this == WARNING || this == FAILURE;
        }
    }

    /// @return empty for what the curves or the header tell
    static Optional<EventLine> of(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.Started started ->
                line(
                        started,
                        Kind.BEGUN,
                        "Begins: %,d steps over %s, %,d to judge by; %,d numbers learn"
                                .formatted(
                                        started.steps(),
                                        Plural.of(started.samples(), "text"),
                                        started.validationSamples(),
                                        started.parameters()));
            case TrainingEvent.Resumed resumed ->
                line(
                        resumed,
                        Kind.GOES_ON,
                        resumed.step() == 0
                                ? "Begins anew: nothing was saved before"
                                : "Goes on after step %,d%s"
                                        .formatted(resumed.step(), resumed.why() == null ? "" : "; " + resumed.why()));
            case TrainingEvent.PhaseChanged changed ->
                changed.phase() == Phase.PAUSED
                        ? line(changed, Kind.PAUSED, "Paused after step %,d".formatted(changed.step()))
                        : Optional.empty();
            case TrainingEvent.Step _, TrainingEvent.AdapterHealth _, TrainingEvent.PromptChosen _ -> Optional.empty();
            case TrainingEvent.Validation judged ->
                line(
                        judged,
                        Kind.VALIDATED,
                        "Validation %s after step %,d%s"
                                .formatted(
                                        Axis.Format.NUMBER.write(judged.loss()),
                                        judged.step(),
                                        judged.best()
                                                ? ", the lowest so far"
                                                : ", no better since %d".formatted(judged.waited())));
            case TrainingEvent.Attempted attempted ->
                line(
                        attempted,
                        Kind.NOTE,
                        "Step %,d learns from %,d attempts at %s: %.0f %% right, reward %.3f"
                                .formatted(
                                        attempted.step(),
                                        attempted.attempts(),
                                        Plural.of(attempted.tasks(), "task"),
                                        100 * attempted.score(),
                                        attempted.reward()));
            case TrainingEvent.CheckpointSaved saved -> line(saved, Kind.SAVED, saved(saved));
            case TrainingEvent.AnswerGenerated answer ->
                line(
                        answer,
                        Kind.SAMPLE,
                        "Sample %d after step %,d: %s"
                                .formatted(
                                        answer.number(),
                                        answer.step(),
                                        answer.equal() ? "as recorded" : "another answer than recorded"));
            case TrainingEvent.Alert alert ->
                line(
                        alert,
                        switch (alert.severity()) {
                            case NOTICE -> Kind.NOTE;
                            case WARNING -> Kind.WARNING;
                            case ERROR -> Kind.FAILURE;
                        },
                        alert.text());
            case TrainingEvent.Finished finished ->
                switch (finished.reason()) {
                    case COMPLETED -> line(finished, Kind.DONE, "All %,d steps are made".formatted(finished.step()));
                    case EARLY_STOP -> line(finished, Kind.DONE, "Ends early: it gets no better any more");
                    case STOPPED -> line(finished, Kind.DONE, "Stopped after step %,d".formatted(finished.step()));
                    case FAILED -> line(finished, Kind.FAILURE, "Failed after step %,d".formatted(finished.step()));
                };
        };
    }

    private static String saved(TrainingEvent.CheckpointSaved saved) {
        return Checkpoints.isResumable(saved.folder())
                ? "Checkpoint " + saved.folder() + (saved.best() ? ", the best so far" : "")
                : "Saved as %s, after step %,d".formatted(saved.folder(), saved.step());
    }

    private static Optional<EventLine> line(TrainingEvent event, Kind kind, String words) {
        return Optional.of(new EventLine(event.at(), kind, words));
    }
}
