package dev.rlmworkbench.gpu;

import dev.rlmworkbench.files.SystemFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds what tells of the GPUs of this machine.
public final class GpuMonitors {

    private static final Path SYS = Path.of("/sys");
    private static final Path KERNEL = Path.of("/proc/sys/kernel/osrelease");

    private GpuMonitors() {}

    /// Opens one way to read.
    @FunctionalInterface
    interface Opening {
        GpuMonitor open() throws GpuUnavailableException;
    }

    /// The first of NVML, `nvidia-smi`, the amdgpu driver and `ioreg` that works here, to be closed; where none does,
    /// one that reads nothing and says why. May wait for a driver, so not on a thread that must not.
    public static GpuMonitor find() {
        return first(ways(System.getProperty("os.name").toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Opening> ways(String system) {
        var ways = new LinkedHashMap<String, Opening>();
        if (system.contains("mac")) {
            ways.put("ioreg", AppleMonitor::new);
            return ways;
        }
        var bus = new PciGpus(SYS);
        boolean wsl = SystemFile.text(KERNEL)
                .filter(kernel -> kernel.toLowerCase(Locale.ROOT).contains("microsoft"))
                .isPresent();
        ways.put("NVML", () -> nvml(libraries(system), bus, wsl));
        ways.put("nvidia-smi", () -> new NvidiaSmiMonitor("nvidia-smi", bus, wsl));
        if (!system.contains("windows")) {
            ways.put("amdgpu", () -> new AmdMonitor(SYS));
        }
        return ways;
    }

    private static List<String> libraries(String system) {
        return system.contains("windows")
                ? List.of("nvml.dll", "C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvml.dll")
                : List.of("libnvidia-ml.so.1", "/usr/lib/wsl/lib/libnvidia-ml.so.1");
    }

    private static GpuMonitor nvml(List<String> libraries, PciGpus bus, boolean wsl) throws GpuUnavailableException {
        for (var library : libraries) {
            try {
                return new NvmlMonitor(library, bus, wsl);
            } catch (IllegalArgumentException _) {
                // not there: the next place
            }
        }
        throw new GpuUnavailableException("there is no " + libraries.getFirst());
    }

    /// @param ways by what they are called, the best one first
    static GpuMonitor first(Map<String, Opening> ways) {
        var why = new ArrayList<String>();
        for (var way : ways.entrySet()) {
            try {
                return way.getValue().open();
            } catch (GpuUnavailableException e) {
                why.add(way.getKey() + ": " + e.getMessage());
            }
        }
        return new Nothing("none (" + String.join("; ", why) + ")");
    }

    private record Nothing(String source) implements GpuMonitor {

        @Override
        public List<GpuReading> read() {
            return List.of();
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
