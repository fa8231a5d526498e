package dev.rlmworkbench.gpu;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.files.MemoryLimit;
import dev.rlmworkbench.files.SystemFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Reads main memory, processors and temperature: of one process, which need not be this one, and of the machine. One
/// thread at a time. Memory of a process and temperature are told by Linux only.
public final class HostMonitor {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double NANOS = 1e9;
    private static final double MILLI = 1000.0;

    /// Sensors that sit in a processor, as Linux drivers name them; the first that is there is taken.
    private static final List<String> PROCESSOR_SENSORS =
            List.of("coretemp", "k10temp", "zenpower", "cpu_thermal", "x86_pkg_temp", "cpu-thermal", "soc_thermal");

    private final OptionalLong process;
    private final Path proc;
    private final Path sys;
    private long lastNanos;
    private Duration lastProcessorTime;

    /// @param process id of the one to watch, empty for none; once it has ended, what is told of it is absent
    public HostMonitor(OptionalLong process) {
        this(process, Path.of("/proc"), Path.of("/sys"));
    }

    HostMonitor(OptionalLong process, Path proc, Path sys) {
        this.process = process;
        this.proc = proc;
        this.sys = sys;
        this.lastNanos = System.nanoTime();
        this.lastProcessorTime = processorTime();
    }

    public HostReading read() {
        var status = proc.resolve(process.isPresent() ? String.valueOf(process.getAsLong()) : "none")
                .resolve("status");
        var available = SystemFile.bytes(proc.resolve("meminfo"), "MemAvailable");
        var limit = MemoryLimit.of(proc.resolve("self"), sys.resolve("fs/cgroup"))
                .filter(group -> available.isEmpty() || group.left() < available.getAsLong());
        return new HostReading(
                ownBytes(status),
                limit.isEmpty() ? totalBytes() : OptionalLong.of(limit.get().bytes()),
                limit.isEmpty() ? available : OptionalLong.of(limit.get().left()),
                processLoad(),
                share(SYSTEM.getCpuLoad()),
                celsius());
    }

    /// @param status the file of this name that Linux has of a process
    public static OptionalLong ownBytes(Path status) {
        var pages = SystemFile.bytes(status, "RssAnon");
        return pages.isEmpty()
                ? pages
                : OptionalLong.of(
                        pages.getAsLong() + SystemFile.bytes(status, "RssShmem").orElse(0));
    }

    private OptionalLong totalBytes() {
        var told = SystemFile.bytes(proc.resolve("meminfo"), "MemTotal");
        return told.isPresent() ? told : OptionalLong.of(SYSTEM.getTotalMemorySize());
    }

    private OptionalDouble processLoad() {
        long now = System.nanoTime();
        var time = processorTime();
        double wall = (now - lastNanos) / NANOS * Runtime.getRuntime().availableProcessors();
        double worked = time.minus(lastProcessorTime).toNanos() / NANOS;
        // zero time stands for a process that the system tells nothing of
        var load = time.isZero() || wall <= 0 ? OptionalDouble.empty() : share(worked / wall);
        lastNanos = now;
        lastProcessorTime = time;
        return load;
    }

    private Duration processorTime() {
        return process.stream()
                .boxed()
                .flatMap(id -> ProcessHandle.of(id).stream())
                .findFirst()
                .flatMap(found -> found.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /// The clocks of processes tick coarsely, so that a short interval may seem fuller than full.
    private static OptionalDouble share(double load) {
        return load >= 0 ? OptionalDouble.of(Math.min(1, load)) : OptionalDouble.empty();
    }

    private OptionalDouble celsius() {
        for (var sensor : PROCESSOR_SENSORS) {
            for (var place : List.of("class/hwmon", "class/thermal")) {
                for (var folder : folders(sys.resolve(place))) {
                    var told = celsius(folder, sensor);
                    if (told.isPresent()) {
                        return OptionalDouble.of(told.getAsLong() / MILLI);
                    }
                }
            }
        }
        return OptionalDouble.empty();
    }

    /// Thousandths of a degree.
    private static OptionalLong celsius(Path folder, String sensor) {
        if (SystemFile.text(folder.resolve("name")).filter(sensor::equals).isPresent()) {
            return SystemFile.number(folder.resolve("temp1_input"));
        }
        return SystemFile.text(folder.resolve("type")).filter(sensor::equals).isPresent()
                ? SystemFile.number(folder.resolve("temp"))
                : OptionalLong.empty();
    }

    static List<Path> folders(Path parent) {
        try (var found = Files.list(parent)) {
            return found.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException _) {
            return List.of(); // a system without such a folder
        }
    }
}
