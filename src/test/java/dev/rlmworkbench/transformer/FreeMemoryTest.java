package dev.rlmworkbench.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With files as the kernel writes them.
class FreeMemoryTest {

    private static final long GIB = 1L << 30;
    private static final FreeMemory MACHINE = new FreeMemory(200 * GIB, 256 * GIB);

    @TempDir
    private Path folder;

    @BeforeEach
    void aLargeMachine() throws IOException {
        write(
                "proc/meminfo",
                "MemTotal:       %d kB\nMemFree:        1000 kB\nMemAvailable:   %d kB\n"
                        .formatted(MACHINE.all() >> 10, MACHINE.bytes() >> 10));
    }

    private void write(String file, Object text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    private FreeMemory free() {
        return FreeMemory.of(folder.resolve("proc"), folder.resolve("sys"));
    }

    @Test
    void withoutALimitItIsTheMachines() throws IOException {
        assertEquals(MACHINE, free());
        write("proc/self/cgroup", "0::/user.slice/user-1000.slice");
        write("sys/user.slice/memory.max", "max");
        write("sys/user.slice/memory.current", 3 * GIB);
        assertEquals(MACHINE, free());
        write("proc/self/cgroup", "3:cpuset:/\n4:memory:/");
        write("sys/memory/memory.limit_in_bytes", "9223372036854771712"); // how version 1 writes that there is none
        write("sys/memory/memory.usage_in_bytes", 3 * GIB);
        assertEquals(MACHINE, free());
    }

    @Test
    void aClustersJobHasWhatItsGroupMayStillTake() throws IOException {
        write("proc/self/cgroup", "0::/slurm/job_7/step_0");
        write("sys/slurm/job_7/memory.max", 8 * GIB);
        write("sys/slurm/job_7/memory.current", 7 * GIB);
        write("sys/slurm/job_7/step_0/memory.max", "max");
        write("sys/slurm/job_7/step_0/memory.current", 7 * GIB);
        assertEquals(new FreeMemory(GIB, 8 * GIB), free());
        assertEquals(0.875, free().taken());

        // what caches files is given back
        write(
                "sys/slurm/job_7/memory.stat",
                "anon 1\ninactive_file %d\nactive_file %d\nslab_reclaimable 0".formatted(2 * GIB, GIB));
        assertEquals(new FreeMemory(4 * GIB, 8 * GIB), free());
    }

    @Test
    void aContainerSeesItsOwnGroupAsTheRoot() throws IOException {
        write("proc/self/cgroup", "0::/../../elsewhere");
        write("sys/memory.max", 8 * GIB);
        write("sys/memory.current", 9 * GIB); // for a moment
        assertEquals(MACHINE, free(), "a group outside of what is seen");
        write("proc/self/cgroup", "0::/");
        assertEquals(new FreeMemory(0, 8 * GIB), free());
        assertEquals(1, free().taken());
    }

    @Test
    void theOlderTreesAreReadToo() throws IOException {
        write("proc/self/cgroup", "5:cpu,cpuacct:/docker/ab\n4:memory:/docker/ab");
        write("sys/memory/memory.limit_in_bytes", 8 * GIB);
        write("sys/memory/memory.usage_in_bytes", 6 * GIB);
        write("sys/memory/memory.stat", "inactive_file 1\ntotal_inactive_file %d".formatted(GIB));
        assertEquals(new FreeMemory(3 * GIB, 8 * GIB), free());
    }

    @Test
    void aLimitAboveWhatTheMachineHasFreeIsNone() throws IOException {
        write("proc/self/cgroup", "0::/");
        write("sys/memory.max", 1_000 * GIB);
        write("sys/memory.current", 0);
        assertEquals(MACHINE, free());
    }

    @Test
    void thisMachineHasSome() {
        var free = FreeMemory.ofThisMachine();
        assertTrue(free.bytes() > 0 && free.bytes() <= free.all(), free.toString());
    }
}
