package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.trajectory.replay.ContextRead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ranges of a context as columns of a strip. However many ranges there are, there is no more to be drawn than the
/// strip is wide.
public final class MapRuns {

    /// Columns `from` (inclusive) to `to` (exclusive) of one look.
    public record Run(int from, int to, ContextRead.Kind kind) {}

    private MapRuns() {}

    /// Where ranges meet, printed goes before chosen and chosen before sent, as it says most about what the model saw
    /// itself.
    ///
    /// @param chars length of the context
    /// @param width columns of the strip
    public static List<Run> of(List<ContextRead> ranges, long chars, int width) {
        if (chars <= 0 || width <= 0) {
            return List.of();
        }
        var columns = new ContextRead.@Nullable Kind[width];
        for (var range : ranges) {
            int from = (int) Math.clamp(range.start() * (long) width / chars, 0, width - 1L);
            int to = (int) Math.clamp((range.end() * (long) width + chars - 1) / chars, from + 1L, width);
            for (int i = from; i < to; i++) {
                var there = columns[i];
                if (there == null || weight(range.kind()) > weight(there)) {
                    columns[i] = range.kind();
                }
            }
        }
        var runs = new ArrayList<Run>();
        int begin = 0;
        for (int i = 1; i <= width; i++) {
            if (i == width || columns[i] != columns[begin]) {
                var kind = columns[begin];
                if (kind != null) {
                    runs.add(new Run(begin, i, kind));
                }
                begin = i;
            }
        }
        return runs;
    }

    private static int weight(ContextRead.Kind kind) {
        return switch (kind) {
            case PRINTED -> 3;
            case CHOSEN -> 2;
            case SENT -> 1;
        };
    }

    /// The ranges at a place, for the tooltip.
    public static List<ContextRead> at(List<ContextRead> ranges, long from, long to) {
        return ranges.stream()
                .filter(range -> range.start() < to && range.end() > from)
                .toList();
    }
}
