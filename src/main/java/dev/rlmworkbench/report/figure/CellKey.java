package dev.rlmworkbench.report.figure;

import dev.rlmworkbench.experiment.summary.Series;
import dev.rlmworkbench.result.ContextLength;
import org.jspecify.annotations.Nullable;

/// Which results a part of a figure or a row of a table stands for; null means any.
///
/// @param taskType as in result files
/// @param kind     of question
public record CellKey(
        @Nullable String taskType,
        @Nullable Series series,
        @Nullable ContextLength length,
        @Nullable Integer depthPercent,
        @Nullable String kind) {}
