package dev.rlmworkbench.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AppleMonitorTest {

    private final String printed;

    AppleMonitorTest() throws IOException {
        printed = Files.readString(Path.of("src/test/resources/gpu/ioreg.txt"));
    }

    private static GpuReading reading(String printed) throws GpuUnavailableException {
        try (var monitor = new AppleMonitor(() -> Optional.of(printed))) {
            return monitor.read().getFirst();
        }
    }

    @Test
    void loadAndMemoryInUseAreTold() throws Exception {
        var gpu = reading(printed);
        assertEquals("Apple M1", gpu.name());
        assertEquals(OptionalInt.of(19), gpu.busyPercent());
        assertEquals(OptionalLong.of(658800640), gpu.memory().used(), "not that of the driver");
        assertEquals(OptionalLong.empty(), gpu.memory().total(), "it has none of its own");
        assertEquals(OptionalDouble.empty(), gpu.watts());
    }

    @Test
    void statisticsThatLackAValueLeaveItAbsent() throws Exception {
        var gpu = reading(printed.replace("\"Device Utilization %\"=19,", ""));
        assertEquals(OptionalInt.empty(), gpu.busyPercent());
    }

    @Test
    void withoutAGpuThereIsNoSource() {
        assertThrows(GpuUnavailableException.class, () -> new AppleMonitor(() -> Optional.of("")));
        assertThrows(GpuUnavailableException.class, () -> new AppleMonitor(Optional::empty));
    }
}
