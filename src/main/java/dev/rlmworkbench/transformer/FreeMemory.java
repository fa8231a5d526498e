package dev.rlmworkbench.transformer;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.files.SystemFile;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/// Memory that can be had now, so that a model that does not fit is refused before the system begins to swap.
///
/// @param bytes of main memory, those that only cache files among them
public record FreeMemory(long bytes) {

    public static FreeMemory ofThisMachine() {
        var available = SystemFile.bytes(Path.of("/proc/meminfo"), "MemAvailable");
        if (available.isPresent()) {
            return new FreeMemory(available.getAsLong());
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // Without a number for what could be freed, half of all memory is the guess.
        return new FreeMemory(Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 2));
    }

    /// The share of this machine's memory that is not free, 0 to 1.
    public double taken() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(1 - (double) bytes / system.getTotalMemorySize(), 0, 1);
    }

    /// @throws TransformerException when less is free
    public void require(long needed, String what) {
        if (needed > bytes) {
            throw new TransformerException(String.format(
                    Locale.ROOT,
                    "memory does not suffice for %s: it needs %.1f GB and %.1f GB are free; close other programs or use"
                            + " a smaller model",
                    what,
                    needed / 1e9,
                    bytes / 1e9));
        }
    }
}
