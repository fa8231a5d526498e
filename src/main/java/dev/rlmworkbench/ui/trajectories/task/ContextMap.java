package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.replay.ContextRead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was read of a context, as columns of a strip and in words. However many ranges there are, there is nothing to
/// draw beyond the width of the strip.
public final class ContextMap {

    /// Columns `from` (inclusive) to `to` (exclusive) that were read in the same way.
    public record Run(int from, int to, ContextRead.Kind kind) {}

    private ContextMap() {}

    /// Where ranges meet, printed goes before chosen and chosen before sent, as it says most about what the model saw
    /// itself.
    ///
    /// @param chars length of the context
    /// @param width columns of the strip
    public static List<Run> columns(List<ContextRead> ranges, long chars, int width) {
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

    public static String kind(ContextRead.Kind kind) {
        return switch (kind) {
            case PRINTED -> "printed";
            case SENT -> "sent to a sub-call";
            case CHOSEN -> "put into the prompt";
        };
    }

    /// @param ranges what was read up to the step that is shown
    /// @return empty where the strip says it all
    public static String words(OpenTask task, List<ContextRead> ranges) {
        var replay = task.replay();
        if (replay.contextChars() == 0) {
            return "This file does not say how long the context is, nor which parts of it were read.";
        }
        if (replay.method().equals("vanilla")) {
            return "Vanilla has no code: the context stood in the prompt, as a whole or cut; see Conversation.";
        }
        if (ranges.isEmpty()) {
            boolean ever = !replay.read(task.steps().size()).isEmpty();
            return ever
                    ? "Nothing of the context was printed or sent up to this step."
                    : "No step tells that it read a part of the context.";
        }
        if (task.evidence().isEmpty()) {
            return "";
        }
        long seen = task.evidence().stream()
                .filter(range -> ranges.stream().anyMatch(read -> overlap(range, read)))
                .count();
        return seen == task.evidence().size()
                ? "The place of the answer was read."
                : seen == 0
                        ? "The place of the answer was not read up to this step."
                        : "%d of %d places that the answer rests on were read."
                                .formatted(seen, task.evidence().size());
    }

    private static boolean overlap(ReplResult.ContextRange gold, ContextRead read) {
        return gold.start() < read.end() && read.start() < gold.end();
    }
}
