package dev.rlmworkbench.gpu;

import dev.rlmworkbench.files.SystemFile;
import java.nio.file.Path;
import java.util.List;

/// The NVIDIA GPUs on the PCI bus and whether the system has put them to sleep, from files of Linux that can be read
/// without waking a device. Empty on other systems and where the bus is hidden, as in WSL.
final class PciGpus {

    private static final String NVIDIA = "0x10de";
    private static final String DISPLAY_CLASS = "0x03";

    /// @param address such as `0000:01:00.0`
    record PciGpu(String address, boolean asleep) {}

    private final Path devices;

    PciGpus(Path sys) {
        this.devices = sys.resolve("bus/pci/devices");
    }

    /// By address, which is the order of NVML.
    List<PciGpu> now() {
        return HostMonitor.folders(devices).stream()
                .filter(device -> starts(device.resolve("vendor"), NVIDIA))
                .filter(device -> starts(device.resolve("class"), DISPLAY_CLASS))
                .map(device -> new PciGpu(device.getFileName().toString(), isAsleep(device)))
                .toList();
    }

    /// @param device folder of a PCI device
    static boolean isAsleep(Path device) {
        return starts(device.resolve("power/runtime_status"), "suspended");
    }

    private static boolean starts(Path file, String prefix) {
        return SystemFile.text(file).filter(text -> text.startsWith(prefix)).isPresent();
    }
}
