package dev.rlmworkbench.repl.child.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which parts of the context a block showed. Helpers that hand out pieces say where they came from; for other text its
/// lines are looked up in the context. What is reported was shown, but not all that was shown need be found.
public final class ContextRanges {

    /// Shorter lines occur by chance.
    private static final int SHORTEST = 24;

    private static final int PROBE = 64;
    private static final Duration LOOK_UP_TIME = Duration.ofMillis(50);

    private final String context;
    private final List<int[]> ranges = new ArrayList<>();

    public ContextRanges(String context) {
        this.context = context;
    }

    public void add(Piece piece) {
        add(piece.start(), piece.end());
    }

    private void add(int start, int end) {
        ranges.add(new int[] {start, end});
    }

    /// Looks up the lines of a text that was shown, within a bounded time.
    public void find(String shown) {
        long deadline = System.nanoTime() + LOOK_UP_TIME.toNanos();
        int expected = 0;
        int at = 0;
        while (at < shown.length() && System.nanoTime() < deadline) {
            int lineEnd = shown.indexOf('\n', at);
            lineEnd = lineEnd < 0 ? shown.length() : lineEnd;
            if (lineEnd - at >= SHORTEST) {
                int found = locate(shown, at, lineEnd, expected);
                if (found >= 0) {
                    add(found, found + lineEnd - at);
                    expected = found + lineEnd - at + 1;
                } else if (lineEnd - at > 2 * PROBE) {
                    findParts(shown, at, lineEnd, deadline);
                }
            }
            at = lineEnd + 1;
        }
    }

    /// The line after the one found last most often follows it in the context too.
    private int locate(String shown, int from, int to, int expected) {
        if (context.regionMatches(expected, shown, from, to - from)) {
            return expected;
        }
        return context.indexOf(shown.substring(from, to));
    }

    /// A long line may hold a piece of the context between other words.
    private void findParts(String shown, int from, int to, long deadline) {
        int at = from;
        while (at + PROBE <= to && System.nanoTime() < deadline) {
            int found = context.indexOf(shown.substring(at, at + PROBE));
            if (found < 0) {
                at += PROBE;
                continue;
            }
            int left = 0;
            while (at - left > from
                    && found - left > 0
                    && shown.charAt(at - left - 1) == context.charAt(found - left - 1)) {
                left++;
            }
            int right = PROBE;
            while (at + right < to
                    && found + right < context.length()
                    && shown.charAt(at + right) == context.charAt(found + right)) {
                right++;
            }
            add(found - left, found + right);
            at += right;
        }
    }

    /// The ranges since the last call, ascending, touching ones merged: start, end, start, end, ...
    public int[] take() {
        ranges.sort(Comparator.comparingInt(r -> r[0]));
        var merged = new ArrayList<int[]>();
        for (var range : ranges) {
            if (!merged.isEmpty() && range[0] <= merged.getLast()[1]) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], range[1]);
            } else if (range[1] > range[0]) {
                merged.add(range);
            }
        }
        ranges.clear();
        return merged.stream()
                .flatMapToInt(r -> java.util.stream.IntStream.of(r[0], r[1]))
                .toArray();
    }
}
