package dev.rlmworkbench.report.paint;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The form of a point: tells series apart without colour.
public enum Marker {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    TRIANGLE_DOWN,
    DIAMOND,
    PLUS,
    CROSS;

    /// How much of the half size an arm of a cross is thick.
    private static final double ARM = 0.38;

    /// @param size as the side of the square; the others look as large as that one
    private Shape at(double x, double y, double size) {
        double half = size / 2;
        return switch (this) {
            case CIRCLE -> new Ellipse2D.Double(x - half, y - half, size, size);
            case SQUARE -> new Rectangle2D.Double(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9);
            case TRIANGLE -> polygon(x, y, 0, -half * 1.2, half * 1.15, half * 0.85, -half * 1.15, half * 0.85);
            case TRIANGLE_DOWN -> polygon(x, y, 0, half * 1.2, half * 1.15, -half * 0.85, -half * 1.15, -half * 0.85);
            case DIAMOND -> polygon(x, y, 0, -half * 1.3, half * 1.1, 0, 0, half * 1.3, -half * 1.1, 0);
            case PLUS -> plus(x, y, half * 1.15, half * ARM);
            case CROSS -> cross(x, y, half * 0.95, half * ARM);
        };
    }

    /// With a thin edge in the background's colour, which sets it off from lines and other points.
    ///
    /// @param hollow for a value that rests on shortened prompts
    void draw(Sheet sheet, double x, double y, double size, Color colour, boolean hollow) {
        var shape = at(x, y, size);
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
        CIRCLE.draw(sheet, x, y, size, colour, true);
        double reach = size / 2 * Math.sqrt(0.5);
        sheet.g.draw(new Line2D.Double(x - reach, y + reach, x + reach, y - reach));
    }

    private static Path2D plus(double x, double y, double r, double a) {
        return polygon(x, y, -a, -r, a, -r, a, -a, r, -a, r, a, a, a, a, r, -a, r, -a, a, -r, a, -r, -a, -a, -a);
    }

    private static Path2D cross(double x, double y, double r, double a) {
        double b = r - a;
        return polygon(x, y, -b, -r, 0, -a, b, -r, r, -b, a, 0, r, b, b, r, 0, a, -b, r, -r, b, -a, 0, -r, -b);
    }

    private static Path2D polygon(double x, double y, double... corners) {
        var path = new Path2D.Double();
        path.moveTo(x + corners[0], y + corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(x + corners[i], y + corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
