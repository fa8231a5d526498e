package dev.rlmworkbench.gpu;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// One GPU as NVML tells it, once. Places and sizes are those of `nvml.h`; every call that fails leaves its value
/// absent.
final class NvmlDevice {

    private static final int NAME_TEXT = 96;
    private static final int CORE_CLOCK = 0;
    private static final int MEMORY_CLOCK = 2;
    private static final int CHIP_SENSOR = 0;
    private static final double MILLI = 1000.0;
    private static final int MAX_PERCENT = 100;
    /// `nvmlMemory_v2_t`: 40 bytes, version 2.
    private static final int MEMORY_V2 = 40 | 2 << 24;

    private static final int MEMORY_V2_BYTES = 40;
    private static final int MEMORY_BYTES = 24;

    private final NvmlLibrary nvml;
    private final MemorySegment device;

    NvmlDevice(NvmlLibrary nvml, MemorySegment device) {
        this.nvml = nvml;
        this.device = device;
    }

    GpuReading read(int index, String driver, boolean idleMeansUnknown) {
        try (var arena = Arena.ofConfined()) {
            return new GpuReading(
                    index,
                    name(arena).orElse("NVIDIA GPU"),
                    Optional.of(driver).filter(version -> !version.isEmpty()),
                    false,
                    Optional.empty(),
                    memory(arena),
                    busy(arena, idleMeansUnknown),
                    number(arena, "nvmlDeviceGetTemperature", CHIP_SENSOR),
                    watts(number(arena, "nvmlDeviceGetPowerUsage")),
                    watts(number(arena, "nvmlDeviceGetEnforcedPowerLimit")),
                    number(arena, "nvmlDeviceGetClockInfo", CORE_CLOCK),
                    number(arena, "nvmlDeviceGetClockInfo", MEMORY_CLOCK),
                    clockLimits(arena),
                    processes(arena));
        }
    }

    private Optional<String> name(Arena arena) {
        var text = arena.allocate(NAME_TEXT);
        return nvml.call("nvmlDeviceGetName", device, text, NAME_TEXT) == NvmlLibrary.SUCCESS
                ? Optional.of(text.getString(0)).filter(name -> !name.isBlank())
                : Optional.empty();
    }

    private GpuMemory memory(Arena arena) {
        var memory = arena.allocate(MEMORY_V2_BYTES, JAVA_LONG.byteAlignment());
        memory.set(JAVA_INT, 0, MEMORY_V2);
        if (nvml.call("nvmlDeviceGetMemoryInfo_v2", device, memory) == NvmlLibrary.SUCCESS) {
            var total = known(memory.get(JAVA_LONG, 8));
            var reserved = known(memory.get(JAVA_LONG, 16));
            var free = known(memory.get(JAVA_LONG, 24));
            // drivers differ in whether their "used" contains what is reserved; the rest of the sum does not
            return new GpuMemory(total, difference(difference(total, free), reserved), free, reserved);
        }
        memory = arena.allocate(MEMORY_BYTES, JAVA_LONG.byteAlignment());
        if (nvml.call("nvmlDeviceGetMemoryInfo", device, memory) != NvmlLibrary.SUCCESS) {
            return GpuMemory.NOT_REPORTED;
        }
        return new GpuMemory(
                known(memory.get(JAVA_LONG, 0)),
                known(memory.get(JAVA_LONG, 16)),
                known(memory.get(JAVA_LONG, 8)),
                OptionalLong.empty());
    }

    private static OptionalLong difference(OptionalLong whole, OptionalLong part) {
        return whole.isPresent() && part.isPresent() && part.getAsLong() <= whole.getAsLong()
                ? OptionalLong.of(whole.getAsLong() - part.getAsLong())
                : OptionalLong.empty();
    }

    private OptionalInt busy(Arena arena, boolean idleMeansUnknown) {
        var rates = arena.allocate(JAVA_INT, 2);
        if (nvml.call("nvmlDeviceGetUtilizationRates", device, rates) != NvmlLibrary.SUCCESS) {
            return OptionalInt.empty();
        }
        int percent = rates.get(JAVA_INT, 0);
        return percent < 0 || percent > MAX_PERCENT || (percent == 0 && idleMeansUnknown)
                ? OptionalInt.empty()
                : OptionalInt.of(percent);
    }

    private OptionalInt number(Arena arena, String function, Object... what) {
        var value = arena.allocate(JAVA_INT);
        int code = what.length == 0 ? nvml.call(function, device, value) : nvml.call(function, device, what[0], value);
        int told = value.get(JAVA_INT, 0);
        // all bits set stands for "not available", and nothing that is asked for here is so large
        return code == NvmlLibrary.SUCCESS && told >= 0 ? OptionalInt.of(told) : OptionalInt.empty();
    }

    private static OptionalDouble watts(OptionalInt milliwatts) {
        return milliwatts.isPresent() ? OptionalDouble.of(milliwatts.getAsInt() / MILLI) : OptionalDouble.empty();
    }

    private Optional<Set<ClockLimit>> clockLimits(Arena arena) {
        var bits = arena.allocate(JAVA_LONG);
        // the older name is that of drivers before 535
        for (var function :
                List.of("nvmlDeviceGetCurrentClocksEventReasons", "nvmlDeviceGetCurrentClocksThrottleReasons")) {
            if (nvml.call(function, device, bits) == NvmlLibrary.SUCCESS) {
                long told = bits.get(JAVA_LONG, 0);
                return told < 0 ? Optional.empty() : Optional.of(ClockLimit.ofBits(told));
            }
        }
        return Optional.empty();
    }

    private Optional<List<GpuProcess>> processes(Arena arena) {
        var computing = NvmlProcesses.list(nvml, device, "nvmlDeviceGetComputeRunningProcesses", arena);
        var drawing = NvmlProcesses.list(nvml, device, "nvmlDeviceGetGraphicsRunningProcesses", arena);
        return computing.isEmpty() && drawing.isEmpty()
                ? Optional.empty()
                : Optional.of(NvmlProcesses.together(computing.orElse(List.of()), drawing.orElse(List.of())));
    }

    /// All bits set stands for "not available".
    static OptionalLong known(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
