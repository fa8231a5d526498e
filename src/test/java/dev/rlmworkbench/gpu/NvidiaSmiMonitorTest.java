package dev.rlmworkbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiMonitorTest {

    private static final Path ROWS = Path.of("src/test/resources/gpu/nvidia-smi.csv");
    private static final long MEBIBYTE = 1L << 20;

    @TempDir
    private Path folder;

    private static List<GpuReading> rows() throws IOException {
        return Files.readAllLines(ROWS).stream()
                .map(line -> NvidiaSmiRow.parse(line, false).orElseThrow())
                .toList();
    }

    @Test
    void aRowHasEverything() throws IOException {
        var laptop = rows().getFirst();
        assertEquals("NVIDIA GeForce RTX 4050 Laptop GPU", laptop.name());
        assertEquals(Optional.of("580.95.05"), laptop.driver());
        assertEquals(
                new GpuMemory(
                        OptionalLong.of(6141 * MEBIBYTE),
                        OptionalLong.of(1083 * MEBIBYTE),
                        OptionalLong.of(4768 * MEBIBYTE),
                        OptionalLong.of(290 * MEBIBYTE)),
                laptop.memory());
        assertEquals(OptionalInt.of(97), laptop.busyPercent());
        assertEquals(OptionalInt.of(63), laptop.celsius());
        assertEquals(OptionalDouble.of(58.75), laptop.watts());
        assertEquals(OptionalDouble.of(60), laptop.limitWatts());
        assertEquals(OptionalInt.of(2355), laptop.coreMegahertz());
        assertEquals(OptionalInt.of(8001), laptop.memoryMegahertz());
        assertEquals(Optional.of(Set.of(ClockLimit.POWER_CAP)), laptop.clockLimits());
        assertEquals(Optional.empty(), laptop.processes(), "they are not asked for, which is not none");
    }

    @Test
    void wordsInPlaceOfNumbersAreAbsent() throws IOException {
        var old = rows().get(2);
        assertEquals(OptionalInt.empty(), old.busyPercent());
        assertEquals(OptionalDouble.empty(), old.watts());
        assertEquals(OptionalDouble.empty(), old.limitWatts());
        assertEquals(OptionalLong.empty(), old.memory().reserved());
        assertEquals(Optional.empty(), old.clockLimits());
        assertEquals(OptionalInt.of(45), old.celsius());
        var lost = rows().get(3);
        assertEquals("NVIDIA GPU", lost.name());
        assertEquals(GpuMemory.NOT_REPORTED, lost.memory());
    }

    @Test
    void whatIsNoRowIsNone() {
        assertEquals(Optional.empty(), NvidiaSmiRow.parse("No devices were found", false));
        assertEquals(Optional.empty(), NvidiaSmiRow.parse("", false));
    }

    @Test
    void aLoadThatIsNeverMeasuredIsNotZero() throws IOException {
        var line = Files.readAllLines(ROWS).get(1);
        assertEquals(
                OptionalInt.of(0), NvidiaSmiRow.parse(line, false).orElseThrow().busyPercent());
        assertEquals(
                OptionalInt.empty(),
                NvidiaSmiRow.parse(line, true).orElseThrow().busyPercent());
    }

    private String program(String script) throws IOException {
        var file =
                Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n[ \"$1\" = --help ] && exit 0\n" + script);
        assertTrue(file.toFile().setExecutable(true));
        return file.toString();
    }

    private NvidiaSmiMonitor open(String script) throws Exception {
        return new NvidiaSmiMonitor(program(script), new PciGpus(folder.resolve("sys")), false);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void oneProgramGoesOnTelling() throws Exception {
        var asked = folder.resolve("asked");
        try (var monitor = open("echo \"$@\" >> %s; cat %s; exec sleep 60".formatted(asked, ROWS.toAbsolutePath()))) {
            GpuReading last;
            do {
                last = monitor.read().getLast();
            } while (last.index() < 3);
            assertEquals(4, monitor.read().size());
            assertEquals("NVIDIA H200", monitor.read().get(1).name());
            assertEquals(
                    List.of("--query-gpu=" + String.join(",", NvidiaSmiRow.FIELDS)
                            + " --format=csv,noheader,nounits -lms 1000"),
                    Files.readAllLines(asked),
                    "asked once");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void anOlderProgramIsAskedForLess() throws Exception {
        var script = """
                case $1 in
                *clocks_event_reasons*) echo 'Field "clocks_event_reasons.active" is not a valid field to query.'; exit 2;;
                esac
                echo '0, Tesla P100-PCIE-16GB, 450.80.02, 16280, 0, 16280, 0, 31, 26.42, 250.00, 405, 715'
                exec sleep 60
                """;
        try (var monitor = open(script)) {
            var reading = monitor.read().getFirst();
            assertEquals("Tesla P100-PCIE-16GB", reading.name());
            assertEquals(OptionalInt.of(715), reading.memoryMegahertz());
            assertEquals(OptionalLong.empty(), reading.memory().reserved());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void withoutADriverTheProgramSaysWhy() {
        var failure = assertThrows(
                GpuUnavailableException.class,
                () -> open(
                        "echo \"NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\"; exit 9"));
        assertEquals(
                "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", failure.getMessage());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
    void whileTheGpuSleepsTheProgramIsNotRun() throws Exception {
        var device = Files.createDirectories(folder.resolve("sys/bus/pci/devices/0000:01:00.0/power"));
        Files.writeString(device.resolveSibling("vendor"), "0x10de\n");
        Files.writeString(device.resolveSibling("class"), "0x030000\n");
        Files.writeString(device.resolve("runtime_status"), "suspended\n");
        var asked = folder.resolve("asked");
        try (var monitor = open("touch %s; cat %s; exec sleep 60".formatted(asked, ROWS.toAbsolutePath()))) {
            assertTrue(monitor.read().getFirst().asleep());
            assertFalse(Files.exists(asked));
            Files.writeString(device.resolve("runtime_status"), "active\n");
            assertFalse(monitor.read().getFirst().asleep());
            assertTrue(Files.exists(asked));
        }
    }

    @Test
    void aMissingProgramIsSaid() {
        assertThrows(
                GpuUnavailableException.class,
                () -> new NvidiaSmiMonitor(folder.resolve("nothing").toString(), new PciGpus(folder), false));
    }
}
