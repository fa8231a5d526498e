package dev.rlmworkbench.gpu;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// What one GPU reports at one moment. A value that it does not report is absent.
///
/// @param index        from 0, in the order of the driver
/// @param name         of the product, or a word that stands for it where it is not told
/// @param driver       version
/// @param asleep       the system has switched it off to save power; it was left asleep, so nothing else is known
/// @param trouble      why nothing could be read from a GPU that is awake
/// @param busyPercent  0 to 100: share of the last moment in which anything ran on it
/// @param celsius      of the chip
/// @param watts        drawn; newer GPUs tell the mean of the last second
/// @param limitWatts   that it may draw now
/// @param coreMegahertz   clock of the processors
/// @param memoryMegahertz clock of the memory
/// @param clockLimits  why the clock is not higher, empty set when nothing limits it
/// @param processes    that have it open
public record GpuReading(
        int index,
        String name,
        Optional<String> driver,
        boolean asleep,
        Optional<String> trouble,
        GpuMemory memory,
        OptionalInt busyPercent,
        OptionalInt celsius,
        OptionalDouble watts,
        OptionalDouble limitWatts,
        OptionalInt coreMegahertz,
        OptionalInt memoryMegahertz,
        Optional<Set<ClockLimit>> clockLimits,
        Optional<List<GpuProcess>> processes) {

    public GpuReading {
        clockLimits = clockLimits.map(Set::copyOf);
        processes = processes.map(List::copyOf);
    }

    static GpuReading asleep(int index, String name) {
        return nothingRead(index, name, true, Optional.empty());
    }

    static GpuReading failed(int index, String name, String why) {
        return nothingRead(index, name, false, Optional.of(why));
    }

    private static GpuReading nothingRead(int index, String name, boolean asleep, Optional<String> trouble) {
        return new GpuReading(
                index,
                name,
                Optional.empty(),
                asleep,
                trouble,
                GpuMemory.NOT_REPORTED,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
