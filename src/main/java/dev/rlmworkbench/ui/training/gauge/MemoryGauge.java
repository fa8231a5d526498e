package dev.rlmworkbench.ui.training.gauge;

import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The gauge of a memory, of a GPU or of the machine: what the training holds, what others do, and where it is expected
/// to end up.
final class MemoryGauge {

    private static final double HIGH = 0.85;
    private static final double CRITICAL = 0.95;

    private MemoryGauge() {}

    /// All in bytes.
    ///
    /// @param free     empty where it is not told beside `used`
    /// @param ours     of `used`, empty where the system does not tell whose it is
    /// @param forecast of the training's peak
    static GaugeState of(
            String name, long used, long total, OptionalLong free, OptionalLong ours, OptionalLong forecast) {
        double share = Math.clamp((double) used / total, 0, 1);
        var level = GaugeLevel.of(share, HIGH, CRITICAL);
        long others = used - Math.min(used, ours.orElse(0));
        return new GaugeState(
                name,
                gib(used),
                "of %s GiB".formatted(gib(total)),
                OptionalDouble.of(share),
                ours.isPresent()
                        ? OptionalDouble.of(Math.clamp((double) ours.getAsLong() / total, 0, share))
                        : OptionalDouble.empty(),
                forecast.isPresent() && ours.isPresent()
                        // others stay where they are
                        ? OptionalDouble.of(Math.clamp((double) (others + forecast.getAsLong()) / total, 0, 1))
                        : OptionalDouble.empty(),
                OptionalDouble.of(HIGH),
                level,
                GpuGauges.words(level, "High", "Full"),
                ours.isPresent()
                        ? "job %s, others %s".formatted(gib(ours.getAsLong()), gib(others))
                        : free.isPresent() ? "free %s".formatted(gib(free.getAsLong())) : "",
                detail(used, free, ours, others, forecast));
    }

    private static String detail(long used, OptionalLong free, OptionalLong ours, long others, OptionalLong forecast) {
        var lines = new ArrayList<String>();
        if (ours.isPresent()) {
            lines.add("This training: %s GiB".formatted(gib(ours.getAsLong())));
            lines.add("Other programs: %s GiB".formatted(gib(others)));
        } else {
            lines.add("In use: %s GiB; the system does not tell by whom".formatted(gib(used)));
        }
        free.ifPresent(bytes -> lines.add("Free: %s GiB".formatted(gib(bytes))));
        forecast.ifPresent(
                bytes -> lines.add("Forecast of the training's peak: %s GiB, marked on the arc".formatted(gib(bytes))));
        return String.join("\n", lines);
    }

    static String gib(long bytes) {
        return "%.1f".formatted(bytes / MemoryShares.GIB);
    }

    /// With one digit more where one alone says little, as of a small model.
    static String fineGib(long bytes) {
        return bytes < MemoryShares.GIB ? "%.2f".formatted(bytes / MemoryShares.GIB) : gib(bytes);
    }
}
