package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.LineFigure;
import dev.rlmworkbench.report.figure.ScatterFigure;

/// Chooses how a figure is drawn.
final class FigureDrawing {

    private FigureDrawing() {}

    static Hits draw(Sheet sheet, Figure figure, View view) {
        return switch (figure) {
            case LineFigure lines -> new LineDrawing(sheet, lines, view).draw();
            case BarFigure bars -> new BarDrawing(sheet, bars, view).draw();
            case HeatMapFigure map -> new HeatMapDrawing(sheet, map, view).draw();
            case ScatterFigure spots -> new ScatterDrawing(sheet, spots, view).draw();
        };
    }
}
