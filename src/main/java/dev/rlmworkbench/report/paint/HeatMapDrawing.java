package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.HeatMapFigure.Panel;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Draws coloured cells with their numbers: as many panels beside each other as there is room for.
final class HeatMapDrawing {

    /// Of a cell, in font sizes: room for `+100`.
    private static final double MIN_CELL = 2.2;
    /// Room for `refused`.
    private static final double MIN_WORD_CELL = 2.75;
    private static final double CELL_HEIGHT = 1.8;
    /// Lower ones cannot be told from lines.
    private static final double FLAT_CELL = 0.8;

    private static final double MIN_CELL_HEIGHT = 0.1;
    private static final double MAX_CELL_HEIGHT = 3.2;
    /// Of row names, of the figure's width.
    private static final double MAX_NAME_SHARE = 0.25;
    private static final double NAME_LINE = 1.6;
    private static final double PANEL_GAP = 1.2;

    private final Sheet sheet;
    private final HeatMapFigure figure;
    private final View view;
    private final List<Hits.Mark> marks = new ArrayList<>();

    HeatMapDrawing(Sheet sheet, HeatMapFigure figure, View view) {
        this.sheet = sheet;
        this.figure = figure;
        this.view = view;
    }

    /// A height that suits it.
    ///
    /// @param line height of a line of words, in the unit of the width
    static double height(HeatMapFigure figure, double width, double line) {
        double em = line / Sheet.LINE;
        double names = figure.rows().stream().mapToInt(String::length).max().orElse(0) * 0.5 * em;
        int beside =
                beside(figure, figure.panels().size(), width, em, Math.min(names, width * MAX_NAME_SHARE) + em * 2);
        int upon = (figure.panels().size() + beside - 1) / Math.max(1, beside);
        double panel = figure.rows().size() * CELL_HEIGHT + NAME_LINE + 0.5;
        return em * (panel * upon + 3.7);
    }

    private static int beside(HeatMapFigure figure, int panels, double width, double em, double names) {
        boolean refused = figure.panels().stream()
                .flatMap(panel -> panel.cells().stream())
                .anyMatch(cell -> !Double.isFinite(cell.value()));
        double needed = PANEL_GAP * em + figure.columns().size() * (refused ? MIN_WORD_CELL : MIN_CELL) * em;
        return Math.clamp((int) ((width - names) / Math.max(em, needed)), 1, Math.max(1, panels));
    }

    Hits draw() {
        var frame = Surround.draw(sheet, figure.text(), List.of(), view);
        var panels = figure.panels().stream()
                .filter(panel -> !view.hidden().contains(panel.name()))
                .toList();
        var body = frame.body();
        if (panels.isEmpty() || figure.rows().isEmpty() || figure.columns().isEmpty()) {
            sheet.writeCentred(
                    "Nothing to draw", body.getCenterX(), body.getCenterY(), sheet.words(), sheet.ink.quiet());
            return new Hits(box(body), null, null, marks, frame.legend());
        }
        drawPanels(panels, body);
        return new Hits(box(body), null, null, marks, frame.legend());
    }

    private static Hits.Box box(Rectangle2D area) {
        return new Hits.Box(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    private void drawPanels(List<Panel> panels, Rectangle2D body) {
        double em = sheet.em;
        var rowNames = figure.rows().stream()
                .map(name -> sheet.cut(sheet.clean(name), sheet.small(), sheet.width * MAX_NAME_SHARE))
                .toList();
        double names = sheet.widest(rowNames, sheet.small()) + em * 0.5;
        double least = Math.min(body.getHeight(), figure.rows().size() * CELL_HEIGHT * em);
        var titleLines = sheet.wrap(sheet.clean(figure.rowTitle()), sheet.words(), least, 2);
        double rowTitle = em * 1.2 * titleLines.size();
        double below = em * (figure.columnTitle().isBlank() ? 1.4 : 2.6);
        int beside = beside(figure, panels.size(), body.getWidth() - rowTitle, em, names);
        // cells that are too narrow for their numbers still show something, flat ones nothing
        while (beside < panels.size()
                && cellHeight(body.getHeight() - below, upon(panels.size(), beside)) < FLAT_CELL * em) {
            beside++;
        }
        int upon = upon(panels.size(), beside);
        double gap = em * PANEL_GAP;
        double width = Math.max(em, (body.getWidth() - rowTitle - names - gap * (beside - 1)) / beside);
        double cellHeight =
                Math.clamp(cellHeight(body.getHeight() - below, upon), MIN_CELL_HEIGHT * em, MAX_CELL_HEIGHT * em);
        double height = cellHeight * figure.rows().size() + em * (NAME_LINE + 0.5);
        for (int i = 0; i < panels.size(); i++) {
            double x = body.getX() + rowTitle + names + (i % beside) * (width + gap);
            double y = body.getY() + (i / beside) * height;
            var cells = new Rectangle2D.Double(
                    x, y + em * NAME_LINE, width, cellHeight * figure.rows().size());
            boolean lowest = i + beside >= panels.size();
            drawPanel(panels.get(i), cells, i % beside == 0 ? rowNames : List.of(), lowest);
        }
        double bottom = body.getY() + upon * height - em * 0.5;
        double middle = body.getX() + rowTitle + names + (body.getWidth() - rowTitle - names) / 2;
        var columnTitle = sheet.cut(sheet.clean(figure.columnTitle()), sheet.words(), body.getWidth());
        double half = sheet.width(columnTitle, sheet.words()) / 2;
        sheet.writeCentred(
                columnTitle,
                Math.clamp(middle, half, Math.max(half, body.getMaxX() - half)),
                bottom + em * 2.35,
                sheet.words(),
                sheet.ink.quiet());
        for (int i = 0; i < titleLines.size(); i++) {
            sheet.writeUpwards(
                    titleLines.get(i),
                    body.getX() + em * (0.85 + 1.1 * i),
                    (body.getY() + em * NAME_LINE + bottom) / 2,
                    sheet.words(),
                    sheet.ink.quiet());
        }
    }

    private static int upon(int panels, int beside) {
        return (panels + beside - 1) / beside;
    }

    /// What is left for one row of cells of so many panels one upon the other.
    private double cellHeight(double height, int upon) {
        return (height / upon - sheet.em * (NAME_LINE + 0.5)) / figure.rows().size();
    }

    private void drawPanel(Panel panel, Rectangle2D cells, List<String> rowNames, boolean lowest) {
        double em = sheet.em;
        var colour = panel.difference()
                ? sheet.ink.words()
                : sheet.theme.look(panel.tone()).words();
        var name = sheet.cut(sheet.clean(panel.name()), sheet.strong(), cells.getWidth());
        sheet.write(name, cells.getX(), cells.getY() - em * 0.45, sheet.strong(), colour);
        double cellHeight = cells.getHeight() / figure.rows().size();
        int skip = (int) Math.ceil(em * 0.95 / cellHeight);
        for (int row = 0; row < rowNames.size(); row += skip) {
            double middle = cells.getY() + (row + 0.5) * cellHeight;
            sheet.writeRight(
                    rowNames.get(row),
                    cells.getX() - em * 0.4,
                    Sheet.baseline(middle, sheet.small()),
                    sheet.small(),
                    sheet.ink.quiet());
        }
        if (lowest) {
            columnNames(cells);
        }
        new CellBlocks(sheet, figure, panel).draw(cells);
        double cellWidth = cells.getWidth() / figure.columns().size();
        for (var cell : panel.cells()) {
            var point = new DataPoint(
                    cell.column(),
                    cell.value(),
                    cell.value(),
                    cell.value(),
                    cell.n(),
                    cell.state(),
                    cell.facts(),
                    cell.key());
            marks.add(new Hits.Mark(
                    new Hits.Box(
                            cells.getX() + cell.column() * cellWidth,
                            cells.getY() + cell.row() * cellHeight,
                            cellWidth,
                            cellHeight),
                    panel.name(),
                    point));
        }
    }

    private void columnNames(Rectangle2D cells) {
        double width = cells.getWidth() / figure.columns().size();
        double free = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < figure.columns().size(); column++) {
            var name =
                    sheet.cut(sheet.clean(figure.columns().get(column)), sheet.small(), Math.max(width, sheet.em * 5));
            double half = sheet.width(name, sheet.small()) / 2;
            double centre = Math.min(cells.getX() + (column + 0.5) * width, sheet.width - sheet.em * 0.2 - half);
            if (centre - half < free) {
                continue;
            }
            sheet.writeCentred(name, centre, cells.getMaxY() + sheet.em, sheet.small(), sheet.ink.quiet());
            free = centre + half + sheet.em * 0.3;
        }
    }
}
