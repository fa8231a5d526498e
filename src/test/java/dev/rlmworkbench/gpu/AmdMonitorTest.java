package dev.rlmworkbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AmdMonitorTest {

    @TempDir
    private Path sys;

    private void write(String file, String text) throws IOException {
        var path = sys.resolve("class/drm").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    @BeforeEach
    void twoCardsOfTwoMakers() throws IOException {
        write("card0/device/vendor", "0x8086");
        write("card1/device/vendor", "0x1002");
        write("card1-DP-1/status", "connected");
        write("card1/device/power/runtime_status", "active");
    }

    @Test
    void theFilesOfTheDriverAreRead() throws Exception {
        write("card1/device/product_name", "Radeon RX 7900 XTX");
        write("card1/device/mem_info_vram_total", "25753026560");
        write("card1/device/mem_info_vram_used", "1753026560");
        write("card1/device/gpu_busy_percent", "37");
        write("card1/device/hwmon/hwmon3/temp1_input", "54000");
        write("card1/device/hwmon/hwmon3/power1_average", "112000000");
        write("card1/device/hwmon/hwmon3/power1_cap", "339000000");
        write("card1/device/hwmon/hwmon3/freq1_input", "2304000000");
        write("card1/device/hwmon/hwmon3/freq2_input", "1249000000");
        try (var monitor = new AmdMonitor(sys)) {
            var readings = monitor.read();
            assertEquals(1, readings.size());
            var card = readings.getFirst();
            assertEquals("Radeon RX 7900 XTX", card.name());
            assertEquals(
                    new GpuMemory(
                            OptionalLong.of(25753026560L),
                            OptionalLong.of(1753026560L),
                            OptionalLong.of(24000000000L),
                            OptionalLong.empty()),
                    card.memory());
            assertEquals(OptionalInt.of(37), card.busyPercent());
            assertEquals(OptionalInt.of(54), card.celsius());
            assertEquals(OptionalDouble.of(112), card.watts());
            assertEquals(OptionalDouble.of(339), card.limitWatts());
            assertEquals(OptionalInt.of(2304), card.coreMegahertz());
            assertEquals(OptionalInt.of(1249), card.memoryMegahertz());
        }
    }

    @Test
    void whatTheDriverHasNoFileForIsAbsent() throws Exception {
        write("card1/device/hwmon/hwmon3/power1_input", "9012000");
        try (var monitor = new AmdMonitor(sys)) {
            var card = monitor.read().getFirst();
            assertEquals(GpuMemory.NOT_REPORTED, card.memory());
            assertEquals(OptionalInt.empty(), card.busyPercent());
            assertEquals(OptionalInt.empty(), card.celsius());
            assertEquals(OptionalDouble.of(9.012), card.watts(), "newer chips tell the moment, not the mean");
        }
    }

    /// Reading a sensor would wake it.
    @Test
    void aCardThatSleepsIsLeftAsleep() throws Exception {
        write("card1/device/gpu_busy_percent", "37");
        write("card1/device/power/runtime_status", "suspended");
        try (var monitor = new AmdMonitor(sys)) {
            assertTrue(monitor.read().getFirst().asleep());
            assertEquals(OptionalInt.empty(), monitor.read().getFirst().busyPercent());
        }
    }

    @Test
    void withoutACardThereIsNoSource() throws IOException {
        write("card1/device/vendor", "0x8086");
        assertThrows(GpuUnavailableException.class, () -> new AmdMonitor(sys));
        assertThrows(GpuUnavailableException.class, () -> new AmdMonitor(sys.resolve("nothing")));
    }
}
