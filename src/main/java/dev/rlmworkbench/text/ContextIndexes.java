package dev.rlmworkbench.text;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;

/// What is known of the texts that were asked about last, so that methods, turns, follow-ups and child runs share one
/// index of a text. Kept for the last 16 texts, and as long as memory suffices. Thread-safe.
public final class ContextIndexes {

    private static final int KEPT = 16;

    /// The last used one first.
    private final Deque<SoftReference<ContextIndex>> known = new ArrayDeque<>();

    /// The same for the same text; cheap, see [ContextIndex].
    public synchronized ContextIndex of(String text) {
        var found = known.stream()
                .filter(kept -> kept.get() instanceof ContextIndex context
                        && context.text().equals(text))
                .findFirst()
                .orElseGet(() -> new SoftReference<>(new ContextIndex(text)));
        known.remove(found);
        known.addFirst(found);
        if (known.size() > KEPT) {
            known.removeLast();
        }
        return found.get() instanceof ContextIndex context ? context : new ContextIndex(text);
    }
}
