package dev.rlmworkbench.report.figure;

import org.jspecify.annotations.Nullable;

/// One axis.
///
/// @param title with the unit, such as `Context length in tokens (log2)`
/// @param low   end of the axis, null to fit the data
/// @param high  the other end, null to fit the data
public record Axis(
        String title,
        Scale scale,
        Format format,
        @Nullable Double low,
        @Nullable Double high) {

    public enum Scale {
        LINEAR,
        LOG2,
        LOG10
    }

    /// How values are written at ticks, in hover texts and in cells.
    public enum Format {
        /// 0 to 1 as `75 %`.
        PERCENT,
        /// -1 to 1 as `+12`, percentage points.
        POINTS,
        /// `32K`.
        LENGTH,
        SECONDS,
        COUNT
    }

    /// Fits the data.
    public Axis(String title, Scale scale, Format format) {
        this(title, scale, format, null, null);
    }
}
