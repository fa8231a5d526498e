package dev.rlmworkbench.text.range;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds where a text may stand in a context. Remembers blocks of 16 characters at regular places only: every 8
/// characters in a context up to 8 million characters, further apart in longer ones, so that the table stays below
/// 16 MB. A match that covers one remembered block is found; shorter ones may be missed.
final class ContextLookup {

    static final int BLOCK = 16;

    private static final int CLOSEST = 8;
    private static final int MAX_BLOCKS = 1 << 20;
    /// Of contexts that repeat themselves only so many places are looked at.
    private static final int MAX_PROBES = 8;

    private static final int EMPTY = -1;

    private final String context;
    private final int[] places;
    private final int shift;

    ContextLookup(String context) {
        this.context = context;
        int distance = Math.max(CLOSEST, context.length() / MAX_BLOCKS + 1);
        int blocks = context.length() / distance + 1;
        int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(blocks));
        places = new int[1 << bits];
        shift = 32 - bits;
        Arrays.fill(places, EMPTY);
        for (int at = 0; at + BLOCK <= context.length(); at += distance) {
            remember(at);
        }
    }

    static int hash(String text, int start) {
        int hash = 0;
        for (int i = start; i < start + BLOCK; i++) {
            hash = hash * 0x01000193 + text.charAt(i);
        }
        return hash;
    }

    private void remember(int place) {
        int slot = slot(hash(context, place));
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            if (places[slot] == EMPTY) {
                places[slot] = place;
                return;
            }
            slot = next(slot);
        }
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B1) >>> shift;
    }

    private int next(int slot) {
        return (slot + 1) & (places.length - 1);
    }

    /// A stretch that is the same in a text and, from `place` on, in the context.
    ///
    /// @param end in the text
    record Match(int place, int length, int end) {}

    /// The longest one around 16 characters of a text, perhaps of length 0.
    ///
    /// @param at     where these begin
    /// @param free   first character of the text that may belong to it
    /// @param likely a place to look at first
    Match longest(String text, int at, int free, @Nullable Integer likely) {
        var best = likely == null ? new Match(0, 0, 0) : match(text, at, free, likely);
        int slot = slot(hash(text, at));
        for (int probe = 0; probe < MAX_PROBES && places[slot] != EMPTY; probe++) {
            var match = match(text, at, free, places[slot]);
            best = match.length() > best.length() ? match : best;
            slot = next(slot);
        }
        return best;
    }

    private Match match(String text, int at, int free, int place) {
        int end = at;
        for (int to = place; end < text.length() && to < context.length() && text.charAt(end) == context.charAt(to); ) {
            end++;
            to++;
        }
        if (end == at) {
            return new Match(0, 0, 0);
        }
        int start = at;
        int from = place;
        while (start > free && from > 0 && text.charAt(start - 1) == context.charAt(from - 1)) {
            start--;
            from--;
        }
        return new Match(from, end - start, end);
    }
}
