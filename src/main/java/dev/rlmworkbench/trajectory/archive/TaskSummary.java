package dev.rlmworkbench.trajectory.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt at one task, as far as an index knows it.
///
/// @param key           names it within its file
/// @param fingerprint   empty where the file has none
/// @param attempt       from 1
/// @param contextChars  0 when unknown
/// @param contextLength as asked for, in tokens or characters, 0 when unknown
/// @param expected      the right answer, null when unknown
/// @param answer        null when there is none
/// @param stopReason    as in result files, empty when unknown or not ended
/// @param seconds       0 when unknown
/// @param tokens        over all calls, 0 when unknown
public record TaskSummary(
        int key,
        String fingerprint,
        int attempt,
        String method,
        String taskType,
        String query,
        int contextChars,
        int contextLength,
        @Nullable String expected,
        @Nullable String answer,
        Outcome outcome,
        String stopReason,
        int turns,
        int subCalls,
        double seconds,
        long tokens,
        @Nullable Instant started) {}
