package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplVariable;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of an imported task, collected in their order.
final class ImportedEvents {

    private final List<EventEntry> events = new ArrayList<>();
    private int lastCall;

    /// A place in the call tree.
    record Place(String call, @Nullable String parent, int depth) {
        static final Place ROOT = new Place("0", null, 0);
    }

    Place below(Place place) {
        lastCall++;
        return new Place(Integer.toString(lastCall), place.call(), place.depth() + 1);
    }

    void add(Place place, Instant at, RunEvent event) {
        events.add(new EventEntry("", place.call(), place.parent(), place.depth(), at, event));
    }

    void finished(Place place, Instant at, String text, TokenUsage usage, Duration took) {
        add(
                place,
                at,
                new RunEvent.Generation(
                        text, "", usage, new CallTiming(took, Duration.ZERO, Duration.ZERO, took), "stop", null));
    }

    void ran(Place place, Instant at, int turn, int block, String stdout, String stderr, Ran ran) {
        var error = stderr.isBlank()
                ? null
                : new ReplResult.CodeError(ReplResult.CodeError.Kind.EXCEPTION, 0, stderr.strip());
        add(
                place,
                at,
                new RunEvent.CodeFinished(
                        turn,
                        block,
                        new ReplResult(
                                stdout,
                                null,
                                error,
                                ran.answer(),
                                List.of(),
                                List.of(),
                                ran.changed(),
                                ran.took(),
                                null)));
    }

    /// What a block did beside printing.
    record Ran(@Nullable String answer, List<ReplVariable> changed, Duration took) {}

    List<EventEntry> all() {
        return List.copyOf(events);
    }
}
