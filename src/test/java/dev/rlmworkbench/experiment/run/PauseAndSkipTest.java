package dev.rlmworkbench.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import dev.rlmworkbench.trajectory.EventSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run held up, shortened and ended early by its user.
@Timeout(60)
class PauseAndSkipTest {

    @TempDir
    Path folder;

    private final BlockingQueue<RunProgress> progress = new LinkedBlockingQueue<>();
    private final Semaphore mayAnswer = new Semaphore(0);
    private final AtomicReference<RunOutcome> outcome = new AtomicReference<>();
    private ResultStore store;
    private ExperimentRunner runner;
    private Thread thread;

    @BeforeEach
    void start() throws InterruptedException {
        store = ResultStore.open(new RunName(folder, "r"));
        var experiment = new Experiment(Map.of(), FakeTask.several(3), List.of(new Waiting()), Shard.WHOLE, 1, false);
        runner = new ExperimentRunner(
                experiment, store, (task, prediction) -> Scorer.score(prediction, task), EventSink.NONE, progress::add);
        thread = Thread.ofVirtual().start(() -> outcome.set(runner.run()));
        next(RunProgress.Planned.class);
    }

    @AfterEach
    void end() throws InterruptedException {
        runner.cancel();
        thread.join();
        store.close();
    }

    @Test
    void aPausedRunBeginsNoTaskUntilItIsResumed() throws InterruptedException {
        next(RunProgress.Started.class);
        runner.pause();
        mayAnswer.release(3);
        next(RunProgress.Finished.class);

        assertEquals(null, progress.poll(300, TimeUnit.MILLISECONDS), "nothing happens while it is paused");

        runner.resume();
        thread.join();
        assertTrue(outcome.get().complete());
    }

    @Test
    void aSkippedTaskHasNoResultAndTheRestGoesOn() throws InterruptedException {
        var first = next(RunProgress.Started.class);
        runner.skip(first.fingerprint());
        assertEquals(first.fingerprint(), next(RunProgress.Skipped.class).fingerprint());
        mayAnswer.release(2);
        thread.join();

        assertFalse(store.isDone(first.fingerprint()));
        assertEquals(2, outcome.get().done());
        assertEquals(1, outcome.get().notRun());
        assertFalse(outcome.get().cancelled());
    }

    @Test
    void finishingLetsTheTaskInFlightComeToItsEnd() throws InterruptedException {
        next(RunProgress.Started.class);
        runner.finishInFlight();
        mayAnswer.release(3);
        thread.join();

        assertEquals(1, outcome.get().done());
        assertTrue(outcome.get().cancelled());
    }

    private <T extends RunProgress> T next(Class<T> kind) throws InterruptedException {
        return kind.cast(progress.poll(30, TimeUnit.SECONDS));
    }

    /// Answers when the test lets it.
    private final class Waiting implements Method {
        @Override
        public Answer answer(String context, String query, CallScope scope) throws InterruptedException {
            mayAnswer.acquire();
            return new Answer("1", StopReason.FINAL, 1, 0, 0, false, Usage.NONE, Usage.NONE, null);
        }

        @Override
        public String name() {
            return "waiting";
        }

        @Override
        public Map<String, Object> identity() {
            return Map.of("method", "waiting");
        }

        @Override
        public MethodSetup description() {
            return MethodSetup.UNKNOWN;
        }

        @Override
        public boolean readsWholeContext() {
            return true;
        }

        @Override
        public void close() {}
    }
}
