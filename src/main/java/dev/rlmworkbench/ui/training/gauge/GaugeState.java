package dev.rlmworkbench.ui.training.gauge;

import java.util.OptionalDouble;

/// What one gauge shows at one moment. Shares are those of its scale, 0 to 1; one that was not read is absent.
///
/// @param name   of what is measured
/// @param value  the number alone, an en dash where it was not read
/// @param unit   what stands below it, with the end of the scale
/// @param filled of the scale
/// @param ours   of the scale, what the training itself takes of `filled`; absent where the system does not tell
///               whose it is
/// @param tick   where the training is expected to end up at most
/// @param limit  from where on the value is high
/// @param word   the level in words; empty where nothing was read
/// @param parts  who takes how much, in short; empty for none
/// @param detail all that is known, in whole sentences
record GaugeState(
        String name,
        String value,
        String unit,
        OptionalDouble filled,
        OptionalDouble ours,
        OptionalDouble tick,
        OptionalDouble limit,
        GaugeLevel level,
        String word,
        String parts,
        String detail) {

    static final String NOTHING = "–";

    /// @param why in one or two words, such as `not reported`
    static GaugeState notRead(String name, String why, String detail) {
        return new GaugeState(
                name,
                NOTHING,
                why,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                GaugeLevel.UNKNOWN,
                "",
                "",
                detail);
    }
}
