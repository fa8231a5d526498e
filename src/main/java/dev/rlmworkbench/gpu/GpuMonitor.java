package dev.rlmworkbench.gpu;

import java.util.List;

/// Reads the GPUs of this machine, one thread at a time.
public interface GpuMonitor extends AutoCloseable {

    /// Of all GPUs that this source knows, by index; empty when there are none now. May wait for a driver, so not on a
    /// thread that must not. A GPU that sleeps is not woken.
    List<GpuReading> read();

    /// Where the readings come from, such as `NVML 580.95`, or why there are none.
    String source();

    /// Lets the driver go, so that a GPU may fall asleep.
    @Override
    void close();
}
