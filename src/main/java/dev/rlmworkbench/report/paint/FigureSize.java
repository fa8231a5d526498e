package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.ScatterFigure;

/// The size of a figure on paper. Nothing needs to be scaled or cropped afterwards.
///
/// @param widthMm  in millimetres, [#MIN_MM] to [#MAX_MM]
/// @param heightMm in millimetres, the same limits
/// @param fontPt   size of the words in points, [#MIN_FONT_PT] to [#MAX_FONT_PT]
public record FigureSize(double widthMm, double heightMm, double fontPt) {

    /// One column of a paper with two.
    public static final double ONE_COLUMN_MM = 84;
    /// Both columns.
    public static final double TWO_COLUMNS_MM = 174;

    public static final double MIN_MM = 30;
    public static final double MAX_MM = 1_000;
    public static final double MIN_FONT_PT = 4;
    public static final double MAX_FONT_PT = 40;
    public static final double USUAL_FONT_PT = 8;

    private static final double POINTS_PER_MM = 72 / 25.4;
    /// A line of words with the space to the next, in font sizes.
    private static final double LINE = 1.35;

    /// @throws IllegalArgumentException when it is out of its limits
    public FigureSize {
        check("width", widthMm, MIN_MM, MAX_MM, "mm");
        check("height", heightMm, MIN_MM, MAX_MM, "mm");
        check("font size", fontPt, MIN_FONT_PT, MAX_FONT_PT, "pt");
    }

    private static void check(String what, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    "the figure's %s is %s %s; it can be %.0f to %.0f".formatted(what, value, unit, min, max));
        }
    }

    /// With a height that suits what is drawn.
    ///
    /// @throws IllegalArgumentException when the width is out of its limits
    public static FigureSize of(Figure figure, double widthMm) {
        check("width", widthMm, MIN_MM, MAX_MM, "mm");
        double line = USUAL_FONT_PT * LINE / POINTS_PER_MM;
        double height =
                switch (figure) {
                    case LineFigure _, ScatterFigure _ -> widthMm * (widthMm > 120 ? 0.46 : 0.7);
                    case BarFigure bars -> barHeight(bars, widthMm, line);
                    case HeatMapFigure map -> HeatMapDrawing.height(map, widthMm, line);
                };
        double words = line * figure.text().notes().size();
        return new FigureSize(widthMm, Math.clamp(height + words, MIN_MM, MAX_MM), USUAL_FONT_PT);
    }

    private static double barHeight(BarFigure bars, double widthMm, double line) {
        double row =
                switch (bars.layout()) {
                    case GROUPED, STACKED -> 0;
                    case LYING -> line * (0.6 + 0.8 * bars.groups().size());
                    case LYING_STACKED -> line * 1.6;
                };
        return row == 0
                ? widthMm * (widthMm > 120 ? 0.46 : 0.7)
                : row * bars.categories().size() + line * 6;
    }

    /// In points of 1/72 inch.
    public double widthPt() {
        return widthMm * POINTS_PER_MM;
    }

    public double heightPt() {
        return heightMm * POINTS_PER_MM;
    }
}
