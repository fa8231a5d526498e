package dev.rlmworkbench.report.paint.axis;

import dev.rlmworkbench.report.figure.Axis;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/// JFreeChart's axes with labels where we want them.
public final class TickedAxes {

    private TickedAxes() {}

    /// @param font   of the labels
    /// @param colour of the labels
    public static ValueAxis of(Axis axis, Span span, List<Ticks.Tick> ticks, Font font, Color colour) {
        ValueAxis made =
                switch (axis.scale()) {
                    case LINEAR -> new LinearAxis(ticks);
                    case LOG2 -> new LogarithmicAxis(ticks, 2);
                    case LOG10 -> new LogarithmicAxis(ticks, 10);
                };
        made.setRange(span.low(), span.high());
        made.setTickLabelFont(font);
        made.setTickLabelPaint(colour);
        made.setTickLabelInsets(new RectangleInsets(
                font.getSize2D() * 0.28, font.getSize2D() * 0.45, font.getSize2D() * 0.28, font.getSize2D() * 0.45));
        made.setTickMarksVisible(false);
        made.setAxisLineVisible(false);
        return made;
    }

    private static List<NumberTick> placed(List<Ticks.Tick> ticks, ValueAxis axis, RectangleEdge edge) {
        var anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return ticks.stream()
                .filter(tick -> axis.getRange().contains(tick.value()))
                .map(tick -> new NumberTick(tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }

    private static final class LinearAxis extends NumberAxis {
        private final transient List<Ticks.Tick> ticks;

        LinearAxis(List<Ticks.Tick> ticks) {
            this.ticks = ticks;
        }

        @Override
        public List<?> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return placed(ticks, this, edge);
        }
    }

    private static final class LogarithmicAxis extends LogAxis {
        private final transient List<Ticks.Tick> ticks;

        LogarithmicAxis(List<Ticks.Tick> ticks, double base) {
            this.ticks = ticks;
            setBase(base);
        }

        @Override
        public List<?> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return placed(ticks, this, edge);
        }
    }
}
