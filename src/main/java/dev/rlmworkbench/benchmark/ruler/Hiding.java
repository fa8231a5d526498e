package dev.rlmworkbench.benchmark.ruler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Puts sentences between others.
final class Hiding {

    private Hiding() {}

    /// Lines at random places among as many other lines as there is room for.
    ///
    /// @param hidden in the order in which they will stand
    static String amongLines(Supplier<String> others, List<String> hidden, Room room, RandomGenerator random) {
        room.reserve(hidden.stream().map(line -> line + "\n").toList());
        var lines = new ArrayList<String>();
        for (var line = others.get(); room.take(line + "\n"); line = others.get()) {
            lines.add(line);
        }
        int[] places = random.ints(hidden.size(), 0, lines.size() + 1).sorted().toArray();
        return String.join("\n", between(lines, hidden, places));
    }

    /// @param places one for each hidden piece, ascending: how many of the pieces stand before it
    static List<String> between(List<String> pieces, List<String> hidden, int[] places) {
        var all = new ArrayList<String>(pieces.size() + hidden.size());
        int from = 0;
        for (int i = 0; i < places.length; i++) {
            all.addAll(pieces.subList(from, places[i]));
            all.add(hidden.get(i));
            from = places[i];
        }
        all.addAll(pieces.subList(from, pieces.size()));
        return all;
    }
}
