package dev.rlmworkbench.ui.trajectories.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When what was done: the bars of the time line, and the lanes in which those that overlap stand.
public final class Spans {

    public enum Kind {
        ROOT,
        REPL,
        SUB_CALL
    }

    /// @param step   index of the step it belongs to
    /// @param number of a sub-call in its step, from 1; 0 otherwise
    public record Span(Kind kind, int step, int number, Instant start, Instant end, String words) {
        public double seconds(Instant from) {
            return java.time.Duration.between(from, start).toMillis() / 1000.0;
        }

        public double length() {
            return Math.max(0, java.time.Duration.between(start, end).toMillis() / 1000.0);
        }
    }

    private Spans() {}

    /// Puts spans into as few lanes as show what went on at the same time.
    ///
    /// @param most lanes; what does not fit stands in the last one, over others
    public static List<List<Span>> lanes(List<Span> spans, int most) {
        var lanes = new ArrayList<List<Span>>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            lanes.stream()
                    .filter(lane -> !lane.getLast().end().isAfter(span.start()))
                    .findFirst()
                    .orElseGet(() -> {
                        if (lanes.size() == most) {
                            return lanes.getLast();
                        }
                        var lane = new ArrayList<Span>();
                        lanes.add(lane);
                        return lane;
                    })
                    .add(span);
        }
        return lanes;
    }

    /// Leaves out what would not be seen: a bar that ends in the pixel in which the one before it ended.
    ///
    /// @param lane   in the order of time
    /// @param second pixels of a second
    public static List<Span> visible(List<Span> lane, Instant from, double second) {
        var kept = new ArrayList<Span>();
        long pixel = Long.MIN_VALUE;
        for (var span : lane) {
            long end = Math.round((span.seconds(from) + span.length()) * second);
            if (end > pixel) {
                kept.add(span);
                pixel = end;
            }
        }
        return kept;
    }

    /// A distance of marks on the axis that people can count with: 1, 2 or 5 times a power of ten seconds.
    public static double tick(double seconds, int mostTicks) {
        double least = seconds / Math.max(1, mostTicks);
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-3))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
