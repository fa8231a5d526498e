package dev.rlmworkbench.repl.child.text.range;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Where the pieces that code got from helpers begin in the context: text that starts like one of them most likely is
/// it, also when the context says the same elsewhere. Keeps the latest 50,000.
final class HandedOut {

    private static final int MAX_COUNT = 50_000;
    private static final int MAX_OF_ONE_HASH = 4;

    private final String context;
    private final Map<Integer, int[]> startsByHash = new HashMap<>();
    private final ArrayDeque<Integer> hashes = new ArrayDeque<>();

    HandedOut(String context) {
        this.context = context;
    }

    void add(int start, int end) {
        if (end - start < BlockHash.LENGTH) {
            return;
        }
        int hash = BlockHash.of(context, start);
        var known = startsByHash.getOrDefault(hash, new int[0]);
        if (known.length == MAX_OF_ONE_HASH || Arrays.stream(known).anyMatch(other -> other == start)) {
            return;
        }
        var more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = start;
        startsByHash.put(hash, more);
        hashes.add(hash);
        if (hashes.size() > MAX_COUNT) {
            startsByHash.remove(hashes.remove());
        }
    }

    void candidates(int hash, ContextLookup.Candidate candidate) {
        var starts = startsByHash.get(hash);
        if (starts != null) {
            for (int start : starts) {
                candidate.at(start);
            }
        }
    }
}
