package dev.rlmworkbench.trajectory;

/// Takes events as they happen, from several threads.
@FunctionalInterface
public interface EventSink {
    EventSink NONE = entry -> {};

    void accept(EventEntry entry);

    /// Both hear every event, this one first.
    default EventSink and(EventSink other) {
        return entry -> {
            accept(entry);
            other.accept(entry);
        };
    }
}
