package dev.rlmworkbench.gpu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads the devices again and again on one thread, as often as the listener that wants it most often asks. Without a
/// listener nothing is read and the driver is let go, so that a GPU may fall asleep.
public final class DevicePoller {

    /// While nobody looks at a gauge.
    public static final Duration SECOND = Duration.ofSeconds(1);
    /// While a screen shows gauges.
    public static final Duration LOOKED_AT = Duration.ofMillis(250);

    /// One that listens, until it is closed. What was under way may still arrive while it is being closed.
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// Not a record: two that ask for the same are two.
    private static final class Listener {

        private final Duration every;
        private final Consumer<DeviceReadings> heard;

        Listener(Duration every, Consumer<DeviceReadings> heard) {
            this.every = every;
            this.heard = heard;
        }
    }

    private final Supplier<GpuMonitor> gpus;
    private final Supplier<HostMonitor> host;
    private final List<Listener> listeners = new ArrayList<>();
    private @Nullable Thread thread;

    /// @param gpus found anew when the first listener comes, closed when the last one goes
    /// @param host the same
    public DevicePoller(Supplier<GpuMonitor> gpus, Supplier<HostMonitor> host) {
        this.gpus = gpus;
        this.host = host;
    }

    /// @param every from one reading to the next at most; more than 0
    /// @param heard called on the thread that reads, the first time after that long at most
    public Listening listen(Duration every, Consumer<DeviceReadings> heard) {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("readings every " + every + ": must be more than 0");
        }
        var listener = new Listener(every, heard);
        synchronized (listeners) {
            listeners.add(listener);
            listeners.notifyAll();
            if (thread == null) {
                // no virtual one: calls into a driver would hold up others
                thread = Thread.ofPlatform().daemon().name("device-poller").start(this::poll);
            }
        }
        return () -> {
            synchronized (listeners) {
                listeners.remove(listener);
                listeners.notifyAll();
            }
        };
    }

    private void poll() {
        var watched = host.get();
        try (var monitor = gpus.get()) {
            do {
                var readings = new DeviceReadings(monitor.read(), watched.read(), monitor.source());
                now().forEach(listener -> listener.heard.accept(readings));
            } while (awaitNext());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (listeners) {
                if (thread == Thread.currentThread()) {
                    thread = null; // it failed: the next listener gets another one
                }
            }
        }
    }

    /// Whether anyone still listens; from then on the next listener starts a thread of its own.
    private boolean awaitNext() throws InterruptedException {
        long read = System.nanoTime();
        synchronized (listeners) {
            while (true) {
                var every = listeners.stream().map(listener -> listener.every).min(Comparator.naturalOrder());
                if (every.isEmpty()) {
                    thread = null;
                    return false;
                }
                long left = read + every.get().toNanos() - System.nanoTime();
                if (left <= 0) {
                    return true;
                }
                TimeUnit.NANOSECONDS.timedWait(listeners, left);
            }
        }
    }

    private List<Listener> now() {
        synchronized (listeners) {
            return List.copyOf(listeners);
        }
    }
}
