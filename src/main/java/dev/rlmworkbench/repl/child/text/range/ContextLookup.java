package dev.rlmworkbench.repl.child.text.range;

import java.util.Arrays;

/// Finds where in the context a stretch of 16 characters may stand. Remembers blocks at regular places only: every 8
/// characters in a text up to 8 million characters, further apart in longer ones, so that the table stays below 16 MB.
/// A match that covers one remembered block is found; shorter ones may be missed.
final class ContextLookup {

    private static final int CLOSEST = 8;
    private static final int MAX_BLOCKS = 1 << 20;
    /// Of texts that repeat themselves only so many places are looked at.
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
        for (int at = 0; at + BlockHash.LENGTH <= context.length(); at += distance) {
            remember(at);
        }
    }

    private void remember(int place) {
        int slot = slot(BlockHash.of(context, place));
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            if (places[slot] == EMPTY) {
                places[slot] = place;
                return;
            }
            slot = (slot + 1) & (places.length - 1);
        }
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B1) >>> shift;
    }

    /// What to do with a place that may hold the same 16 characters.
    interface Candidate {
        void at(int place);
    }

    void candidates(int hash, Candidate candidate) {
        int slot = slot(hash);
        for (int probe = 0; probe < MAX_PROBES && places[slot] != EMPTY; probe++) {
            candidate.at(places[slot]);
            slot = (slot + 1) & (places.length - 1);
        }
    }
}
