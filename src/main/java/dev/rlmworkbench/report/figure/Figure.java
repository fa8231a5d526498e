package dev.rlmworkbench.report.figure;

/// A figure as data. Whoever draws it decides size, colours and fonts.
public sealed interface Figure permits LineFigure, BarFigure, HeatMapFigure, ScatterFigure {

    FigureText text();

    /// Every value that is drawn, one row each, with n and interval beside it.
    DataTable table();
}
