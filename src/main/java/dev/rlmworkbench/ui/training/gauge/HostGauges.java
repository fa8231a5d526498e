package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.gpu.HostReading;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the gauges show of the machine itself, for a training that no GPU computes.
final class HostGauges {

    private static final String NOT_REPORTED = "not reported";

    /// A forecast is within about a fifth of what is measured.
    private static final double FORECAST_IS_WITHIN = 1.2;

    private HostGauges() {}

    /// Memory of the training, memory of the machine, processor and temperature.
    ///
    /// @param process  id of the training's, empty for none
    /// @param forecast bytes that it is expected to take at most
    static List<GaugeState> of(HostReading host, OptionalLong process, OptionalLong forecast) {
        return List.of(job(host, process, forecast), machine(host, forecast), processor(host), temperature(host));
    }

    private static GaugeState job(HostReading host, OptionalLong process, OptionalLong forecast) {
        String name = "Job memory";
        if (process.isEmpty()) {
            return GaugeState.notRead(name, "no job", "No training runs.");
        }
        if (host.ownBytes().isEmpty()) {
            return GaugeState.notRead(
                    name, NOT_REPORTED, "The system tells no memory of the job's process; it may have ended.");
        }
        long ours = host.ownBytes().getAsLong();
        long expected = forecast.orElse(ours);
        boolean over = ours > expected * FORECAST_IS_WITHIN;
        // on the scale of the forecast, as the machine's memory has a gauge of its own
        double end = Math.max(
                ours,
                forecast.isPresent()
                        ? expected * FORECAST_IS_WITHIN
                        : host.totalBytes().orElse(ours));
        return new GaugeState(
                name,
                MemoryGauge.fineGib(ours),
                "GiB",
                OptionalDouble.of(ours / Math.max(1, end)),
                OptionalDouble.empty(),
                forecast.isPresent() ? OptionalDouble.of(expected / Math.max(1, end)) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                over ? GaugeLevel.HIGH : GaugeLevel.NORMAL,
                over ? "Over" : "Normal",
                forecast.isPresent() ? "forecast of its peak %s".formatted(MemoryGauge.fineGib(expected)) : "",
                "The job's process holds %s GiB of main memory, without files that it maps."
                                .formatted(MemoryGauge.fineGib(ours))
                        + (forecast.isPresent()
                                ? "\nForecast of its peak: %s GiB, marked on the arc."
                                        .formatted(MemoryGauge.fineGib(expected))
                                : ""));
    }

    private static GaugeState machine(HostReading host, OptionalLong forecast) {
        String name = "Main memory";
        if (host.totalBytes().isEmpty() || host.availableBytes().isEmpty()) {
            return GaugeState.notRead(name, NOT_REPORTED, "The system does not report how much main memory is free.");
        }
        long total = host.totalBytes().getAsLong();
        long free = host.availableBytes().getAsLong();
        return MemoryGauge.of(name, total - free, total, host.availableBytes(), host.ownBytes(), forecast);
    }

    private static GaugeState processor(HostReading host) {
        if (host.hostLoad().isEmpty()) {
            return GaugeState.notRead(
                    "Processor", NOT_REPORTED, "The system does not report how busy the processor is.");
        }
        double all = host.hostLoad().getAsDouble();
        // both are measured over moments that differ
        var ours = host.processLoad().stream().map(load -> Math.min(load, all)).findFirst();
        var parts = ours.isPresent()
                ? "job %.0f %%, others %.0f %%".formatted(100 * ours.getAsDouble(), 100 * (all - ours.getAsDouble()))
                : "";
        return new GaugeState(
                "Processor",
                "%.0f".formatted(100 * all),
                "%",
                OptionalDouble.of(all),
                ours,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                GaugeLevel.NORMAL,
                "Normal",
                parts,
                "%.0f %% of all cores are busy.".formatted(100 * all)
                        + (ours.isPresent() ? "\nOf all cores: " + parts + "." : ""));
    }

    private static GaugeState temperature(HostReading host) {
        return host.celsius().isPresent()
                ? GpuGauges.temperature(host.celsius().getAsDouble(), false, "\nOf the processor.")
                : GaugeState.notRead(
                        "Temperature", NOT_REPORTED, "The system does not report how hot the processor is.");
    }
}
