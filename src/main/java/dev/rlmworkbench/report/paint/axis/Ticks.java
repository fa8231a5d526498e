package dev.rlmworkbench.report.paint.axis;

import dev.rlmworkbench.report.figure.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where an axis has labels, and which.
public final class Ticks {

    public record Tick(double value, String label) {}

    private static final int MAX_TICKS = 200;

    private Ticks() {}

    /// Round values.
    ///
    /// @param atMost how many have room
    public static List<Tick> round(Axis axis, Span span, int atMost) {
        return switch (axis.scale()) {
            case LINEAR -> linear(axis.format(), span, Math.max(2, atMost));
            case LOG2 -> powers(axis.format(), span, 2, atMost);
            case LOG10 -> decades(axis.format(), span, atMost);
        };
    }

    /// At the values that were measured, where few enough, else at round ones.
    public static List<Tick> measured(Axis axis, Span span, List<Double> values, int atMost) {
        var inside = values.stream().filter(span::contains).distinct().sorted().toList();
        if (axis.scale() == Axis.Scale.LINEAR || inside.isEmpty() || inside.size() > atMost * 2) {
            return round(axis, span, atMost);
        }
        return inside.stream()
                .map(value -> new Tick(value, axis.format().write(value)))
                .toList();
    }

    private static List<Tick> linear(Axis.Format format, Span span, int atMost) {
        double step = step(span.high() - span.low(), atMost, format);
        var ticks = new ArrayList<Tick>();
        for (long i = (long) Math.ceil(span.low() / step - 1e-9);
                i * step <= span.high() + step * 1e-9 && ticks.size() < MAX_TICKS;
                i++) {
            ticks.add(new Tick(i * step, label(format, i * step, step)));
        }
        return ticks;
    }

    private static double step(double length, int atMost, Axis.Format format) {
        double rough = length / atMost;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        boolean share = format == Axis.Format.PERCENT || format == Axis.Format.POINTS;
        for (double factor : share ? new double[] {1, 2.5, 5, 10} : new double[] {1, 2, 5, 10}) {
            double step = power * factor;
            boolean broken = share && step < 0.05 && factor == 2.5;
            boolean part = format == Axis.Format.COUNT && length >= 1 && step < 1;
            if (step >= rough * (1 - 1e-9) && !broken && !part) {
                return step;
            }
        }
        return Math.max(power * 10, format == Axis.Format.COUNT && length > 3 ? 1 : 0);
    }

    private static String label(Axis.Format format, double value, double step) {
        return switch (format) {
            // the axis' title has the unit
            case SECONDS -> number(value, step);
            case COUNT -> number(value, step);
            case NUMBER -> step < 0.001 ? format.write(value) : number(value, step);
            case PERCENT, TENTHS_OF_PERCENT, POINTS, LENGTH -> format.write(value);
        };
    }

    private static String number(double value, double step) {
        int digits = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 9);
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    private static List<Tick> powers(Axis.Format format, Span span, double base, int atMost) {
        int first = (int) Math.ceil(Math.log(span.low()) / Math.log(base) - 1e-9);
        int last = (int) Math.floor(Math.log(span.high()) / Math.log(base) + 1e-9);
        int step = Math.max(1, (int) Math.ceil((last - first + 1) / (double) Math.max(1, atMost)));
        var ticks = new ArrayList<Tick>();
        for (int i = first; i <= last; i += step) {
            ticks.add(tick(format, Math.pow(base, i)));
        }
        return ticks.size() >= 2 ? ticks : ends(format, span);
    }

    /// 1, 10, 100; with 2 and 5 between them where there is room.
    private static List<Tick> decades(Axis.Format format, Span span, int atMost) {
        var fine = new ArrayList<Tick>();
        for (int i = (int) Math.floor(Math.log10(span.low())); i <= Math.log10(span.high()); i++) {
            for (int factor : new int[] {1, 2, 5}) {
                double value = factor * Math.pow(10, i);
                if (span.contains(value)) {
                    fine.add(tick(format, value));
                }
            }
        }
        if (fine.size() <= atMost && fine.size() >= 2) {
            return fine;
        }
        return fine.size() < 2 ? ends(format, span) : powers(format, span, 10, atMost);
    }

    /// For an axis so short that no round value lies on it.
    private static List<Tick> ends(Axis.Format format, Span span) {
        return List.of(tick(format, span.low()), tick(format, span.high()));
    }

    private static Tick tick(Axis.Format format, double value) {
        return new Tick(value, format == Axis.Format.SECONDS ? plain(value) : format.write(value));
    }

    private static String plain(double value) {
        return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
    }
}
