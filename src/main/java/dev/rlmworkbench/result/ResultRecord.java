package dev.rlmworkbench.result;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a run's result file: one task answered by one method. JSON keys are these names in snake_case.
///
/// @param taskKind      kind of question, such as `two_hop`; null for families without kinds
/// @param contextLength requested, in `lengthUnit`
/// @param usage         keys `root` and `sub`, each with prompt, completion, calls, load_s, prefill_s, decode_s
/// @param model         keys `root` and `sub`, each with name, digest, kind, window
/// @param helpers       of methods with a REPL: `none`, `seed` or `all`; null means all, as in older files
/// @param error         null when the task is done; failed tasks run again on resume
/// @param attempt       1 for the first
/// @param extra         keys this version does not know, kept when rewritten
public record ResultRecord(
        String fingerprint,
        String method,
        String runName,
        String taskType,
        @Nullable String taskKind,
        int contextLength,
        String lengthUnit,
        int contextTokens,
        int contextChars,
        @Nullable Integer depthPercent,
        long seed,
        String query,
        String answer,
        @Nullable String prediction,
        Scores scores,
        double latencyS,
        int iterations,
        int subCalls,
        int replErrors,
        boolean truncated,
        boolean timedOut,
        @Nullable String stopReason,
        @Nullable String error,
        Map<String, Object> usage,
        Map<String, Object> model,
        @Nullable String adapter,
        @Nullable String promptProfile,
        @Nullable String promptSha256,
        @Nullable String replLanguage,
        @Nullable String protocol,
        @Nullable String helpers,
        @Nullable Instant startedAt,
        int attempt,
        @Nullable String parent,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extra) {}
