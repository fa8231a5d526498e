package dev.rlmworkbench.gpu;

import dev.rlmworkbench.files.ProgramOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The GPU of a Mac, by what `ioreg` prints of its driver's statistics. It shares the main memory, so there is no total
/// of its own; heat, power and clocks are not told.
final class AppleMonitor implements GpuMonitor {

    private static final Pattern MODEL = Pattern.compile("\"model\" = <?\"([^\"]+)\"");
    private static final Pattern STATISTICS = Pattern.compile("\"PerformanceStatistics\" = \\{([^}]*)}");
    private static final int MAX_PERCENT = 100;

    private final Supplier<Optional<String>> registry;

    /// @throws GpuUnavailableException when it prints no GPU
    AppleMonitor() throws GpuUnavailableException {
        this(() -> ProgramOutput.of("ioreg", "-r", "-c", "IOAccelerator", "-d", "1"));
    }

    /// @param registry what the program prints now, empty when it fails
    AppleMonitor(Supplier<Optional<String>> registry) throws GpuUnavailableException {
        this.registry = registry;
        if (read().isEmpty()) {
            throw new GpuUnavailableException("ioreg tells of no GPU");
        }
    }

    @Override
    public List<GpuReading> read() {
        var readings = new ArrayList<GpuReading>();
        // each device begins with a line such as: +-o AGXAcceleratorG13G  <class ...>
        for (var device : registry.get().orElse("").split("(?m)^\\+-o ")) {
            var statistics = STATISTICS.matcher(device);
            if (statistics.find()) {
                readings.add(read(readings.size(), device, statistics.group(1)));
            }
        }
        return readings;
    }

    private static GpuReading read(int index, String device, String statistics) {
        var model = MODEL.matcher(device);
        var busy = number(statistics, "Device Utilization %");
        return new GpuReading(
                index,
                model.find() ? model.group(1) : "Apple GPU",
                Optional.empty(),
                false,
                Optional.empty(),
                new GpuMemory(
                        OptionalLong.empty(),
                        number(statistics, "In use system memory"),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                busy.isPresent() && busy.getAsLong() <= MAX_PERCENT
                        ? OptionalInt.of((int) busy.getAsLong())
                        : OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static OptionalLong number(String statistics, String key) {
        var found =
                Pattern.compile("\"" + Pattern.quote(key) + "\"=(\\d{1,18})").matcher(statistics);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    @Override
    public String source() {
        return "ioreg";
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
