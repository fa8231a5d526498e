package dev.rlmworkbench.benchmark;

import org.jspecify.annotations.Nullable;

/// A kind of question of a benchmark, or one of its sub-tasks.
///
/// @param name      as in spec and result files, such as `two_hop`
/// @param group     several kinds that are summed up and chosen together, such as `held_out`; null without groups
/// @param byDefault whether it is asked where nobody chooses
/// @param apart     whether its right answers are unlike those of the other kinds, so that it is worth a line of its
///                  own beside the totals
public record Kind(String name, @Nullable String group, boolean byDefault, boolean apart) {

    /// One of the kinds that are all asked.
    public Kind(String name) {
        this(name, null, true, false);
    }
}
