package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.gpu.ClockLimit;
import dev.rlmworkbench.gpu.DeviceReadings;
import dev.rlmworkbench.gpu.GpuMemory;
import dev.rlmworkbench.gpu.GpuProcess;
import dev.rlmworkbench.gpu.GpuReading;
import dev.rlmworkbench.gpu.HostReading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Readings as devices could give them, for a machine that has none of these.
final class DevicesOfTests {

    static final long JOB = 4711;
    static final String LAPTOP = "NVIDIA GeForce RTX 4050 Laptop GPU";
    private static final double GIB = 1L << 30;

    private DevicesOfTests() {}

    static long gib(double amount) {
        return Math.round(amount * GIB);
    }

    static DeviceReadings of(HostReading host, GpuReading... gpus) {
        return new DeviceReadings(
                Arrays.asList(gpus),
                host,
                gpus.length == 0 ? "none (NVML: there is no libnvidia-ml.so.1)" : "NVML 580.95");
    }

    /// Of 16 GiB, with a job of 2.4 GiB.
    static HostReading host() {
        return new HostReading(
                OptionalLong.of(gib(2.4)),
                OptionalLong.of(gib(16)),
                OptionalLong.of(gib(8.1)),
                OptionalDouble.of(0.62),
                OptionalDouble.of(0.7),
                OptionalDouble.of(58));
    }

    static HostReading hostThatTellsNothing() {
        return new HostReading(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /// Of 6 GiB.
    ///
    /// @param used     GiB by all
    /// @param byTheJob GiB of it
    static GpuReading gpu(double used, double byTheJob, int celsius, double watts, ClockLimit... limits) {
        return new GpuReading(
                0,
                LAPTOP,
                Optional.of("580.95"),
                false,
                Optional.empty(),
                new GpuMemory(
                        OptionalLong.of(gib(6)),
                        OptionalLong.of(gib(used)),
                        OptionalLong.of(gib(6 - used)),
                        OptionalLong.empty()),
                OptionalInt.of(94),
                OptionalInt.of(celsius),
                OptionalDouble.of(watts),
                OptionalDouble.of(95),
                OptionalInt.of(2_100),
                OptionalInt.of(8_001),
                Optional.of(Set.of(limits)),
                Optional.of(
                        byTheJob == 0
                                ? List.of()
                                : List.of(new GpuProcess(JOB, Optional.of("java"), OptionalLong.of(gib(byTheJob))))));
    }

    /// As a driver that tells nothing but its name.
    static GpuReading silent() {
        return blank(false, null);
    }

    static GpuReading asleep() {
        return blank(true, null);
    }

    static GpuReading failed(String why) {
        return blank(false, why);
    }

    private static GpuReading blank(boolean asleep, String trouble) {
        return new GpuReading(
                0,
                LAPTOP,
                Optional.empty(),
                asleep,
                Optional.ofNullable(trouble),
                GpuMemory.NOT_REPORTED,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
