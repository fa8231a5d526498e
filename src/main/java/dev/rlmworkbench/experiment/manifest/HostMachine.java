package dev.rlmworkbench.experiment.manifest;

import dev.rlmworkbench.gpu.GpuMonitors;
import dev.rlmworkbench.gpu.GpuReading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run was made on, for the manifest and for `doctor`.
///
/// @param cpu         model name, or the architecture where the system does not tell it
/// @param memoryBytes physical memory, 0 when unknown
/// @param gpus        one line a device: name, memory, driver; empty when there is none that tells
public record HostMachine(
        String jdk, String os, String architecture, String cpu, int processors, long memoryBytes, List<String> gpus) {

    private static final long MEBIBYTE = 1L << 20;
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /// Asks the drivers of GPUs, so not on a thread that must not wait.
    public static HostMachine here() {
        try (var gpus = GpuMonitors.find()) {
            return here(gpus.read());
        }
    }

    public static HostMachine here(List<GpuReading> gpus) {
        return new HostMachine(
                "%s (%s)".formatted(System.getProperty("java.runtime.version"), System.getProperty("java.vendor")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                physicalMemory(),
                gpus.stream().map(HostMachine::line).toList());
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }

    private static String cpuName() {
        var fallback = System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
        if (!Files.isReadable(CPU_INFO)) {
            return fallback;
        }
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(fallback);
        } catch (IOException _) {
            return fallback;
        }
    }

    private static String line(GpuReading gpu) {
        var facts = new ArrayList<>(List.of(gpu.name()));
        gpu.memory().total().ifPresent(bytes -> facts.add(bytes / MEBIBYTE + " MiB"));
        gpu.driver().ifPresent(facts::add);
        gpu.trouble().ifPresent(facts::add);
        if (gpu.asleep()) {
            facts.add("asleep");
        }
        return String.join(", ", facts);
    }
}
