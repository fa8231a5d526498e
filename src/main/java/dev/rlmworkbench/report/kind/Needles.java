package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.result.ResultRow;

/// Which tasks hide one sentence at a known place of the text.
final class Needles {

    private Needles() {}

    /// Families named after the needle in a haystack, whoever made them: `niah`, `niah_hard`, `ruler_niah_single_1`.
    static boolean isNeedle(ResultRow.TaskRef task) {
        return task.depthPercent() != null && task.type().contains("niah");
    }
}
