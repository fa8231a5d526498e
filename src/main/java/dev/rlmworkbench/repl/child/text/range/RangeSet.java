package dev.rlmworkbench.repl.child.text.range;

import dev.rlmworkbench.repl.child.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Ranges, kept ascending and merged where they touch or overlap. Not thread-safe.
public final class RangeSet {
    private final TreeMap<Integer, Integer> endByStart = new TreeMap<>();

    public void add(int start, int end) {
        if (start >= end) {
            return;
        }
        int from = start;
        int to = end;
        Map.Entry<Integer, Integer> neighbour = endByStart.floorEntry(to);
        while (neighbour != null && neighbour.getValue() >= from) {
            from = Math.min(from, neighbour.getKey());
            to = Math.max(to, neighbour.getValue());
            endByStart.remove(neighbour.getKey());
            neighbour = endByStart.floorEntry(to);
        }
        endByStart.put(from, to);
    }

    public List<TextRange> ranges() {
        var ranges = new ArrayList<TextRange>(endByStart.size());
        endByStart.forEach((start, end) -> ranges.add(new TextRange(start, end)));
        return ranges;
    }

    public void clear() {
        endByStart.clear();
    }
}
