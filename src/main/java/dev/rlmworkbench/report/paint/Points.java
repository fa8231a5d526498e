package dev.rlmworkbench.report.paint;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/// Draws points.
final class Points {

    private Points() {}

    /// With a thin edge in the background's colour, which sets it off from lines and other points.
    ///
    /// @param hollow for a value that rests on shortened prompts
    static void draw(Sheet sheet, Shape shape, Color colour, boolean hollow) {
        sheet.g.setStroke(sheet.line(sheet.em * 0.28));
        sheet.g.setPaint(sheet.ink.background());
        sheet.g.draw(shape);
        sheet.g.setPaint(hollow ? sheet.ink.background() : colour);
        sheet.g.fill(shape);
        if (hollow) {
            sheet.g.setPaint(colour);
            sheet.g.setStroke(sheet.line(sheet.em * 0.13));
            sheet.g.draw(shape);
        }
    }

    /// A circle with a bar through it: nothing could be asked.
    static void drawRefused(Sheet sheet, double x, double y, Color colour) {
        double size = sheet.marker();
        var circle = new Ellipse2D.Double(x - size / 2, y - size / 2, size, size);
        draw(sheet, circle, colour, true);
        double reach = size / 2 * Math.sqrt(0.5);
        sheet.g.draw(new Line2D.Double(x - reach, y + reach, x + reach, y - reach));
    }
}
