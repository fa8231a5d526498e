package dev.rlmworkbench.training.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.Alert;
import dev.rlmworkbench.result.training.TrainingEvent.CheckpointSaved;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Finished;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingEvent.PhaseChanged;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import dev.rlmworkbench.result.training.TrainingEvent.Severity;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingEvent.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobStateTest {

    private static final Instant AT = Instant.now();

    @TempDir
    private Path folder;

    private TrainingFolder training;
    private final TrainingStatus.Book book = new TrainingStatus.Book();

    @BeforeEach
    void makeFolder() throws IOException {
        training = TrainingFolder.of(folder, "a");
        Files.createDirectories(training.path());
    }

    private void heard(TrainingEvent... events) {
        for (var event : events) {
            book.hear(event);
        }
    }

    private static Step step(int step) {
        return new Step(AT, step, 1, 2, 1, 1, Map.of(), 1, false, 1, step, 5L + step, null);
    }

    private JobState state(Optional<JobSign> sign) {
        return JobState.of(training, book.status(), sign, null);
    }

    private static Optional<JobSign> alive(Instant at) {
        var me = JobSign.ofThisProcess(3, 1, 8);
        return Optional.of(new JobSign(me.process(), me.began(), me.ticks(), at, 3, 1, 8));
    }

    private static Optional<JobSign> dead() {
        return Optional.of(new JobSign(ProcessHandle.current().pid(), Instant.EPOCH, null, AT, 3, 1, 8));
    }

    @Test
    void itIsWhatItsEventsAndItsProcessSay() {
        assertInstanceOf(JobState.Waiting.class, state(Optional.empty()));
        assertTrue(state(Optional.empty()).canGoOn());

        heard(new PhaseChanged(AT, 0, Phase.LOADING), new PhaseChanged(AT, 0, Phase.TRAINING), step(1));
        var works = assertInstanceOf(JobState.Working.class, state(alive(AT)));
        assertEquals(Phase.TRAINING, works.phase());
        assertFalse(works.canGoOn());
        var silent = state(alive(AT.minus(Duration.ofMinutes(6))));
        assertEquals(new JobState.Silent(Phase.TRAINING, AT.minus(Duration.ofMinutes(6))), silent);

        var gone = assertInstanceOf(JobState.Gone.class, state(dead()));
        assertEquals("killed, out of memory, or a power cut", gone.lastWords());
        assertTrue(gone.canGoOn());

        heard(new Finished(AT, 1, EndReason.STOPPED, 2.0, null, null, 1, null, null));
        assertTrue(state(Optional.empty()).canGoOn());
        heard(new PhaseChanged(AT, 1, Phase.LOADING));
        assertInstanceOf(JobState.Working.class, state(alive(AT)), "a new job's beginning ends what was before");
        heard(new Finished(AT, 1, EndReason.COMPLETED, 2.0, null, null, 1, null, null));
        assertFalse(state(Optional.empty()).canGoOn());
    }

    /// The system's clock counts from when the machine was started, by the clock that people set.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells of a clock that nobody sets")
    void itIsAlsoAliveWhenTheClockWasSetSinceItBegan() {
        var me = JobSign.ofThisProcess(3, 1, 8);
        var hourLater = me.began().plus(Duration.ofHours(1));
        assertTrue(new JobSign(me.process(), hourLater, me.ticks(), AT, 3, 1, 8).lives());
        assertFalse(new JobSign(me.process(), me.began(), me.ticks() - 1, AT, 3, 1, 8).lives(), "another process");
        assertTrue(new JobSign(me.process(), me.began(), null, AT, 3, 1, 8).lives(), "of an earlier version");
    }

    @Test
    void whatFailedIsTold() {
        heard(
                new PhaseChanged(AT, 0, Phase.LOADING),
                new Alert(AT, 4, Severity.WARNING, "The loss jumped."),
                new Alert(AT, 4, Severity.ERROR, "The loss of step 5 is NaN."),
                new Finished(AT, 4, EndReason.FAILED, 2.0, null, null, 1, null, null));
        var ended = assertInstanceOf(JobState.Ended.class, state(Optional.empty()));
        assertEquals("The loss of step 5 is NaN.", ended.failure());
    }

    @Test
    void theLastLineOfItsLogSaysWhatItDiedOf() throws IOException {
        Files.writeString(training.log(), "loading\nTerminating due to java.lang.OutOfMemoryError\n");
        heard(new PhaseChanged(AT, 0, Phase.LOADING));
        var gone = assertInstanceOf(JobState.Gone.class, state(dead()));
        assertTrue(gone.lastWords().contains("Terminating due to java.lang.OutOfMemoryError"), gone.lastWords());
    }

    @Test
    void aProcessThatWasStartedIsThereBeforeItSaysSo() throws IOException, InterruptedException {
        var before = Instant.now();
        var sleeps = new ProcessBuilder("sleep", "60").start();
        var launched = new JobState.Launch(sleeps, before);
        try {
            assertInstanceOf(JobState.Starting.class, JobState.of(training, book.status(), Optional.empty(), launched));
            // what is there of the job before does not count
            heard(
                    new PhaseChanged(AT.minusSeconds(99), 0, Phase.LOADING),
                    new Finished(AT.minusSeconds(9), 1, EndReason.STOPPED, 2.0, null, null, 1, null, null));
            assertInstanceOf(JobState.Starting.class, JobState.of(training, book.status(), Optional.empty(), launched));
        } finally {
            sleeps.destroyForcibly().waitFor();
        }
        var gone = JobState.of(training, book.status(), Optional.empty(), launched);
        assertEquals(new JobState.Gone("killed by signal 9: by somebody, or by the system as memory ran out"), gone);
    }

    @Test
    void stepsThatAreMadeAgainDoNotCount() {
        heard(
                step(1),
                new CheckpointSaved(AT, 1, "step-1", false),
                step(2),
                new Validation(AT, 2, 0.5, true, 0, 1, null),
                new CheckpointSaved(AT, 2, "best", true));
        assertEquals(2, book.status().made());
        assertEquals("step-1", book.status().saved().folder(), "one goes on from checkpoints with a number");
        heard(new Resumed(AT, 1, "step-1", null));
        assertEquals(1, book.status().made());
        assertEquals(null, book.status().best());
        assertEquals(Optional.of(7L), book.status().peakMemory());
    }
}
