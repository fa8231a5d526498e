package dev.rlmworkbench.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class JobCentreTest {

    private static final Pulse NO_TIMER = new Pulse() {
        @Override
        public void start(Runnable onPulse) {}

        @Override
        public void stop() {}
    };

    /// The thread of the test stands for the one of the screen.
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final EventPump pump = new EventPump(NO_TIMER);
    private final List<String> failures = new ArrayList<>();
    private final JobCentre jobs =
            new JobCentre(screen::add, pump, (name, why) -> failures.add(name + ": " + why.getMessage()));

    @Test
    void aJobShowsItsNewestProgressAndItsEnd() throws InterruptedException {
        var told = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var job = jobs.start("Count", progress -> {
            progress.accept(new JobCentre.Progress(0.25, "1 of 4"));
            progress.accept(new JobCentre.Progress(0.5, "2 of 4"));
            told.countDown();
            looked.await();
            progress.accept(new JobCentre.Progress(1, "4 of 4"));
        });
        told.await();
        pump.drain();
        assertEquals("2 of 4", job.detail().get());
        assertEquals(0.5, job.fraction().get());
        assertEquals(List.of(job), jobs.running());
        looked.countDown();
        screen.take().run();
        assertEquals("4 of 4", job.detail().get());
        assertEquals(Job.State.DONE, job.state().get());
        assertTrue(jobs.running().isEmpty());
        assertEquals(List.of(job), jobs.jobs());
        jobs.clearEnded();
        assertTrue(jobs.jobs().isEmpty());
    }

    @Test
    void cancelInterruptsTheWorkAndIsNoFailure() throws InterruptedException {
        var job = jobs.start("Wait", progress -> new CountDownLatch(1).await());
        job.cancel();
        assertEquals(Job.State.STOPPING, job.state().get());
        screen.take().run();
        assertEquals(Job.State.CANCELLED, job.state().get());
        assertEquals(List.of(), failures);
    }

    @Test
    void aFailureIsToldOnce() throws InterruptedException {
        var job = jobs.start("Pull", progress -> {
            throw new IOException("no space left on device");
        });
        screen.take().run();
        assertEquals(Job.State.FAILED, job.state().get());
        assertEquals(List.of("Pull: no space left on device"), failures);
    }

    @Test
    void anErrorEndsTheJobAsAFailure() throws InterruptedException {
        var job = jobs.start("Ask", progress -> {
            throw new StackOverflowError();
        });
        screen.take().run();
        assertEquals(Job.State.FAILED, job.state().get());
        assertEquals(List.of("Ask: It is nested too deeply to be read"), failures);
    }
}
