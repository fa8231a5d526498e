package dev.rlmworkbench.ui.training.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Alert;
import dev.rlmworkbench.result.training.TrainingEvent.AnswerEnd;
import dev.rlmworkbench.result.training.TrainingEvent.AnswerGenerated;
import dev.rlmworkbench.result.training.TrainingEvent.CheckpointSaved;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Finished;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingEvent.PhaseChanged;
import dev.rlmworkbench.result.training.TrainingEvent.PromptChosen;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Severity;
import dev.rlmworkbench.result.training.TrainingEvent.Started;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingStatus;
import dev.rlmworkbench.ui.state.TrainingMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of a training in each of its states.
class HeadlineTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final JobSign SIGN = new JobSign(1, AT, null, AT, 413, 2, 8);
    private final TrainingStatus.Book book = new TrainingStatus.Book();

    private TrainingMoment moment(JobState state) {
        return new TrainingMoment(book.status(), state, List.of());
    }

    private void run() {
        book.hear(new PhaseChanged(AT, 0, Phase.LOADING));
        book.hear(new Started(
                AT,
                "muon_r8_s42",
                "muon",
                Map.of("muon", 1e-3),
                960,
                3,
                320,
                32,
                9_232_384,
                Map.of("model", "/models/qwen2.5-coder-1.5b", "weights", "nf4", "adapter", Map.of("rank", 8)),
                List.of()));
        book.hear(new Step(AT, 411, 1.28, 0.5, 1, 1, Map.of(), 1, false, 1_240, 962, null, null));
        book.hear(new Step(AT, 412, 1.29, 0.41234, 1, 1, Map.of(), 1, false, 1_240, 964, null, null));
        book.hear(new Validation(AT, 400, 0.447, true, 0, 5, null));
    }

    private static String said(Headline line, String name) {
        return line.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map(figure -> (figure.value() + " " + figure.beside()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whileItTrainsAllIsTold() {
        run();
        var line = Headline.of(moment(new JobState.Working(Phase.TRAINING, SIGN)), null, AT);
        assertEquals("qwen2.5-coder-1.5b, QLoRA r 8, Muon", line.what());
        assertEquals("Training", line.phase());
        assertEquals("412 of 960", said(line, "Step"));
        assertEquals("1.29 of 3", said(line, "Epoch"));
        assertEquals("0.412", said(line, "Loss"));
        assertEquals("0.447 step 400", said(line, "Best validation"));
        assertEquals("1,240 tok/s", said(line, "Speed"));
        assertEquals("16:04", said(line, "Elapsed"));
        // 2 s a step and 5 s of validation in 412 steps, 548 to go
        assertEquals("18:22", said(line, "ETA"));
        assertEquals(412 / 960.0, line.share(), 1e-9);
        assertEquals("step 413, text 3 of 8", line.detail());
    }

    @Test
    void eachStateHasItsWord() {
        run();
        var now = AT.plus(Duration.ofMinutes(7));
        assertEquals("Paused", word(new JobState.Working(Phase.PAUSED, SIGN), now));
        assertEquals("Validating", word(new JobState.Working(Phase.VALIDATING, SIGN), now));
        assertEquals("Silent for 7 min", word(new JobState.Silent(Phase.TRAINING, AT), now));
        assertEquals("Starting", word(new JobState.Starting(), now));
        assertEquals("Not started", word(new JobState.Waiting(), now));
        assertEquals("Killed", word(new JobState.Gone("power"), now));
        assertEquals("Finished", word(ended(EndReason.COMPLETED), now));
        assertEquals("Finished early", word(ended(EndReason.EARLY_STOP), now));
        assertEquals("Stopped", word(ended(EndReason.STOPPED), now));
        assertEquals("Failed", word(ended(EndReason.FAILED), now));
        assertEquals("–", said(Headline.of(moment(ended(EndReason.STOPPED)), null, now), "ETA"));
        var asked = Headline.of(moment(new JobState.Working(Phase.TRAINING, SIGN)), JobCommand.PAUSE, now);
        assertEquals("Pausing", asked.phase());
    }

    private String word(JobState state, Instant now) {
        return Headline.of(moment(state), null, now).phase();
    }

    private static JobState ended(EndReason reason) {
        return new JobState.Ended(new Finished(AT, 412, reason, 0.4, null, null, 964, null, null), "Memory ran out.");
    }

    @Test
    void whatFailedSaysWhyAndHowToGoOn() {
        run();
        assertEquals(Optional.empty(), StateMessage.of(moment(new JobState.Working(Phase.TRAINING, SIGN))));
        assertEquals(Optional.empty(), StateMessage.of(moment(ended(EndReason.STOPPED))));
        assertEquals(
                "Memory ran out. Nothing was saved yet: Resume begins anew.",
                StateMessage.of(moment(ended(EndReason.FAILED))).orElseThrow().words());
        book.hear(new CheckpointSaved(AT, 400, "step-400", true));
        assertEquals(
                "Possibly killed. Resume goes on from step-400; the steps after it are made again.",
                StateMessage.of(moment(new JobState.Gone("killed")))
                        .orElseThrow()
                        .words());
    }

    @Test
    void theLogTellsWhatTheCurvesDoNot() {
        var lines = List.<TrainingEvent>of(
                        new Validation(AT, 400, 0.447, true, 0, 5, null),
                        new Validation(AT, 450, 0.5, false, 1, 5, null),
                        new CheckpointSaved(AT, 400, "step-400", true),
                        new Alert(AT, 5, Severity.WARNING, "The loss jumped."),
                        new PhaseChanged(AT, 5, Phase.TRAINING),
                        new Resumed(AT, 400, "step-400", null))
                .stream()
                .map(EventLine::of)
                .flatMap(Optional::stream)
                .toList();
        assertEquals(
                List.of(
                        "Validation 0.447 after step 400, the lowest so far",
                        "Validation 0.5 after step 450, no better since 1",
                        "Checkpoint step-400, the best so far",
                        "The loss jumped.",
                        "Goes on after step 400"),
                lines.stream().map(EventLine::words).toList());
        assertEquals(1, lines.stream().filter(line -> line.kind().alerts()).count());
    }

    @Test
    void samplesStandByTheirPromptNewestFirst() {
        var log = new SampleLog();
        assertTrue(log.hear(List.of(
                new PromptChosen(AT, 1, "t", "Which?", "FINAL(1)", "none", false, AnswerEnd.COMPLETE, 1),
                new AnswerGenerated(AT, 10, 1, "FINAL(2)", false, AnswerEnd.COMPLETE, 1),
                new AnswerGenerated(AT, 20, 1, "FINAL(1)", true, AnswerEnd.COMPLETE, 1))));
        assertEquals("FINAL(1)", log.answers(1).getFirst().text());
        log.hear(List.of(new Resumed(AT, 10, "step-10", null)));
        assertEquals(1, log.answers(1).size(), "what came after does not count any more");
        assertTrue(!log.hear(List.of(new PhaseChanged(AT, 1, Phase.TRAINING))));
    }
}
