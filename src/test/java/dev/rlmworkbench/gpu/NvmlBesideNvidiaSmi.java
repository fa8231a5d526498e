package dev.rlmworkbench.gpu;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What NVML and `nvidia-smi` tell of the same GPU, ten times a second apart, for a person to compare while something
/// runs on it. Load and power of the two are means over moments that differ, so only memory is expected to agree.
public final class NvmlBesideNvidiaSmi {

    private static final int TIMES = 10;
    private static final double MEBIBYTE = 1 << 20;

    private NvmlBesideNvidiaSmi() {}

    public static void main(String[] arguments) throws Exception {
        var bus = new PciGpus(Path.of("/sys"));
        try (var nvml = new NvmlMonitor("libnvidia-ml.so.1", bus, false);
                var program = new NvidiaSmiMonitor("nvidia-smi", bus, false)) {
            System.out.println(
                    "GPU | source | used MiB | free MiB | reserved MiB | busy % | C | W | core MHz | limits");
            for (int i = 0; i < TIMES; i++) {
                nvml.read().forEach(reading -> print("NVML", reading));
                program.read().forEach(reading -> print("nvidia-smi", reading));
                Thread.sleep(1000);
            }
        }
    }

    private static void print(String source, GpuReading reading) {
        System.out.printf(
                Locale.ROOT,
                "%d | %s | %s | %s | %s | %s | %s | %s | %s | %s%n",
                reading.index(),
                source,
                mebibytes(reading.memory().used()),
                mebibytes(reading.memory().free()),
                mebibytes(reading.memory().reserved()),
                words(reading.busyPercent()),
                words(reading.celsius()),
                words(reading.watts()),
                words(reading.coreMegahertz()),
                reading.trouble()
                        .orElse(reading.clockLimits().map(Object::toString).orElse("not reported")));
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? "%.0f".formatted(bytes.getAsLong() / MEBIBYTE) : "not reported";
    }

    private static String words(OptionalInt value) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "not reported";
    }

    private static String words(OptionalDouble value) {
        return value.isPresent() ? "%.1f".formatted(value.getAsDouble()) : "not reported";
    }
}
