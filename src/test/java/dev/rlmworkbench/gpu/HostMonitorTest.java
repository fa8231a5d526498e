package dev.rlmworkbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostMonitorTest {

    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private HostReading read(long pid) {
        return new HostMonitor(OptionalLong.of(pid), folder.resolve("proc"), folder.resolve("sys")).read();
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void memoryIsWhatTheKernelSays() throws IOException {
        write(
                "proc/" + NOBODY + "/status",
                "Name:\tjava\nVmRSS:\t 9000000 kB\nRssAnon:\t  1047552 kB\nRssFile:\t  5000000 kB\nRssShmem:\t  1024 kB\n");
        write(
                "proc/meminfo",
                "MemTotal:       16384000 kB\nMemFree:          100000 kB\nMemAvailable:    8192000 kB\n");
        var reading = read(NOBODY);
        assertEquals(OptionalLong.of(1L << 30), reading.ownBytes(), "without the file that is mapped");
        assertEquals(OptionalLong.of(16384000L * 1024), reading.totalBytes());
        assertEquals(OptionalLong.of(8192000L * 1024), reading.availableBytes());
    }

    @Test
    void inAContainerMemoryIsWhatTheContainerHas() throws IOException {
        write("proc/meminfo", "MemTotal: 16384000 kB\nMemAvailable: 8192000 kB\n");
        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/memory.max", "2000000000\n");
        write("sys/fs/cgroup/memory.current", "1500000000\n");
        var reading = read(NOBODY);
        assertEquals(OptionalLong.of(2_000_000_000), reading.totalBytes());
        assertEquals(OptionalLong.of(500_000_000), reading.availableBytes());
    }

    @Test
    void ofAProcessThatIsGoneNothingIsTold() {
        var reading = read(NOBODY);
        assertEquals(OptionalLong.empty(), reading.ownBytes());
        assertEquals(OptionalDouble.empty(), reading.processLoad());
        assertEquals(OptionalLong.empty(), reading.availableBytes());
        assertTrue(reading.totalBytes().getAsLong() > 0, "the machine is there all the same");
    }

    @Test
    void aZombieHasNoMemoryLines() throws IOException {
        write("proc/" + NOBODY + "/status", "Name:\tjava\nState:\tZ (zombie)\n");
        assertEquals(OptionalLong.empty(), read(NOBODY).ownBytes());
    }

    @Test
    void temperatureIsThatOfTheProcessor() throws IOException {
        write("sys/class/hwmon/hwmon0/name", "nvme\n");
        write("sys/class/hwmon/hwmon0/temp1_input", "35850\n");
        assertEquals(OptionalDouble.empty(), read(NOBODY).celsius());
        write("sys/class/thermal/thermal_zone0/type", "x86_pkg_temp\n");
        write("sys/class/thermal/thermal_zone0/temp", "51000\n");
        assertEquals(OptionalDouble.of(51), read(NOBODY).celsius());
        write("sys/class/hwmon/hwmon1/name", "k10temp\n");
        write("sys/class/hwmon/hwmon1/temp1_input", "48250\n");
        assertEquals(OptionalDouble.of(48.25), read(NOBODY).celsius());
    }

    @Test
    void aSensorThatFailsIsAbsent() throws IOException {
        write("sys/class/hwmon/hwmon1/name", "coretemp\n");
        write("sys/class/hwmon/hwmon1/temp1_input", "\n");
        assertEquals(OptionalDouble.empty(), read(NOBODY).celsius());
    }

    @Test
    void aProcessThatWorksHasLoad() {
        long pid = ProcessHandle.current().pid();
        var monitor = new HostMonitor(OptionalLong.of(pid));
        var load = OptionalDouble.empty();
        // the clock of a process ticks coarsely: work until it has ticked
        for (int i = 0; i < 1000 && (load.isEmpty() || load.getAsDouble() == 0); i++) {
            work();
            load = monitor.read().processLoad();
        }
        assertTrue(load.getAsDouble() > 0 && load.getAsDouble() <= 1, load::toString);
    }

    private static void work() {
        double sum = 0;
        for (int i = 1; i < 1_000_000; i++) {
            sum += Math.sqrt(i);
        }
        assertTrue(sum > 0);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells the memory of a process in a file")
    void thisProcessHasMemory() {
        var reading = new HostMonitor(OptionalLong.of(ProcessHandle.current().pid())).read();
        long own = reading.ownBytes().orElseThrow();
        assertTrue(own > 10_000_000 && own < reading.totalBytes().orElseThrow());
        assertTrue(reading.availableBytes().orElseThrow() < reading.totalBytes().orElseThrow());
    }

    @Test
    void withoutAProcessTheMachineIsReadAlone() {
        var reading = new HostMonitor(OptionalLong.empty()).read();
        assertEquals(OptionalLong.empty(), reading.ownBytes());
        assertEquals(OptionalDouble.empty(), reading.processLoad());
        assertTrue(reading.totalBytes().getAsLong() > 0);
    }
}
