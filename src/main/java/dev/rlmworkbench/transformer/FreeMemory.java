package dev.rlmworkbench.transformer;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.files.MemoryLimit;
import dev.rlmworkbench.files.SystemFile;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/// Memory that can be had now, so that a model that does not fit is refused before the system begins to swap.
///
/// @param bytes of main memory, those that only cache files among them
/// @param all   bytes that there are, of which those are free
public record FreeMemory(long bytes, long all) {

    /// The machine's, or what a container or a cluster's job leaves of it.
    public static FreeMemory ofThisMachine() {
        return of(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    static FreeMemory of(Path proc, Path groups) {
        var machine = ofMachine(proc.resolve("meminfo"));
        return MemoryLimit.of(proc.resolve("self"), groups)
                .filter(limit -> limit.left() < machine.bytes())
                .map(limit -> new FreeMemory(limit.left(), limit.bytes()))
                .orElse(machine);
    }

    private static FreeMemory ofMachine(Path meminfo) {
        var available = SystemFile.bytes(meminfo, "MemAvailable");
        var all = SystemFile.bytes(meminfo, "MemTotal");
        if (available.isPresent() && all.isPresent()) {
            return new FreeMemory(available.getAsLong(), all.getAsLong());
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        // Without a number for what could be freed, half of all memory is the guess.
        return new FreeMemory(Math.max(system.getFreeMemorySize(), total / 2), total);
    }

    /// The share of memory that is not free, 0 to 1.
    public double taken() {
        return Math.clamp(1 - (double) bytes / all, 0, 1);
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
