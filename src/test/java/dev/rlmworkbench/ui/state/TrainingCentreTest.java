package dev.rlmworkbench.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.CheckpointSaved;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Finished;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingEvent.PhaseChanged;
import dev.rlmworkbench.result.training.TrainingEvent.Step;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.notice.Notices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What surrounds the screens knows of trainings, without a toolkit: each look is made by hand.
class TrainingCentreTest {

    private static final Instant AT = Instant.now();

    @TempDir
    private Path folder;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Notices notices = new Notices(Runnable::run);
    private final TrainingCentre centre =
            new TrainingCentre(new Background(waiting::add, Runnable::run), () -> folder, notices);
    private TrainingFolder training;

    @BeforeEach
    void begin() throws IOException {
        training = TrainingFolder.of(folder, "a");
        Files.createDirectories(training.path());
    }

    /// Does what waits, once.
    private void look() {
        for (int i = waiting.size(); i > 0; i--) {
            waiting.removeFirst().run();
        }
    }

    private void happens(TrainingEvent... events) throws IOException {
        for (var event : events) {
            Files.writeString(
                    training.metrics(),
                    TrainingMetrics.line(event) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void sign(boolean lives) throws IOException {
        var me = ProcessHandle.current();
        var began = lives ? me.info().startInstant().orElseThrow() : Instant.EPOCH;
        Files.writeString(
                training.path().resolve("job.json"),
                JsonStyle.lines().writeValueAsString(new JobSign(me.pid(), began, null, Instant.now(), 1, 0, 0)));
    }

    private static Step step(int step) {
        return new Step(AT, step, 1, 2, 1, 1, Map.of(), 1, false, 9, step, null, null);
    }

    private List<String> titles() {
        return notices.history().stream().map(Notice::title).toList();
    }

    @Test
    void oneThatWorksIsFoundAndLeftWhenItHasEnded() throws IOException {
        happens(new PhaseChanged(AT, 0, Phase.LOADING), new PhaseChanged(AT, 0, Phase.TRAINING), step(1));
        sign(true);
        centre.start();
        look();
        assertEquals(1, centre.running().size());
        var feed = centre.running().getFirst();
        look();
        assertEquals(1, feed.now().get().status().made());
        assertEquals("a", TrainingLine.of("a", feed.now().get()).progress(), "how many steps there are is not known");

        happens(step(2), new Finished(AT, 2, EndReason.COMPLETED, 1.0, null, null, 2, null, null));
        Files.delete(training.path().resolve("job.json"));
        look();
        look();
        assertTrue(centre.running().isEmpty());
        assertEquals(List.of("Training finished"), titles());
        assertEquals("a: all 2 steps are made.", notices.history().getFirst().text());
        assertNotNull(notices.history().getFirst().action());
    }

    @Test
    void whatWasAskedForIsConfirmedWhenItHappens() throws IOException {
        happens(new PhaseChanged(AT, 0, Phase.LOADING), new PhaseChanged(AT, 0, Phase.TRAINING), step(1));
        sign(true);
        var feed = centre.attach(training);
        look();
        centre.ask(feed, JobCommand.PAUSE);
        look();
        assertTrue(Files.exists(training.path().resolve("control/pause")));
        assertEquals(JobCommand.PAUSE, feed.asked().get());
        assertEquals(List.of(), titles(), "nothing has happened yet");

        happens(new CheckpointSaved(AT, 1, "step-1", false), new PhaseChanged(AT, 1, Phase.PAUSED));
        look();
        assertNull(feed.asked().get());
        assertEquals(
                "a waits after step 1, which is saved.",
                notices.history().getFirst().text());

        centre.ask(feed, JobCommand.RESUME);
        happens(new PhaseChanged(AT, 1, Phase.TRAINING));
        look();
        assertEquals("Goes on", titles().getFirst());

        centre.ask(feed, JobCommand.CHECKPOINT);
        assertEquals("Nothing to save", titles().getFirst());
        assertNull(feed.asked().get());
        happens(step(2));
        look();
        centre.ask(feed, JobCommand.CHECKPOINT);
        happens(new CheckpointSaved(AT, 2, "best", true));
        look();
        assertEquals(JobCommand.CHECKPOINT, feed.asked().get(), "the best adapter alone is nothing to go on from");
        happens(new CheckpointSaved(AT, 2, "step-2", true));
        look();
        assertEquals(
                "a: step-2 can be gone on from.", notices.history().getFirst().text());
    }

    @Test
    void aProcessThatIsKilledIsToldWithAWayOn() throws IOException {
        happens(new PhaseChanged(AT, 0, Phase.LOADING), step(1));
        sign(true);
        var feed = centre.attach(training);
        look();
        centre.ask(feed, JobCommand.STOP);
        sign(false);
        look();
        assertNull(feed.asked().get());
        assertTrue(feed.now().get().state() instanceof JobState.Gone);
        assertEquals(List.of("Training ended without a word"), titles());
    }

    @Test
    void oneThatHadEndedBeforeIsLookedAtInSilence() throws IOException {
        happens(step(1), new Finished(AT, 1, EndReason.FAILED, 1.0, null, null, 2, null, null));
        var feed = centre.attach(training);
        look();
        assertFalse(feed.now().get().state().lives());
        assertEquals(List.of(), titles());
        centre.release(feed);
        look();
        look();
        assertTrue(waiting.isEmpty(), "nobody looks any more");
    }
}
