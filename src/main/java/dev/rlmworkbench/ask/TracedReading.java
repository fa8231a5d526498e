package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.CharRange;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What the root model or its code looked at, from the events of one question. Deeper RLMs have texts of their own,
/// so their ranges are not of this one.
///
/// @param traced  whether the method tells what it read
/// @param printed ranges whose text was printed, or put into the prompt by a method that chooses
/// @param sent    ranges whose text went into sub-calls
/// @param prompts of those sub-calls whose replies reached the answer
record TracedReading(boolean traced, List<CharRange> printed, List<CharRange> sent, List<String> prompts) {

    /// @param reached whether a sub-call's reply is part of the answer
    static TracedReading of(List<EventEntry> events, Predicate<String> reached) {
        boolean traced = false;
        var printed = new ArrayList<CharRange>();
        var sent = new ArrayList<CharRange>();
        var prompts = new ArrayList<String>();
        Map<String, String> asked = new HashMap<>();
        for (var entry : events) {
            boolean root = entry.depth() == 0;
            if (root && entry.event() instanceof RunEvent.CodeFinished finished) {
                traced = true;
                add(finished.result().printed(), printed);
                add(finished.result().sent(), sent);
            } else if (root && entry.event() instanceof RunEvent.PassagesChosen chosen) {
                traced = true;
                chosen.passages().forEach(passage -> printed.add(new CharRange(passage.start(), passage.end())));
            } else if (!root
                    && entry.event() instanceof RunEvent.ModelCallStarted call
                    && !call.messages().isEmpty()) {
                asked.put(entry.call(), call.messages().getLast().content());
            } else if (!root
                    && entry.event() instanceof RunEvent.Generation call
                    && asked.containsKey(entry.call())
                    && reached.test(call.text())) {
                prompts.add(asked.get(entry.call()));
            }
        }
        return new TracedReading(traced, merged(printed), merged(sent), List.copyOf(prompts));
    }

    /// Characters that were printed or sent.
    long chars() {
        var all = new ArrayList<>(printed);
        all.addAll(sent);
        return merged(all).stream().mapToLong(CharRange::length).sum();
    }

    private static void add(List<ContextRange> ranges, List<CharRange> to) {
        ranges.forEach(range -> to.add(new CharRange(range.start(), range.end())));
    }

    private static List<CharRange> merged(List<CharRange> ranges) {
        var merged = new ArrayList<CharRange>();
        for (var range : ranges.stream()
                .sorted(Comparator.comparingInt(CharRange::start))
                .toList()) {
            if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
                var last = merged.removeLast();
                merged.add(new CharRange(last.start(), Math.max(last.end(), range.end())));
            } else {
                merged.add(range);
            }
        }
        return List.copyOf(merged);
    }
}
