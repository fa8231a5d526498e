package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.replay.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// What the model, the REPL and the sub-calls did, in the order of the steps.
    public static List<Span> of(List<Step> steps) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var timing = step.timing();
            var firstCode = step.code().isEmpty()
                    ? step.ended()
                    : step.code().getFirst().started();
            var replied = timing == null ? firstCode : earlier(step.started().plus(timing.total()), step.ended());
            spans.add(new Span(Kind.ROOT, i, 0, step.started(), replied, "Step %d, model".formatted(step.number())));
            for (var run : step.code()) {
                spans.add(new Span(
                        Kind.REPL,
                        i,
                        0,
                        run.started(),
                        known(run.ended(), step.ended()),
                        "Step %d, code".formatted(step.number())));
            }
            int number = 1;
            for (var call : step.subCalls()) {
                spans.add(new Span(
                        Kind.SUB_CALL,
                        i,
                        number,
                        call.started(),
                        known(call.ended(), step.ended()),
                        "Step %d, sub-call %d".formatted(step.number(), number)));
                number++;
            }
        }
        return spans;
    }

    private static Instant known(@Nullable Instant end, Instant otherwise) {
        return end == null ? otherwise : end;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /// Puts spans into as few lanes as show what went on at the same time.
    ///
    /// @param maxLanes what does not fit stands in the last one, over others
    public static List<List<Span>> lanes(List<Span> spans, int maxLanes) {
        var lanes = new ArrayList<List<Span>>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            lanes.stream()
                    .filter(lane -> !lane.getLast().end().isAfter(span.start()))
                    .findFirst()
                    .orElseGet(() -> {
                        if (lanes.size() == maxLanes) {
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
    public static double tick(double seconds, int maxTicks) {
        double least = seconds / Math.max(1, maxTicks);
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-3))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
