package dev.rlmworkbench.experiment.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GpuMemoryTest {

    @Test
    void theMemoryOfAllGpusIsAddedUp() {
        assertEquals(Optional.of(new GpuMemory(3L << 30, 12L << 30)), GpuMemory.parse("2048, 6144\n1024, 6144"));
    }

    @Test
    void aGpuThatDoesNotTellMakesNoNumber() {
        assertEquals(Optional.empty(), GpuMemory.parse("[N/A], [N/A]"));
        assertEquals(Optional.empty(), GpuMemory.parse("no devices were found"));
    }
}
