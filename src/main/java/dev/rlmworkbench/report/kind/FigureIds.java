package dev.rlmworkbench.report.kind;

import java.util.Locale;

/// Ids of figures where one kind gives several.
final class FigureIds {

    private static final int MAX_ADDITION = 40;

    private FigureIds() {}

    /// `outcomes_by_method` and `rlm (python)` give `outcomes_by_method_rlm_python`.
    static String with(String kind, String addition) {
        var plain =
                addition.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return kind + "_" + plain.substring(0, Math.min(plain.length(), MAX_ADDITION));
    }
}
