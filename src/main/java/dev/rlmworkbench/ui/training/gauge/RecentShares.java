package dev.rlmworkbench.ui.training.gauge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last minutes of one gauge, at most one point a second: the highest of that second, so that no peak is lost.
final class RecentShares {

    static final Duration SPAN = Duration.ofMinutes(3);
    private static final Duration POINT = Duration.ofSeconds(1);

    /// @param nanos of a clock that only goes forward
    /// @param share 0 to 1
    private record Point(long nanos, double share) {}

    /// @param when  0 for the oldest moment that is kept, 1 for now
    /// @param share 0 to 1
    record Placed(double when, double share) {}

    private final Deque<Point> points = new ArrayDeque<>();

    void add(long nanos, double share) {
        var last = points.peekLast();
        if (last != null && nanos - last.nanos < POINT.toNanos()) {
            points.removeLast();
            points.add(new Point(last.nanos, Math.max(last.share, share)));
        } else {
            points.add(new Point(nanos, share));
        }
        while (nanos - points.getFirst().nanos > SPAN.toNanos()) {
            points.removeFirst();
        }
    }

    /// The same all through a second, so that nothing is drawn anew that has not changed.
    List<Placed> at(long nanos) {
        double span = SPAN.toNanos();
        long now = Math.floorDiv(nanos, POINT.toNanos()) * POINT.toNanos();
        return points.stream()
                .map(point -> new Placed(Math.min(1, 1 - (now - point.nanos) / span), point.share))
                .filter(placed -> placed.when >= 0)
                .toList();
    }
}
