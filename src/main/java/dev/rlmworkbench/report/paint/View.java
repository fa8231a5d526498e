package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.ScatterFigure;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a figure is looked at.
///
/// @param hidden names of series that are not drawn
/// @param zoom   null for all of it
/// @param titled whether the title is drawn
record View(Set<String> hidden, @Nullable Zoom zoom, boolean titled) {

    View {
        hidden = Set.copyOf(hidden);
    }

    Hits draw(Sheet sheet, Figure figure) {
        return switch (figure) {
            case LineFigure lines -> new LineDrawing(sheet, lines, this).draw();
            case BarFigure bars -> new BarDrawing(sheet, bars, this).draw();
            case HeatMapFigure map -> new HeatMapDrawing(sheet, map, this).draw();
            case ScatterFigure spots -> new ScatterDrawing(sheet, spots, this).draw();
        };
    }
}
