package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.BarFigure;
import dev.rlmworkbench.report.figure.DataPoint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.renderer.category.BarPainter;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.RectangleEdge;

/// Fills the bars that JFreeChart places, and remembers where they are.
final class BarFills implements BarPainter {

    private final Sheet sheet;
    private final List<BarFigure.Bars> groups;
    private final boolean stacked;
    private final Map<DataPoint, Rectangle2D> boxes = new IdentityHashMap<>();

    BarFills(Sheet sheet, List<BarFigure.Bars> groups, boolean stacked) {
        this.sheet = sheet;
        this.groups = groups;
        this.stacked = stacked;
    }

    /// By the very point, as two bars may be equal.
    Map<DataPoint, Rectangle2D> boxes() {
        return boxes;
    }

    @Override
    public void paintBar(
            Graphics2D g, BarRenderer renderer, int row, int column, RectangularShape shape, RectangleEdge base) {
        var group = groups.get(row);
        var box = shape.getBounds2D();
        for (var bar : group.bars()) {
            if ((int) bar.x() != column) {
                continue;
            }
            boxes.put(bar, box);
            if (box.getWidth() > 0 && box.getHeight() > 0) {
                Hatching.fill(
                        sheet,
                        box,
                        group.style(),
                        sheet.theme.look(group.style().tone()).colour());
                edge(box, bar.state() == DataPoint.State.CUT);
            }
        }
    }

    /// A seam between bars upon each other; a dashed edge where prompts were shortened.
    private void edge(Rectangle2D box, boolean cut) {
        if (cut) {
            float dash = (float) (sheet.em * 0.25);
            sheet.g.setPaint(sheet.ink.words());
            sheet.g.setStroke(sheet.dashed(sheet.em * 0.09, dash, dash));
            sheet.g.draw(box);
        } else if (stacked) {
            sheet.g.setPaint(sheet.ink.background());
            sheet.g.setStroke(sheet.line(sheet.em * 0.06));
            sheet.g.draw(box);
        }
    }

    @Override
    public void paintBarShadow(
            Graphics2D g,
            BarRenderer renderer,
            int row,
            int column,
            RectangularShape bar,
            RectangleEdge base,
            boolean pegShadow) {
        // figures have no shadows
    }
}
