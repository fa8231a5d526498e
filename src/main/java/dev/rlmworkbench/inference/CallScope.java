package dev.rlmworkbench.inference;

import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A place in the call tree of one task: where events are stamped with call, parent and depth.
public final class CallScope {

    private final String fingerprint;
    private final String call;
    private final @Nullable String parent;
    private final int depth;
    private final EventSink sink;
    private final AtomicInteger lastCall;

    private CallScope(
            String fingerprint,
            String call,
            @Nullable String parent,
            int depth,
            EventSink sink,
            AtomicInteger lastCall) {
        this.fingerprint = fingerprint;
        this.call = call;
        this.parent = parent;
        this.depth = depth;
        this.sink = sink;
        this.lastCall = lastCall;
    }

    public static CallScope root(String fingerprint, EventSink sink) {
        return new CallScope(fingerprint, "0", null, 0, sink, new AtomicInteger());
    }

    /// A call made from here, with the next free id of the task.
    public CallScope child() {
        return new CallScope(
                fingerprint, Integer.toString(lastCall.incrementAndGet()), call, depth + 1, sink, lastCall);
    }

    public int depth() {
        return depth;
    }

    public void emit(RunEvent event) {
        sink.accept(new EventEntry(fingerprint, call, parent, depth, Instant.now(), event));
    }
}
