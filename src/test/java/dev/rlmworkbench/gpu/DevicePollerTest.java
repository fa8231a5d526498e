package dev.rlmworkbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DevicePollerTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger opened = new AtomicInteger();
    private final Semaphore closed = new Semaphore(0);
    private final LinkedBlockingQueue<DeviceReadings> heard = new LinkedBlockingQueue<>();

    private final class Counting implements GpuMonitor {

        private int reads;

        @Override
        public List<GpuReading> read() {
            return List.of(GpuReading.asleep(reads++, "a GPU"));
        }

        @Override
        public String source() {
            return "the test";
        }

        @Override
        public void close() {
            closed.release();
        }
    }

    private DevicePoller poller() {
        return new DevicePoller(
                () -> {
                    opened.incrementAndGet();
                    return new Counting();
                },
                () -> new HostMonitor(OptionalLong.empty()));
    }

    @Test
    void oneReadingComesAfterTheOther() throws InterruptedException {
        var listening = poller().listen(SOON, heard::add);
        for (int i = 0; i < 3; i++) {
            var readings = heard.take();
            assertEquals(i, readings.gpus().getFirst().index());
            assertEquals("the test", readings.source());
            assertTrue(readings.host().totalBytes().isPresent());
        }
        listening.close();
        closed.acquire();
        assertEquals(1, opened.get(), "the driver stayed open from one reading to the next");
    }

    @Test
    void whoWantsItMoreOftenSetsThePaceForAll() throws InterruptedException {
        var poller = poller();
        try (var patient = poller.listen(NEVER, heard::add)) {
            heard.take();
            try (var hasty = poller.listen(SOON, _ -> {})) {
                heard.take();
                heard.take();
            }
        }
        closed.acquire();
        assertEquals(1, opened.get());
    }

    @Test
    void afterTheLastListenerTheDriverIsLetGoAndTheNextOpensItAgain() throws InterruptedException {
        var poller = poller();
        for (int i = 1; i <= 2; i++) {
            var listening = poller.listen(NEVER, heard::add);
            assertEquals(0, heard.take().gpus().getFirst().index());
            listening.close();
            closed.acquire();
            assertEquals(i, opened.get());
        }
    }

    @Test
    void noTimeBetweenReadingsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> poller().listen(Duration.ZERO, heard::add));
    }

    @Test
    void theFirstWayThatWorksIsTaken() {
        var ways = new LinkedHashMap<String, GpuMonitors.Opening>();
        ways.put("NVML", () -> {
            throw new GpuUnavailableException("Driver Not Loaded");
        });
        ways.put("nvidia-smi", Counting::new);
        assertEquals("the test", GpuMonitors.first(ways).source());
        ways.replace("nvidia-smi", () -> {
            throw new GpuUnavailableException("there is no such program");
        });
        var nothing = GpuMonitors.first(ways);
        assertEquals("none (NVML: Driver Not Loaded; nvidia-smi: there is no such program)", nothing.source());
        assertEquals(List.of(), nothing.read());
    }

    @Test
    void whateverMachineThisIsSomethingIsSaid() {
        try (var monitor = GpuMonitors.find()) {
            assertTrue(monitor.source().startsWith("none (") == monitor.read().isEmpty());
        }
    }
}
