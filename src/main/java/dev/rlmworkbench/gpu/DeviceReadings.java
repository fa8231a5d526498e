package dev.rlmworkbench.gpu;

import java.util.List;

/// All devices of this machine at one moment.
///
/// @param source where those of the GPUs come from, or why there are none
public record DeviceReadings(List<GpuReading> gpus, HostReading host, String source) {

    public DeviceReadings {
        gpus = List.copyOf(gpus);
    }
}
