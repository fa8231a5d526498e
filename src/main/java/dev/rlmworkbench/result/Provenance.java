package dev.rlmworkbench.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a result comes from.
///
/// @param fingerprint names the task and the method by everything that can change the outcome
/// @param runName     empty in files that do not say
/// @param startedAt   null in older files
/// @param attempt     1 for the first
/// @param parent      of a fork: fingerprint of the task that it left, else null
/// @param forkStep    of a fork: the step at which it did, from 1; else null
public record Provenance(
        String fingerprint,
        String runName,
        @Nullable Instant startedAt,
        int attempt,
        @Nullable String parent,
        @Nullable Integer forkStep) {}
