package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.SeriesStyle;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/// Fills bars so that they can be told apart without colour.
final class Hatching {

    private Hatching() {}

    /// A later variant of a tone is paler.
    static void fill(Sheet sheet, Rectangle2D box, SeriesStyle style, Color colour) {
        double share = 1 - 0.3 * (style.variant() % 3);
        sheet.g.setPaint(Colours.mix(sheet.ink.background(), colour, share));
        sheet.g.fill(box);
        var hatch = sheet.theme.look(style.tone()).hatch();
        if (hatch == ToneLook.Hatch.NONE || box.getWidth() < 1 || box.getHeight() < 1) {
            return;
        }
        sheet.g.setPaint(Colours.mix(sheet.ink.background(), colour, share * 0.45));
        sheet.g.setStroke(sheet.line(sheet.em * 0.06));
        double step = sheet.em * 0.5;
        switch (hatch) {
            case NONE -> {}
            case RISING -> slanted(sheet, box, step, true);
            case FALLING -> slanted(sheet, box, step, false);
            case LEVEL -> level(sheet, box, step);
            case UPRIGHT -> upright(sheet, box, step);
            case CROSSED -> {
                slanted(sheet, box, step * 1.3, true);
                slanted(sheet, box, step * 1.3, false);
            }
        }
    }

    private static void level(Sheet sheet, Rectangle2D box, double step) {
        for (double y = Math.ceil(box.getMinY() / step) * step; y < box.getMaxY(); y += step) {
            sheet.g.draw(new Line2D.Double(box.getMinX(), y, box.getMaxX(), y));
        }
    }

    private static void upright(Sheet sheet, Rectangle2D box, double step) {
        for (double x = Math.ceil(box.getMinX() / step) * step; x < box.getMaxX(); x += step) {
            sheet.g.draw(new Line2D.Double(x, box.getMinY(), x, box.getMaxY()));
        }
    }

    /// Lines at 45 degrees, cut at the box without the help of a clip, which files would have to carry for each bar.
    private static void slanted(Sheet sheet, Rectangle2D box, double step, boolean rising) {
        double gap = step * Math.sqrt(2);
        double first = Math.ceil((box.getMinX() - box.getHeight()) / gap) * gap;
        for (double foot = first; foot < box.getMaxX(); foot += gap) {
            // leaves the bottom at `foot` and reaches the top one height further right
            double left = Math.max(foot, box.getMinX());
            double right = Math.min(foot + box.getHeight(), box.getMaxX());
            if (right <= left) {
                continue;
            }
            double leftY = box.getMaxY() - (left - foot);
            double rightY = box.getMaxY() - (right - foot);
            if (rising) {
                sheet.g.draw(new Line2D.Double(left, leftY, right, rightY));
            } else {
                double sum = box.getMinY() + box.getMaxY();
                sheet.g.draw(new Line2D.Double(left, sum - leftY, right, sum - rightY));
            }
        }
    }
}
