package dev.rlmworkbench.ui.training.gauge;

import eu.hansolo.tilesfx.skins.TileSkin;
import java.util.OptionalDouble;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/// Draws a tile of TilesFX as this product's gauge. The skins that TilesFX brings cannot be styled to it: their dials
/// open by 180 or 270 degrees, strokes and words grow with the tile, words are in Lato, and colours are set in code
/// once, so that they do not follow the theme. Here colours are style classes.
final class DialSkin extends TileSkin {

    static final double STROKE = 9;
    static final double OPENING = 220;
    private static final double START = 90 + OPENING / 2;
    private static final double TICK_BEYOND = 3;
    private static final double FULL = 1;

    /// How far the ends of the arc lie below its centre, as a share of the radius.
    static final double BELOW = Math.sin(Math.toRadians((OPENING - 180) / 2));

    private final Dial dial;
    private Arc track;
    private Arc filled;
    private Arc ours;
    private Line gap;
    private Line tick;

    DialSkin(Dial dial) {
        super(dial);
        this.dial = dial;
        redraw();
    }

    /// Called by the constructor of the class above, so that nothing can be made before it.
    @Override
    protected void initGraphics() {
        super.initGraphics();
        track = arc("dial-track");
        filled = arc("dial-filled");
        ours = arc("dial-ours");
        gap = line("dial-gap");
        tick = line("dial-tick");
        getPane().getChildren().setAll(track, filled, ours, gap, tick);
    }

    private static Arc arc(String style) {
        var arc = new Arc();
        arc.setType(ArcType.OPEN);
        arc.setFill(null);
        arc.setStrokeWidth(STROKE);
        arc.setStrokeLineCap(StrokeLineCap.ROUND);
        arc.getStyleClass().add(style);
        return arc;
    }

    private static Line line(String style) {
        var line = new Line();
        line.setStrokeWidth(2);
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        line.getStyleClass().add(style);
        return line;
    }

    @Override
    protected void handleCurrentValue(double value) {
        redraw();
    }

    @Override
    protected void resize() {
        super.resize();
        redraw();
    }

    @Override
    protected void redraw() {
        if (dial == null) {
            return; // while the class above is made
        }
        double edge = STROKE / 2 + TICK_BEYOND;
        double radius = Math.max(0, Math.min(width / 2 - edge, (height - 2 * edge) / (1 + BELOW)));
        double centreX = width / 2;
        double centreY = edge + radius;
        place(track, centreX, centreY, radius, OptionalDouble.of(FULL));
        place(filled, centreX, centreY, radius, dial.filled());
        place(ours, centreX, centreY, radius, dial.ours());
        cross(gap, centreX, centreY, radius, 0, dial.limit());
        cross(tick, centreX, centreY, radius, TICK_BEYOND, dial.tick());
    }

    private static void place(Arc arc, double x, double y, double radius, OptionalDouble share) {
        arc.setVisible(share.isPresent() && share.getAsDouble() > 0);
        arc.setCenterX(x);
        arc.setCenterY(y);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStartAngle(START);
        arc.setLength(-share.orElse(0) * OPENING);
    }

    private static void cross(Line line, double x, double y, double radius, double beyond, OptionalDouble share) {
        line.setVisible(share.isPresent());
        double angle = Math.toRadians(START - share.orElse(0) * OPENING);
        double inner = radius - STROKE / 2 - beyond;
        double outer = radius + STROKE / 2 + beyond;
        line.setStartX(x + inner * Math.cos(angle));
        line.setStartY(y - inner * Math.sin(angle));
        line.setEndX(x + outer * Math.cos(angle));
        line.setEndY(y - outer * Math.sin(angle));
    }
}
