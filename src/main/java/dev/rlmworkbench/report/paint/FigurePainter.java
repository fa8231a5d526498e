package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Figure;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws figures, for files and for screens. May be used from any thread.
public final class FigurePainter {

    /// Words of a figure on a screen, in its pixels.
    private static final double SCREEN_FONT = 11;

    public static final int MAX_PIXELS = 100_000_000;

    /// For files.
    public Painting paint(Figure figure, FigureTheme theme, FigureSize size) {
        return new Painting(figure, theme, size);
    }

    /// For a screen. Takes some milliseconds: not to be called on the thread that draws the window.
    ///
    /// @param widthPx      before it is scaled
    /// @param heightPx     before it is scaled
    /// @param scale        pixels of the screen for each of these
    /// @param hiddenSeries names that are not drawn; the legend keeps them, faint
    /// @param zoom         null for all of it
    /// @throws IllegalArgumentException when the picture would have no pixel, or more than [#MAX_PIXELS]
    public Picture picture(
            Figure figure,
            FigureTheme theme,
            int widthPx,
            int heightPx,
            double scale,
            Set<String> hiddenSeries,
            @Nullable Zoom zoom) {
        long width = Math.round(widthPx * scale);
        long height = Math.round(heightPx * scale);
        if (width < 1 || height < 1 || width * height > MAX_PIXELS) {
            throw new IllegalArgumentException("a picture cannot be %d x %d pixels".formatted(width, height));
        }
        var image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB_PRE);
        var graphics = image.createGraphics();
        try {
            graphics.scale(scale, scale);
            var sheet = new Sheet(graphics, theme, theme.onScreen(), widthPx, heightPx, SCREEN_FONT);
            var hits = new View(hiddenSeries, zoom, false).draw(sheet, figure);
            var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
            return new Picture(pixels, (int) width, (int) height, hits);
        } finally {
            graphics.dispose();
        }
    }
}
