package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Figure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Set;

/// A figure ready to be drawn at its size on paper, in points of 1/72 inch. The same for every target.
public record Painting(Figure figure, FigureTheme theme, FigureSize size) {

    /// Fills the whole size, from the upper left corner.
    public void draw(Graphics2D graphics) {
        paint(graphics);
    }

    /// In points of 1/72 inch.
    public Hits hits() {
        var nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE).createGraphics();
        try {
            return paint(nowhere);
        } finally {
            nowhere.dispose();
        }
    }

    private Hits paint(Graphics2D graphics) {
        var sheet = new Sheet(graphics, theme, theme.inFiles(), size.widthPt(), size.heightPt(), size.fontPt());
        return new View(Set.of(), null, theme.titled()).draw(sheet, figure);
    }
}
