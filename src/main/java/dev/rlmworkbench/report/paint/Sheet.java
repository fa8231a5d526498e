package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.SeriesStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// What a figure is drawn on, with its sizes and its words: measured, cut, broken into lines and written. Words
/// measure the same on every target, so that all have one layout.
final class Sheet {

    /// From one line of words to the next, in font sizes.
    static final double LINE = 1.3;
    /// Names come from files; no place on a figure has room for more.
    private static final int MAX_LETTERS = 400;
    private static final String MORE = "…";
    private static final FontRenderContext MEASURE = new FontRenderContext(new AffineTransform(), true, true);

    final Graphics2D g;
    final FigureTheme theme;
    final FigureTheme.Ink ink;
    final double width;
    final double height;
    /// The font's size: all sizes are multiples of it.
    final double em;

    private final Typeface face;

    /// Fills the background.
    Sheet(Graphics2D g, FigureTheme theme, Typeface face, double width, double height, double em) {
        this.g = g;
        this.theme = theme;
        this.ink = theme.ink();
        this.face = face;
        this.width = width;
        this.height = height;
        this.em = em;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setPaint(ink.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
    }

    Font words() {
        return face.regular(em);
    }

    Font small() {
        return face.regular(em * 0.9);
    }

    Font smallest() {
        return face.regular(em * 0.78);
    }

    Font strong() {
        return face.strong(em);
    }

    Font title() {
        return face.strong(em * 1.2);
    }

    Stroke thin() {
        return new BasicStroke((float) (em * 0.07));
    }

    Stroke line(double strength) {
        return new BasicStroke((float) strength, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    Stroke dashed(double strength, float... dash) {
        return new BasicStroke((float) strength, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    Stroke dataLine(SeriesStyle style) {
        return dataLine(style, theme.lineEms() * em);
    }

    /// Of a line that lies behind another.
    Stroke lineBehind(SeriesStyle style) {
        return dataLine(style, theme.lineEms() * em * 0.6);
    }

    private Stroke dataLine(SeriesStyle style, double strength) {
        var dash = FigureTheme.dash(style.variant(), strength);
        return dash == null ? line(strength) : dashed(strength, dash);
    }

    double marker() {
        return theme.markerEms() * em;
    }

    /// Words from files, in letters that the font has: others become boxes, what cannot be seen is left out.
    String clean(String text) {
        var clean = new StringBuilder();
        text.codePoints().limit(MAX_LETTERS).forEach(letter -> {
            if (Character.isWhitespace(letter)) {
                clean.append(' ');
            } else if (visible(letter)) {
                clean.appendCodePoint(face.canWrite(letter) ? letter : '□');
            }
        });
        return clean.toString().strip();
    }

    private static boolean visible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, MEASURE).getWidth();
    }

    double widest(List<String> texts, Font font) {
        return texts.stream().mapToDouble(text -> width(text, font)).max().orElse(0);
    }

    /// With an ellipsis where it is too long.
    String cut(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        int low = 0;
        int high = text.codePointCount(0, text.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(start(text, middle) + MORE, font) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return start(text, low) + MORE;
    }

    private static String start(String text, int letters) {
        return text.substring(0, text.offsetByCodePoints(0, letters)).stripTrailing();
    }

    /// Broken between words; a word that is too long and what does not fit into the last line are cut.
    List<String> wrap(String text, Font font, double room, int maxLines) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" +")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && lines.size() < maxLines - 1 && width(longer, font) > room) {
                lines.add(cut(line, font, room));
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(cut(line, font, room));
        }
        return lines;
    }

    /// @param baseline where the letters stand
    void write(String text, double x, double baseline, Font font, Color colour) {
        if (!text.isEmpty()) {
            g.setFont(font);
            g.setPaint(colour);
            g.drawString(text, (float) x, (float) baseline);
        }
    }

    void writeRight(String text, double right, double baseline, Font font, Color colour) {
        write(text, right - width(text, font), baseline, font, colour);
    }

    void writeCentred(String text, double centre, double baseline, Font font, Color colour) {
        write(text, centre - width(text, font) / 2, baseline, font, colour);
    }

    /// From below upwards.
    void writeUpwards(String text, double baseline, double centreY, Font font, Color colour) {
        var before = g.getTransform();
        g.translate(baseline, centreY);
        g.rotate(-Math.PI / 2);
        writeCentred(text, 0, 0, font, colour);
        g.setTransform(before);
    }

    /// Where letters stand whose middle is at `y`.
    static double baseline(double y, Font font) {
        return y + font.getSize2D() * 0.34;
    }
}
