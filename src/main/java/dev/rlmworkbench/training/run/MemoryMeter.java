package dev.rlmworkbench.training.run;

import dev.rlmworkbench.gpu.HostMonitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// How much main memory this process takes: its own pages, tensors of libtorch among them, without those of mapped
/// files, which the system takes back when it needs them. Looks several times a second, as a step needs most in its
/// middle. Empty where the system does not tell.
final class MemoryMeter implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Thread watcher;
    private volatile long peak;

    MemoryMeter() {
        watcher = Thread.ofVirtual().name("memory-meter").start(this::watch);
    }

    private void watch() {
        try {
            while (now().isPresent()) {
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /// Bytes now.
    OptionalLong now() {
        var bytes = HostMonitor.ownBytes(STATUS);
        peak = Math.max(peak, bytes.orElse(0));
        return bytes;
    }

    /// Bytes at most since this began to look.
    OptionalLong peak() {
        return peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak);
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
