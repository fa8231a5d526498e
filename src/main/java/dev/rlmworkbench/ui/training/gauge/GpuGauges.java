package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.gpu.ClockLimit;
import dev.rlmworkbench.gpu.GpuProcess;
import dev.rlmworkbench.gpu.GpuReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/// What the gauges show of a GPU. A value that its driver does not report has an en dash.
final class GpuGauges {

    private static final String NOT_REPORTED = "not reported";
    private static final double HOTTEST = 100;

    /// NVIDIA's chips begin to slow down between 83 and 95 degrees, each at its own.
    private static final double HOT = 0.80;

    private static final double TOO_HOT = 0.90;
    private static final double AT_ITS_LIMIT = 0.95;
    private static final Set<ClockLimit> HEAT = Set.of(ClockLimit.HEAT, ClockLimit.HARDWARE_HEAT);

    private GpuGauges() {}

    /// Memory, utilisation, temperature and power.
    ///
    /// @param process  id of the training's, empty for none
    /// @param forecast bytes that it is expected to take at most
    static List<GaugeState> of(GpuReading gpu, OptionalLong process, OptionalLong forecast) {
        if (gpu.asleep()) {
            return nothing("asleep", gpu.name() + " is asleep, and is not woken to be read.");
        }
        if (gpu.trouble().isPresent()) {
            return nothing(
                    "not read",
                    "%s could not be read: %s."
                            .formatted(gpu.name(), gpu.trouble().get()));
        }
        return List.of(memory(gpu, process, forecast), busy(gpu), temperature(gpu), power(gpu));
    }

    private static List<GaugeState> nothing(String why, String detail) {
        return List.of("GPU memory", "Utilisation", "Temperature", "Power").stream()
                .map(name -> GaugeState.notRead(name, why, detail))
                .toList();
    }

    /// Bytes that a process holds on it, empty where the driver does not tell.
    static OptionalLong bytesOf(GpuReading gpu, OptionalLong process) {
        if (process.isEmpty() || gpu.processes().isEmpty()) {
            return OptionalLong.empty();
        }
        return gpu.processes().get().stream()
                .filter(each -> each.pid() == process.getAsLong())
                .findFirst()
                .map(GpuProcess::bytes)
                .orElse(OptionalLong.empty());
    }

    private static GaugeState memory(GpuReading gpu, OptionalLong process, OptionalLong forecast) {
        var memory = gpu.memory();
        if (memory.used().isEmpty() || memory.total().isEmpty()) {
            return GaugeState.notRead("GPU memory", NOT_REPORTED, "The driver does not report the memory of this GPU.");
        }
        return MemoryGauge.of(
                "GPU memory",
                memory.used().getAsLong(),
                memory.total().getAsLong(),
                memory.free(),
                bytesOf(gpu, process),
                forecast);
    }

    private static GaugeState busy(GpuReading gpu) {
        if (gpu.busyPercent().isEmpty()) {
            return GaugeState.notRead("Utilisation", NOT_REPORTED, "The driver does not report how busy this GPU is.");
        }
        int percent = gpu.busyPercent().getAsInt();
        return new GaugeState(
                "Utilisation",
                String.valueOf(percent),
                "%",
                OptionalDouble.of(percent / 100.0),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                GaugeLevel.NORMAL,
                percent == 0 ? "Idle" : "Normal",
                gpu.coreMegahertz().isPresent()
                        ? "%,d MHz".formatted(gpu.coreMegahertz().getAsInt())
                        : "",
                "Anything ran on it for %d %% of the last moment.".formatted(percent) + clocks(gpu));
    }

    private static String clocks(GpuReading gpu) {
        var said = new ArrayList<String>();
        gpu.coreMegahertz().ifPresent(clock -> said.add("processors %,d MHz".formatted(clock)));
        gpu.memoryMegahertz().ifPresent(clock -> said.add("memory %,d MHz".formatted(clock)));
        return said.isEmpty() ? "" : "\nClocks: " + String.join(", ", said) + ".";
    }

    private static GaugeState temperature(GpuReading gpu) {
        if (gpu.celsius().isEmpty()) {
            return GaugeState.notRead("Temperature", NOT_REPORTED, "The driver does not report how hot this GPU is.");
        }
        int celsius = gpu.celsius().getAsInt();
        boolean slowed = gpu.clockLimits().orElse(Set.of()).stream().anyMatch(HEAT::contains);
        return temperature(celsius, slowed, "");
    }

    static GaugeState temperature(double celsius, boolean slowed, String detail) {
        double share = Math.clamp(celsius / HOTTEST, 0, 1);
        var level = slowed ? GaugeLevel.CRITICAL : GaugeLevel.of(share, HOT, TOO_HOT);
        return new GaugeState(
                "Temperature",
                "%.0f".formatted(celsius),
                "°C",
                OptionalDouble.of(share),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(HOT),
                level,
                slowed ? "Slowed" : words(level, "Hot", "Too hot"),
                slowed ? "slower for its heat" : "",
                "%.0f °C.".formatted(celsius) + (slowed ? "\nIt is slower, because it is too hot." : "") + detail);
    }

    static String words(GaugeLevel level, String high, String critical) {
        return switch (level) {
            case NORMAL -> "Normal";
            case HIGH -> high;
            case CRITICAL -> critical;
            case UNKNOWN -> "";
        };
    }

    private static GaugeState power(GpuReading gpu) {
        if (gpu.watts().isEmpty()) {
            return GaugeState.notRead("Power", NOT_REPORTED, "The driver does not report what this GPU draws.");
        }
        double watts = gpu.watts().getAsDouble();
        var limit = gpu.limitWatts();
        var share = limit.isPresent() && limit.getAsDouble() > 0
                ? OptionalDouble.of(Math.clamp(watts / limit.getAsDouble(), 0, 1))
                : OptionalDouble.empty();
        // drawing all that it may is no harm: the clock is lower for it
        boolean full = share.orElse(0) >= AT_ITS_LIMIT;
        return new GaugeState(
                "Power",
                "%.0f".formatted(watts),
                share.isPresent() ? "of %.0f W".formatted(limit.getAsDouble()) : "W",
                share,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                share.isPresent() ? OptionalDouble.of(AT_ITS_LIMIT) : OptionalDouble.empty(),
                full ? GaugeLevel.HIGH : GaugeLevel.NORMAL,
                full ? "At limit" : "Normal",
                "",
                "%.1f W%s."
                                .formatted(
                                        watts,
                                        share.isPresent()
                                                ? " of %.0f W that it may draw".formatted(limit.getAsDouble())
                                                : "")
                        + slowedBy(gpu)
                                .map(why -> "\nIt is slower, because " + why + ".")
                                .orElse(""));
    }

    /// Why work is slower on it than it could be, empty where nothing holds it up or the driver does not tell.
    static Optional<String> slowedBy(GpuReading gpu) {
        return gpu.clockLimits().orElse(Set.of()).stream()
                .filter(ClockLimit::slows)
                .max((a, b) -> Boolean.compare(HEAT.contains(a), HEAT.contains(b)))
                .map(ClockLimit::words);
    }
}
