package dev.rlmworkbench.experiment.manifest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a run was made on, for the manifest and for `doctor`.
///
/// @param cpu         model name, or the architecture where the system does not tell it
/// @param memoryBytes physical memory, 0 when unknown
/// @param gpus        one line a device as its driver's tool tells it, empty when there is none
public record HostMachine(
        String jdk, String os, String architecture, String cpu, int processors, long memoryBytes, List<String> gpus) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public static HostMachine here() {
        return new HostMachine(
                "%s (%s)".formatted(System.getProperty("java.runtime.version"), System.getProperty("java.vendor")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                physicalMemory(),
                gpuNames());
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

    private static List<String> gpuNames() {
        var lines = output("nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader");
        return lines == null ? List.of() : lines.lines().map(String::strip).toList();
    }

    /// What a small helper program prints; null when it is not there, fails or takes longer than a few seconds.
    static @Nullable String output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            // these tools print less than a pipe holds, so reading after the end cannot block them
            var text = new String(process.getInputStream().readAllBytes()).strip();
            return process.exitValue() == 0 && !text.isEmpty() ? text : null;
        } catch (IOException _) {
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
