package dev.rlmworkbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Against a library of NVML's names that is compiled here.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the library is compiled for Linux")
class NvmlMonitorTest {

    private static final OptionalLong TOTAL = OptionalLong.of(6439305216L);
    private static final OptionalLong FREE = OptionalLong.of(5000000000L);

    @TempDir
    private Path folder;

    private String library(String... options) throws IOException, InterruptedException {
        var file = folder.resolve("libpretend-nvml.so");
        var command = new ArrayList<>(List.of("cc", "-shared", "-fPIC", "-w", "-DCALLS=\"" + calls() + "\""));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", file.toString(), "src/test/resources/gpu/pretend-nvml.c"));
        Process compiler;
        try {
            compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no C compiler is here: " + e.getMessage());
            throw e;
        }
        var words = new String(compiler.getInputStream().readAllBytes());
        assertEquals(0, compiler.waitFor(), words);
        return file.toString();
    }

    private Path calls() {
        return folder.resolve("calls");
    }

    private PciGpus bus() {
        return new PciGpus(folder.resolve("sys"));
    }

    private NvmlMonitor open(String... options) throws Exception {
        return new NvmlMonitor(library(options), bus(), false);
    }

    private void onTheBus(String address, String vendor, String deviceClass, String status) throws IOException {
        var device = Files.createDirectories(folder.resolve("sys/bus/pci/devices/" + address));
        Files.writeString(device.resolve("vendor"), vendor + "\n");
        Files.writeString(device.resolve("class"), deviceClass + "\n");
        Files.writeString(Files.createDirectories(device.resolve("power")).resolve("runtime_status"), status + "\n");
    }

    @Test
    void everythingThatTheDriverTellsIsRead() throws Exception {
        try (var monitor = open()) {
            assertEquals("NVML of driver 580.95.05", monitor.source());
            var readings = monitor.read();
            assertEquals(2, readings.size());
            var laptop = readings.getFirst();
            assertEquals("NVIDIA GeForce RTX 4050 Laptop GPU", laptop.name());
            assertEquals(Optional.of("580.95.05"), laptop.driver());
            assertEquals(
                    new GpuMemory(TOTAL, OptionalLong.of(1135218176L), FREE, OptionalLong.of(304087040L)),
                    laptop.memory());
            assertEquals(OptionalInt.of(97), laptop.busyPercent());
            assertEquals(OptionalInt.of(63), laptop.celsius());
            assertEquals(OptionalDouble.of(58.75), laptop.watts());
            assertEquals(OptionalDouble.of(60), laptop.limitWatts());
            assertEquals(OptionalInt.of(2355), laptop.coreMegahertz());
            assertEquals(OptionalInt.of(8001), laptop.memoryMegahertz());
            assertEquals(Optional.of(Set.of(ClockLimit.POWER_CAP, ClockLimit.HEAT)), laptop.clockLimits());
            assertEquals(1, readings.getLast().index());
            assertEquals(OptionalInt.of(0), readings.getLast().busyPercent());
        }
    }

    @Test
    void programsThatComputeAndThatDrawAreListedOnce() throws Exception {
        try (var monitor = open()) {
            var readings = monitor.read();
            var processes = readings.getFirst().processes().orElseThrow();
            assertEquals(13, processes.size(), "12 compute, 2 draw, 1 does both");
            assertEquals(4000000000L, processes.getFirst().pid(), "a number above 2^31 keeps its sign");
            assertEquals(OptionalLong.of(1L << 30), processes.getFirst().bytes());
            assertEquals(4000000012L, processes.getLast().pid());
            assertEquals(Optional.of(List.of()), readings.getLast().processes(), "none, which is not unknown");
        }
    }

    @Test
    void withoutTheNewMemoryCallTheOldOneIsAsked() throws Exception {
        try (var monitor = open("-DV1_ONLY")) {
            assertEquals(
                    new GpuMemory(TOTAL, OptionalLong.of(1439305216L), FREE, OptionalLong.empty()),
                    monitor.read().getFirst().memory());
        }
    }

    @Test
    void anOlderDriverHasOtherNames() throws Exception {
        try (var monitor = open("-DOLD")) {
            var reading = monitor.read().getFirst();
            assertEquals(Optional.of(Set.of(ClockLimit.IDLE)), reading.clockLimits());
            assertEquals(13, reading.processes().orElseThrow().size());
        }
    }

    @Test
    void whatADriverDoesNotSupportIsAbsent() throws Exception {
        try (var monitor = open("-DSILENT")) {
            assertNothingButTheName(monitor.read().getFirst());
            assertEquals(Optional.empty(), monitor.read().getFirst().processes());
        }
    }

    @Test
    void valuesThatStandForNotAvailableAreAbsent() throws Exception {
        try (var monitor = open("-DSENTINELS")) {
            var reading = monitor.read().getFirst();
            assertNothingButTheName(reading);
            assertEquals(13, reading.processes().orElseThrow().size());
            assertTrue(reading.processes().orElseThrow().stream()
                    .allMatch(process -> process.bytes().isEmpty()));
        }
    }

    private static void assertNothingButTheName(GpuReading reading) {
        assertEquals("NVIDIA GeForce RTX 4050 Laptop GPU", reading.name());
        assertEquals(GpuMemory.NOT_REPORTED, reading.memory());
        assertEquals(OptionalInt.empty(), reading.busyPercent());
        assertEquals(OptionalInt.empty(), reading.celsius());
        assertEquals(OptionalDouble.empty(), reading.watts());
        assertEquals(OptionalDouble.empty(), reading.limitWatts());
        assertEquals(OptionalInt.empty(), reading.coreMegahertz());
        assertEquals(OptionalInt.empty(), reading.memoryMegahertz());
        assertEquals(Optional.empty(), reading.clockLimits());
    }

    @Test
    void aGpuThatIsLostSaysSoAndTheOtherIsRead() throws Exception {
        try (var monitor = open("-DLOST")) {
            var readings = monitor.read();
            assertEquals(OptionalInt.of(63), readings.getFirst().celsius());
            assertEquals(Optional.of("GPU is lost"), readings.getLast().trouble());
            assertEquals(GpuMemory.NOT_REPORTED, readings.getLast().memory());
        }
    }

    @Test
    void withoutADriverTheReasonIsSaid() throws Exception {
        var library = library("-DNO_DRIVER");
        var failure = assertThrows(GpuUnavailableException.class, () -> new NvmlMonitor(library, bus(), false));
        assertEquals("Driver Not Loaded", failure.getMessage());
    }

    @Test
    void aLoadThatIsNeverMeasuredIsNotZero() throws Exception {
        try (var monitor = new NvmlMonitor(library(), bus(), true)) {
            var readings = monitor.read();
            assertEquals(OptionalInt.of(97), readings.getFirst().busyPercent());
            assertEquals(OptionalInt.empty(), readings.getLast().busyPercent());
        }
    }

    @Test
    void aGpuThatSleepsIsNotWoken() throws Exception {
        onTheBus("0000:00:02.0", "0x8086", "0x030000", "active");
        onTheBus("0000:01:00.0", "0x10de", "0x030000", "suspended");
        onTheBus("0000:01:00.1", "0x10de", "0x040300", "active");
        try (var monitor = open()) {
            assertTrue(monitor.read().getFirst().asleep());
            assertEquals(1, monitor.read().size(), "its sound device is no GPU");
        }
        assertFalse(Files.exists(calls()), "the library was not started");
    }

    @Test
    void theDriverIsLetGoWhenTheGpuFallsAsleep() throws Exception {
        onTheBus("0000:01:00.0", "0x10de", "0x030000", "active");
        try (var monitor = open()) {
            assertFalse(monitor.read().getFirst().asleep());
            onTheBus("0000:01:00.0", "0x10de", "0x030000", "suspended");
            Files.delete(calls());
            assertTrue(monitor.read().getFirst().asleep());
            assertTrue(monitor.read().getFirst().asleep());
            assertEquals(List.of("nvmlShutdown"), Files.readAllLines(calls()));
            onTheBus("0000:01:00.0", "0x10de", "0x030000", "active");
            assertEquals(OptionalInt.of(63), monitor.read().getFirst().celsius());
        }
    }

    @Test
    void besideOneThatSleepsTheOtherIsRead() throws Exception {
        onTheBus("0000:01:00.0", "0x10de", "0x030000", "suspended");
        onTheBus("0000:02:00.0", "0x10de", "0x030200", "active");
        onTheBus("0000:03:00.0", "0x10de", "0x030200", "active");
        try (var monitor = open()) {
            var readings = monitor.read();
            assertEquals(2, readings.size(), "the third was not given to this container");
            assertTrue(readings.getFirst().asleep());
            assertEquals("NVIDIA H200", readings.getLast().name());
            assertEquals(List.of("nvmlInit_v2", "0000:02:00.0", "0000:03:00.0"), Files.readAllLines(calls()));
        }
    }

    @Test
    void aMissingLibraryIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NvmlMonitor(folder.resolve("nothing.so").toString(), bus(), false));
    }
}
