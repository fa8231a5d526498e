package dev.rlmworkbench.gpu;

import dev.rlmworkbench.files.SystemFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// AMD's GPUs, by the files of the `amdgpu` driver of Linux (`Documentation/gpu/amdgpu` of the kernel).
final class AmdMonitor implements GpuMonitor {

    private static final String AMD = "0x1002";
    private static final double MILLI = 1e3;
    private static final double MICRO = 1e6;
    private static final long HERTZ_OF_A_MEGAHERTZ = 1_000_000;

    private final Path cards;

    /// @throws GpuUnavailableException when there is no such GPU
    AmdMonitor(Path sys) throws GpuUnavailableException {
        this.cards = sys.resolve("class/drm");
        if (devices().isEmpty()) {
            throw new GpuUnavailableException("there is no AMD GPU");
        }
    }

    private List<Path> devices() {
        return HostMonitor.folders(cards).stream()
                .filter(card -> card.getFileName().toString().matches("card\\d+"))
                .map(card -> card.resolve("device"))
                .filter(device -> SystemFile.text(device.resolve("vendor"))
                        .filter(AMD::equals)
                        .isPresent())
                .toList();
    }

    @Override
    public List<GpuReading> read() {
        var readings = new ArrayList<GpuReading>();
        for (var device : devices()) {
            int index = readings.size();
            var name = SystemFile.text(device.resolve("product_name")).orElse("AMD GPU");
            readings.add(PciGpus.isAsleep(device) ? GpuReading.asleep(index, name) : read(index, name, device));
        }
        return readings;
    }

    private static GpuReading read(int index, String name, Path device) {
        var sensors = HostMonitor.folders(device.resolve("hwmon")).stream()
                .findFirst()
                .orElse(device.resolve("hwmon"));
        return new GpuReading(
                index,
                name,
                Optional.empty(),
                false,
                Optional.empty(),
                memory(device),
                whole(SystemFile.number(device.resolve("gpu_busy_percent")), 1),
                whole(SystemFile.number(sensors.resolve("temp1_input")), (long) MILLI),
                watts(sensors, "power1_average", "power1_input"),
                watts(sensors, "power1_cap"),
                whole(SystemFile.number(sensors.resolve("freq1_input")), HERTZ_OF_A_MEGAHERTZ),
                whole(SystemFile.number(sensors.resolve("freq2_input")), HERTZ_OF_A_MEGAHERTZ),
                Optional.empty(),
                Optional.empty());
    }

    private static GpuMemory memory(Path device) {
        var total = SystemFile.number(device.resolve("mem_info_vram_total"));
        var used = SystemFile.number(device.resolve("mem_info_vram_used"));
        var free = total.isPresent() && used.isPresent() && used.getAsLong() <= total.getAsLong()
                ? OptionalLong.of(total.getAsLong() - used.getAsLong())
                : OptionalLong.empty();
        return new GpuMemory(total, used, free, OptionalLong.empty());
    }

    private static OptionalInt whole(OptionalLong told, long unit) {
        return told.isPresent() ? OptionalInt.of((int) (told.getAsLong() / unit)) : OptionalInt.empty();
    }

    private static OptionalDouble watts(Path sensors, String... files) {
        for (var file : files) {
            var microwatts = SystemFile.number(sensors.resolve(file));
            if (microwatts.isPresent()) {
                return OptionalDouble.of(microwatts.getAsLong() / MICRO);
            }
        }
        return OptionalDouble.empty();
    }

    @Override
    public String source() {
        return "the amdgpu driver";
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
