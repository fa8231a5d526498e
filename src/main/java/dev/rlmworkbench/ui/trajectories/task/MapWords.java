package dev.rlmworkbench.ui.trajectories.task;

import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.replay.ContextRead;
import java.util.List;

/// What the context map says in words.
public final class MapWords {

    private MapWords() {}

    public static String kind(ContextRead.Kind kind) {
        return switch (kind) {
            case PRINTED -> "printed";
            case SENT -> "sent to a sub-call";
            case CHOSEN -> "put into the prompt";
        };
    }

    /// @param ranges what was read up to the step that is shown
    /// @return empty where the strip says it all
    public static String of(OpenTask task, List<ContextRead> ranges) {
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
