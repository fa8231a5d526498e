package dev.rlmworkbench.result;

import org.jspecify.annotations.Nullable;

/// What makes two results answers to the same task. The right answer is part of it for older files, which hold no seed.
///
/// @param type         family, such as `niah` or `mixed_qa`
/// @param kind         of question, such as `two_hop`; null for families without kinds
/// @param length       of the context as it was asked for
/// @param depthPercent where the asked fact lies, 0 to 100; null where the family has no such place
/// @param answer       the right one
public record TaskKey(
        String type,
        @Nullable String kind,
        ContextLength length,
        @Nullable Integer depthPercent,
        long seed,
        String query,
        String answer) {}
