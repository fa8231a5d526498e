package dev.rlmworkbench.gpu;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The programs that have a GPU open, as NVML lists them.
final class NvmlProcesses {

    /// `nvmlProcessInfo_t` from version 2 on: process 0, memory 8, instances 16 and 20.
    private static final int ENTRY_BYTES = 24;

    private static final int MEMORY_PLACE = 8;
    /// Programs may start between the question how many there are and the question which.
    private static final int SPARE = 8;

    private static final int TRIES = 4;

    private NvmlProcesses() {}

    /// Empty where the driver does not tell.
    static Optional<List<GpuProcess>> list(NvmlLibrary nvml, MemorySegment device, String function, Arena arena) {
        for (var version : List.of("_v3", "_v2")) {
            var found = listed(nvml, device, function + version, arena);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<GpuProcess>> listed(
            NvmlLibrary nvml, MemorySegment device, String function, Arena arena) {
        var count = arena.allocate(JAVA_INT);
        var entries = MemorySegment.NULL;
        int code = nvml.call(function, device, count, entries);
        for (int i = 0; i < TRIES && code == NvmlLibrary.INSUFFICIENT_SIZE; i++) {
            int room = count.get(JAVA_INT, 0) + SPARE;
            entries = arena.allocate((long) room * ENTRY_BYTES, JAVA_LONG.byteAlignment());
            count.set(JAVA_INT, 0, room);
            code = nvml.call(function, device, count, entries);
        }
        if (code != NvmlLibrary.SUCCESS) {
            return Optional.empty();
        }
        var processes = new ArrayList<GpuProcess>();
        for (int i = 0; i < count.get(JAVA_INT, 0) && entries.byteSize() > 0; i++) {
            long place = (long) i * ENTRY_BYTES;
            long pid = Integer.toUnsignedLong(entries.get(JAVA_INT, place));
            processes.add(
                    new GpuProcess(pid, name(pid), NvmlDevice.known(entries.get(JAVA_LONG, place + MEMORY_PLACE))));
        }
        return Optional.of(processes);
    }

    private static Optional<String> name(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName())
                .map(Path::toString);
    }

    /// A program that both computes and draws is in both lists, with the same memory.
    static List<GpuProcess> together(List<GpuProcess> computing, List<GpuProcess> drawing) {
        var byPid = new LinkedHashMap<Long, GpuProcess>();
        computing.forEach(process -> byPid.put(process.pid(), process));
        drawing.forEach(process -> byPid.putIfAbsent(process.pid(), process));
        return List.copyOf(byPid.values());
    }
}
