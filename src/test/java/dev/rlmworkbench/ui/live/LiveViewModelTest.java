package dev.rlmworkbench.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.RunCentre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveViewModelTest {

    private static final Pulse NO_TIMER = new Pulse() {
        @Override
        public void start(Runnable onPulse) {}

        @Override
        public void stop() {}
    };

    private final Background atOnce = new Background(Runnable::run, Runnable::run);
    private final EventPump pump = new EventPump(NO_TIMER);
    /// The thread of the test stands for the one of the screen.
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();

    private final JobCentre jobs = new JobCentre(screen::add, pump, (_, _) -> {});
    private final CountDownLatch opening = new CountDownLatch(1);
    private final Semaphore opened = new Semaphore(0);

    @TempDir
    private Path folder;

    private RunCentre centre() {
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        return new RunCentre(
                new RunLauncher(new MethodFactory(
                        services.locator(),
                        _ -> {
                            opening.countDown();
                            opened.acquireUninterruptibly();
                            return new NoRepls();
                        },
                        services.profiles(),
                        services.contexts())),
                jobs,
                pump);
    }

    private record NoRepls() implements ReplFactory {
        @Override
        public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host) {
            throw new IllegalStateException("no code is run here");
        }

        @Override
        public void close() {}
    }

    @Test
    void aStopWhileTheModelsAreOpenedIsKept() throws IOException, InterruptedException {
        try (var server = new ScriptedModelServer(ScriptedModelServer::needleFinder)) {
            var centre = centre();
            var live = new LiveViewModel(atOnce, centre);
            var job = centre.start(spec(List.of("vanilla", "rlm"), server.address()), folder);
            opening.await();

            live.stop();
            opened.release();
            screen.take().run();

            assertEquals(Job.State.CANCELLED, job.state().get());
            assertEquals(LiveViewModel.Phase.ENDED, live.phase.get());
            assertEquals(0, server.calls(), "no task is answered");
            assertEquals("", live.failure());
        }
    }

    private static ExperimentSpec spec(List<String> methods, String address) {
        return ExperimentSpec.of(
                "two",
                List.of(BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(50))),
                MethodsSpec.DEFAULT.withMethods(methods).withModels(List.of(ModelSpec.of(null, List.of(address)))));
    }

    @Test
    void whatFailedBeforeAndRunsAgainWaitsAndThenRuns() throws IOException {
        var done = ResultSamples.of("vanilla", 2_000, 1, true).record();
        var failed = ResultSamples.of("vanilla", 2_000, 2, false)
                .withError("the server went away")
                .record();
        var run = new RunName(folder, "two");
        Files.writeString(
                run.results(),
                ResultSamples.of("vanilla", 2_000, 1, true).line() + "\n"
                        + ResultSamples.of("vanilla", 2_000, 2, false)
                                .withError("the server went away")
                                .line() + "\n");
        var live = new LiveViewModel(atOnce, centre());
        var spec = spec(List.of("vanilla"), "http://127.0.0.1:9");
        var task = spec.asked().tasks().getFirst();
        live.started(run, spec);
        live.progressed(List.of(new RunProgress.Planned(
                2,
                1,
                1,
                List.of(),
                List.of(
                        new RunProgress.PlannedTask(done.fingerprint(), task, "vanilla", true),
                        new RunProgress.PlannedTask(failed.fingerprint(), task, "vanilla", false)))));

        var tiles = live.tiles();
        assertEquals(Tile.State.RIGHT, tiles.getFirst().state().get());
        assertEquals(Tile.State.WAITING, tiles.getLast().state().get());
        assertEquals(1, live.finished());

        live.progressed(List.of(new RunProgress.Started(failed.fingerprint(), task, "vanilla", 2)));
        assertEquals(Tile.State.RUNNING, tiles.getLast().state().get());
        assertNull(tiles.getLast().verdict(), "the old attempt's error is not this one's");
        assertFalse(live.trace("vanilla").isPresent());
        assertTrue(live.following.get());
    }
}
