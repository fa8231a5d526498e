package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.gpu.DevicePoller;
import dev.rlmworkbench.gpu.DeviceReadings;
import dev.rlmworkbench.gpu.GpuReading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads this machine's GPUs for the status line: once, and again and again while a run goes on. On the thread of the
/// screen.
public final class DeviceWatch {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DevicePoller devices;
    private final Executor screen;
    private final RunCentre centre;
    private final Consumer<List<GpuReading>> measured;
    private DevicePoller.@Nullable Listening listening;

    public DeviceWatch(DevicePoller devices, Executor screen, RunCentre centre, Consumer<List<GpuReading>> measured) {
        this.devices = devices;
        this.screen = screen;
        this.centre = centre;
        this.measured = measured;
        centre.current().addListener((_, _, run) -> begun(run));
    }

    private void begun(@Nullable Job run) {
        if (run != null) {
            start();
        }
    }

    public void start() {
        if (listening == null) {
            listening = devices.listen(PAUSE, readings -> screen.execute(() -> read(readings)));
        }
    }

    private void read(DeviceReadings readings) {
        measured.accept(readings.gpus());
        if (listening != null && centre.current().get() == null) {
            listening.close();
            listening = null;
        }
    }
}
