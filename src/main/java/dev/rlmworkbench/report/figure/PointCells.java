package dev.rlmworkbench.report.figure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A point's values as cells of a table.
final class PointCells {

    private PointCells() {}

    static @Nullable Object number(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }

    static String state(DataPoint point) {
        return point.state().name().toLowerCase(Locale.ROOT);
    }
}
