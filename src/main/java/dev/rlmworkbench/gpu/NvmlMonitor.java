package dev.rlmworkbench.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// NVIDIA's GPUs, by its management library. Where the system shows which of them sleep, those are left asleep: the
/// library is not even started while all sleep, and let go when the last one falls asleep.
final class NvmlMonitor implements GpuMonitor {

    private static final String NAME_UNTIL_READ = "NVIDIA GPU";
    private static final int DRIVER_TEXT = 80;

    private final NvmlLibrary nvml;
    private final PciGpus bus;
    private final boolean idleMeansUnknown;
    private boolean started;
    private String driver = "";

    /// @param idleMeansUnknown a load of 0 is not told apart from one that is not measured, as in WSL
    /// @throws IllegalArgumentException when there is no such library
    /// @throws GpuUnavailableException when it finds no driver
    NvmlMonitor(String library, PciGpus bus, boolean idleMeansUnknown) throws GpuUnavailableException {
        this.nvml = new NvmlLibrary(library);
        this.bus = bus;
        this.idleMeansUnknown = idleMeansUnknown;
        if (!allAsleep(bus.now())) {
            try {
                start();
            } catch (GpuUnavailableException e) {
                nvml.close();
                throw e;
            }
        }
    }

    private static boolean allAsleep(List<PciGpus.PciGpu> gpus) {
        return !gpus.isEmpty() && gpus.stream().allMatch(PciGpus.PciGpu::asleep);
    }

    private void start() throws GpuUnavailableException {
        int code = nvml.call("nvmlInit_v2");
        if (code != NvmlLibrary.SUCCESS) {
            throw new GpuUnavailableException(nvml.words(code));
        }
        started = true;
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocate(DRIVER_TEXT);
            if (nvml.call("nvmlSystemGetDriverVersion", text, DRIVER_TEXT) == NvmlLibrary.SUCCESS) {
                driver = text.getString(0);
            }
        }
    }

    private void stop() {
        if (started) {
            nvml.call("nvmlShutdown");
            started = false;
        }
    }

    @Override
    public List<GpuReading> read() {
        var gpus = bus.now();
        if (allAsleep(gpus)) {
            stop();
        } else if (!started) {
            try {
                start();
            } catch (GpuUnavailableException e) {
                return List.of(GpuReading.failed(0, NAME_UNTIL_READ, e.getMessage()));
            }
        }
        try (var arena = Arena.ofConfined()) {
            return gpus.stream().anyMatch(PciGpus.PciGpu::asleep) ? byAddress(gpus, arena) : byIndex(arena);
        }
    }

    private List<GpuReading> byIndex(Arena arena) {
        var count = arena.allocate(JAVA_INT);
        int code = nvml.call("nvmlDeviceGetCount_v2", count);
        if (code != NvmlLibrary.SUCCESS) {
            return List.of(GpuReading.failed(0, NAME_UNTIL_READ, nvml.words(code)));
        }
        var readings = new ArrayList<GpuReading>();
        for (int i = 0; i < count.get(JAVA_INT, 0); i++) {
            var handle = arena.allocate(ADDRESS);
            readings.add(read(i, nvml.call("nvmlDeviceGetHandleByIndex_v2", i, handle), handle));
        }
        return readings;
    }

    /// Going through the indices would wake those that sleep.
    private List<GpuReading> byAddress(List<PciGpus.PciGpu> gpus, Arena arena) {
        var readings = new ArrayList<GpuReading>();
        for (var gpu : gpus) {
            int index = readings.size();
            if (gpu.asleep()) {
                readings.add(GpuReading.asleep(index, NAME_UNTIL_READ));
                continue;
            }
            var handle = arena.allocate(ADDRESS);
            var address = arena.allocateFrom(gpu.address(), StandardCharsets.US_ASCII);
            int code = nvml.call("nvmlDeviceGetHandleByPciBusId_v2", address, handle);
            // the bus shows a container also GPUs that it was not given
            if (code != NvmlLibrary.NOT_FOUND) {
                readings.add(read(index, code, handle));
            }
        }
        return readings;
    }

    private GpuReading read(int index, int code, MemorySegment handle) {
        return code == NvmlLibrary.SUCCESS
                ? new NvmlDevice(nvml, handle.get(ADDRESS, 0)).read(index, driver, idleMeansUnknown)
                : GpuReading.failed(index, NAME_UNTIL_READ, nvml.words(code));
    }

    @Override
    public String source() {
        return driver.isEmpty() ? "NVML" : "NVML of driver " + driver;
    }

    @Override
    public void close() {
        stop();
        nvml.close();
    }
}
