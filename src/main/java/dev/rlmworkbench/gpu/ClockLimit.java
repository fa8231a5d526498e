package dev.rlmworkbench.gpu;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Why a GPU does not run at its highest clock, as NVML numbers the reasons (`nvmlClocksEventReason*` in `nvml.h`).
public enum ClockLimit {
    IDLE(0x1, "it has nothing to do", false),
    APPLICATION_CLOCKS(0x2, "a program set the clocks", false),
    POWER_CAP(0x4, "it draws all the power it may", true),
    HARDWARE_SLOWDOWN(0x8, "the hardware slows it down", true),
    SYNC_BOOST(0x10, "it keeps step with other GPUs", false),
    HEAT(0x20, "it is too hot", true),
    HARDWARE_HEAT(0x40, "it is too hot for its hardware", true),
    POWER_BRAKE(0x80, "the machine's power supply brakes it", true),
    DISPLAY_CLOCKS(0x100, "a display sets the clocks", false);

    private final long bit;
    private final String words;
    private final boolean slows;

    ClockLimit(long bit, String words, boolean slows) {
        this.bit = bit;
        this.words = words;
        this.slows = slows;
    }

    /// Bits that no reason is known for are left out.
    static Set<ClockLimit> ofBits(long bits) {
        var limits = EnumSet.noneOf(ClockLimit.class);
        Arrays.stream(values()).filter(limit -> (bits & limit.bit) != 0).forEach(limits::add);
        return limits;
    }

    /// Goes after "the GPU is slower because ".
    public String words() {
        return words;
    }

    /// Whether work is slower for it than the GPU could do it: heat and power, not idleness or a chosen clock.
    public boolean slows() {
        return slows;
    }
}
