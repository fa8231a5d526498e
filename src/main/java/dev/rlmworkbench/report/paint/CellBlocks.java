package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Axis;
import dev.rlmworkbench.report.figure.DataPoint;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.report.figure.HeatMapFigure.Cell;
import dev.rlmworkbench.report.figure.HeatMapFigure.Panel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Comparator;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYDataset;

/// The cells of one panel, as a chart whose points are blocks.
final class CellBlocks {

    private final Sheet sheet;
    private final HeatMapFigure figure;
    private final Panel panel;
    private final String longest;

    CellBlocks(Sheet sheet, HeatMapFigure figure, Panel panel) {
        this.sheet = sheet;
        this.figure = figure;
        this.panel = panel;
        this.longest = panel.cells().stream()
                .filter(cell -> Double.isFinite(cell.value()))
                .map(this::number)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private String number(Cell cell) {
        return panel.difference()
                ? Axis.Format.POINTS.write(cell.value())
                : String.format(Locale.ROOT, "%." + digits() + "f", cell.value() * 100);
    }

    /// So many that the highest values have two digits that say something.
    private int digits() {
        return panel.full() >= 0.1 ? 0 : panel.full() >= 0.01 ? 1 : 2;
    }

    void draw(Rectangle2D area) {
        int count = panel.cells().size();
        var values = new double[3][count];
        for (int i = 0; i < count; i++) {
            values[0][i] = panel.cells().get(i).column();
            values[1][i] = panel.cells().get(i).row();
            values[2][i] = panel.cells().get(i).value();
        }
        var data = new DefaultXYZDataset();
        data.addSeries("cells", values);
        var plot = new XYPlot(
                data, axis(figure.columns().size(), false), axis(figure.rows().size(), true), new Blocks());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.draw(sheet.g, area, null, null, null);
    }

    private static NumberAxis axis(int count, boolean fromTop) {
        var axis = new NumberAxis();
        axis.setRange(-0.5, count - 0.5);
        axis.setInverted(fromTop);
        axis.setVisible(false);
        return axis;
    }

    private final class Blocks extends AbstractXYItemRenderer {

        @Override
        public void drawItem(
                Graphics2D g,
                XYItemRendererState state,
                Rectangle2D area,
                PlotRenderingInfo info,
                XYPlot plot,
                ValueAxis x,
                ValueAxis y,
                XYDataset data,
                int series,
                int item,
                CrosshairState crosshair,
                int pass) {
            double width = area.getWidth() / figure.columns().size();
            double height = area.getHeight() / figure.rows().size();
            double centreX = x.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge());
            double centreY = y.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge());
            double seam = Math.min(sheet.em * 0.1, Math.min(width, height) * 0.08);
            var block = new Rectangle2D.Double(
                    centreX - width / 2 + seam / 2, centreY - height / 2 + seam / 2, width - seam, height - seam);
            var cell = panel.cells().get(item);
            if (Double.isFinite(cell.value())) {
                measured(cell, block);
            } else {
                missing(cell, block);
            }
        }
    }

    private void measured(Cell cell, Rectangle2D block) {
        var colour = Colours.heat(sheet.theme, panel.tone(), panel.difference(), cell.value() / panel.full());
        double round = Math.min(sheet.em * 0.4, block.getHeight() * 0.3);
        sheet.g.setPaint(colour);
        sheet.g.fill(new RoundRectangle2D.Double(
                block.getX(), block.getY(), block.getWidth(), block.getHeight(), round, round));
        if (cell.state() == DataPoint.State.CUT) {
            dashed(block, Colours.wordsOn(colour));
        }
        // Numbers in some cells only would say that the others have none.
        if (hasRoom(longest, block)) {
            word(number(cell), block, Colours.wordsOn(colour));
        }
    }

    private void missing(Cell cell, Rectangle2D block) {
        boolean refused = cell.state() == DataPoint.State.REFUSED;
        dashed(block, sheet.ink.axis());
        var colour = refused ? sheet.ink.warning() : sheet.ink.quiet();
        var text = refused ? "refused" : "–";
        if (hasRoom(text, block)) {
            word(text, block, colour);
        } else if (refused) {
            Marker.drawRefused(sheet, block.getCenterX(), block.getCenterY(), colour);
        }
    }

    private void dashed(Rectangle2D block, Color colour) {
        double inset = sheet.em * 0.06;
        float dash = (float) (sheet.em * 0.22);
        sheet.g.setPaint(colour);
        sheet.g.setStroke(sheet.dashed(sheet.em * 0.07, dash, dash));
        sheet.g.draw(new RoundRectangle2D.Double(
                block.getX() + inset,
                block.getY() + inset,
                block.getWidth() - 2 * inset,
                block.getHeight() - 2 * inset,
                sheet.em * 0.3,
                sheet.em * 0.3));
    }

    private boolean hasRoom(String text, Rectangle2D block) {
        var font = font(text, block);
        return sheet.width(text, font) <= block.getWidth() - sheet.em * 0.1
                && font.getSize2D() * 0.8 <= block.getHeight();
    }

    private Font font(String text, Rectangle2D block) {
        return sheet.width(text, sheet.small()) <= block.getWidth() - sheet.em * 0.4 ? sheet.small() : sheet.smallest();
    }

    private void word(String text, Rectangle2D block, Color colour) {
        var font = font(text, block);
        sheet.writeCentred(text, block.getCenterX(), Sheet.baseline(block.getCenterY(), font), font, colour);
    }
}
