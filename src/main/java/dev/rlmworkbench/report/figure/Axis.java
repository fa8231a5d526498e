package dev.rlmworkbench.report.figure;

import dev.rlmworkbench.result.ContextLength;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
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
        /// 0 to 1 as `99.5 %`, where whole ones would all be the same.
        TENTHS_OF_PERCENT,
        /// -1 to 1 as `+12`, percentage points.
        POINTS,
        /// `32K`.
        LENGTH,
        /// Seconds as `5.9 s`.
        SECONDS,
        /// `1,200`.
        COUNT,
        /// Any number: `12.5`, `0.412`, `2e-4`.
        NUMBER;

        /// @return an en dash where there is no number
        public String write(double value) {
            if (!Double.isFinite(value)) {
                return "\u2013";
            }
            return switch (this) {
                case PERCENT -> Math.round(value * 100) + " %";
                case TENTHS_OF_PERCENT -> anyNumber(Math.round(value * 1_000) / 10.0) + " %";
                case POINTS -> points(Math.round(value * 100));
                case LENGTH -> new ContextLength((int) Math.round(value), "").shortName();
                case SECONDS -> number(value) + " s";
                case COUNT -> number(value);
                case NUMBER -> anyNumber(value);
            };
        }

        private static String points(long points) {
            return points > 0 ? "+" + points : Long.toString(points).replace('-', '\u2212');
        }

        /// Three digits that say something.
        private static String anyNumber(double value) {
            var rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
            int power = rounded.precision() - rounded.scale() - 1;
            if (rounded.signum() == 0) {
                return "0";
            }
            return power < -3 || power > 6
                    ? rounded.scaleByPowerOfTen(-power).toPlainString() + "e" + power
                    : rounded.toPlainString();
        }

        private static String number(double value) {
            double size = Math.abs(value);
            boolean whole = size >= 10 || value == Math.rint(value);
            return String.format(Locale.ROOT, whole ? "%,.0f" : size >= 1 ? "%.1f" : "%.2f", value);
        }
    }

    /// Fits the data.
    public Axis(String title, Scale scale, Format format) {
        this(title, scale, format, null, null);
    }
}
