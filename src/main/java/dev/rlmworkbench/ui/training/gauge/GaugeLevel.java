package dev.rlmworkbench.ui.training.gauge;

/// How near a value is to where it does harm.
enum GaugeLevel {
    NORMAL,
    HIGH,
    CRITICAL,
    /// Nothing was read.
    UNKNOWN;

    /// @param share    of the scale, 0 to 1
    /// @param high     from where on it is high
    /// @param critical from where on it is critical
    static GaugeLevel of(double share, double high, double critical) {
        return share >= critical ? CRITICAL : share >= high ? HIGH : NORMAL;
    }
}
