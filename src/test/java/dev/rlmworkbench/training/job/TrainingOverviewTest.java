package dev.rlmworkbench.training.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.LockFile;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.TrainingOverview.State;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingOverviewTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path experiments;

    private TrainingFolder training;

    @BeforeEach
    void begin() {
        training = TrainingFolder.of(experiments, "first");
        training.begin(TrainingPreset.SEED.spec("data.jsonl", "pocket", OptimizerKind.MUON, 1));
    }

    private void said(TrainingEvent... events) throws IOException {
        Files.write(
                training.metrics(),
                Arrays.stream(events).map(TrainingMetrics::line).toList());
    }

    private static TrainingEvent step(int step, double loss) {
        return new TrainingEvent.Step(AT, step, 1, loss, 1, 1, Map.of(), 1, false, 1, step, null, null);
    }

    private static TrainingEvent started() {
        return new TrainingEvent.Started(AT, "first", "muon", Map.of(), 20, 1, 10, 2, 9, Map.of(), List.of());
    }

    private static TrainingEvent finished(EndReason reason) {
        return new TrainingEvent.Finished(AT.plusSeconds(60), 2, reason, 0.5, 2, 0.25, 1, null, null);
    }

    private void sign(ProcessHandle process, Instant began) throws IOException {
        var sign = new JobSign(process.pid(), began, null, AT, 2, 0, 4);
        Files.writeString(training.sign(), JsonStyle.lines().writeValueAsString(sign));
    }

    private TrainingOverview overview() throws IOException {
        return new TrainingOverviews()
                .allIn(experiments).stream()
                        .filter(one -> one.training().equals(training))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void howItEndedIsItsState() throws IOException {
        assertEquals(State.BEGUN, overview().state());
        said(started(), step(1, 3), step(2, 2), finished(EndReason.COMPLETED));
        var done = overview();
        assertEquals(State.DONE, done.state());
        assertEquals(2, done.step());
        assertEquals(20, done.steps());
        assertEquals(List.of(3.0, 2.0), done.losses());
        assertEquals(AT.plusSeconds(60), done.changedAt());
        assertTrue(done.bytes() > 500, "its files: " + done.bytes());
        said(started(), step(1, 3), finished(EndReason.EARLY_STOP));
        assertEquals(State.DONE, overview().state());
        said(started(), finished(EndReason.STOPPED));
        assertTrue(overview().state().goesOn());
        said(
                started(),
                new TrainingEvent.Alert(AT, 1, TrainingEvent.Severity.ERROR, "The loss is no number."),
                finished(EndReason.FAILED));
        assertEquals(State.FAILED, overview().state());
        assertEquals("The loss is no number.", overview().why());
    }

    @Test
    void aProcessThatIsGoneWithoutAWordDied() throws IOException {
        said(started(), step(1, 3));
        // what libraries warn of is nothing that it died of
        Files.writeString(training.log(), """
                loading
                java.lang.OutOfMemoryError
                [W1130 20:22:03.757 LegacyTypeDispatch.h:74] Warning: it is deprecated
                Nov 30, 2026 8:22:09 PM org.apache.lucene.VectorizationProvider lookup
                WARNING: Java vector incubator module is not readable.
                """);
        // another process has its number now
        sign(ProcessHandle.current(), Instant.EPOCH);
        assertEquals(State.DIED, overview().state());
        assertEquals(
                "Its process ended without a word (killed, out of memory, or a power cut): its last words were"
                        + " 'java.lang.OutOfMemoryError'.",
                overview().why());
    }

    @Test
    void whatLivesRunsOrWaits() throws IOException {
        var me = ProcessHandle.current();
        sign(me, me.info().startInstant().orElse(Instant.EPOCH));
        said(started(), new TrainingEvent.PhaseChanged(AT, 1, Phase.TRAINING), step(1, 3));
        assertEquals(State.RUNNING, overview().state());
        said(started(), step(1, 3), new TrainingEvent.PhaseChanged(AT, 1, Phase.PAUSED));
        assertEquals(State.PAUSED, overview().state());
        assertFalse(overview().state().goesOn());
    }

    @Test
    void theBestCheckpointTellsTheLowestValidation() throws IOException {
        said(started(), step(1, 3));
        assertNull(overview().bestValidation());
        Files.createDirectories(training.path().resolve("best"));
        Files.writeString(
                training.path().resolve("best/checkpoint.json"), "{\"progress\": {\"best_validation\": 0.125}}");
        assertEquals(0.125, overview().bestValidation());
    }

    @Test
    void theListHasWhatRunsFirstAndOneWhoseDescriptionIsDamaged() throws IOException {
        said(started(), finished(EndReason.COMPLETED));
        var damaged = TrainingFolder.of(experiments, "damaged");
        Files.createDirectories(damaged.path());
        Files.writeString(damaged.path().resolve("training.json"), "{");
        Files.createDirectories(experiments.resolve("checkpoints/adapter_of_others"));
        var me = ProcessHandle.current();
        sign(me, me.info().startInstant().orElse(Instant.EPOCH));
        var overviews = new TrainingOverviews();
        var all = overviews.allIn(experiments);
        assertEquals(
                List.of("first", "damaged"),
                all.stream().map(one -> one.training().name()).toList());
        assertEquals(State.DAMAGED, all.getLast().state());
        assertTrue(
                all.getLast().why().contains("training.json cannot be used"),
                all.getLast().why());
        assertEquals(List.of(), overviews.allIn(experiments.resolve("nowhere")));
    }

    @Test
    void ofManyStepsTheMeanOfEqualPartsIsKept() throws IOException {
        said(IntStream.rangeClosed(1, 4_800)
                .mapToObj(step -> step(step, (step - 1) / 100))
                .toArray(TrainingEvent[]::new));
        var losses = overview().losses();
        assertEquals(48, losses.size());
        assertEquals(0.0, losses.getFirst());
        assertEquals(47.0, losses.getLast());
    }

    @Test
    void whatItSaysLaterIsSeen() throws IOException {
        var overviews = new TrainingOverviews();
        said(started(), step(1, 3));
        assertEquals(1, overviews.allIn(experiments).getFirst().step());
        said(started(), step(1, 3), step(2, 2));
        assertEquals(2, overviews.allIn(experiments).getFirst().step());
    }

    @Test
    void itGoesAwayUnlessItRuns() throws IOException {
        try (var _ = LockFile.take(training.lock())) {
            var refused = assertThrows(TrainingException.class, training::delete);
            assertEquals("The training first runs; stop it first.", refused.getMessage());
        }
        training.delete();
        assertFalse(Files.exists(training.path()));
    }
}
