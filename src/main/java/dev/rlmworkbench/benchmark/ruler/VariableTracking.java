package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// RULER's `vt`: a value is handed on from variable to variable; the question asks for all that have it.
record VariableTracking() implements RulerMaker {

    private static final int HOPS = 4;
    private static final int LETTERS = 5;

    @Override
    public RulerText make(GeneratedTask task, RandomGenerator random) {
        var variables = variables(random);
        var value = Integer.toString(random.nextInt(10_000, 99_999));
        var chain = new ArrayList<String>();
        chain.add("VAR %s = %s".formatted(variables.getFirst(), value));
        for (int i = 1; i <= HOPS; i++) {
            chain.add("VAR %s = VAR %s".formatted(variables.get(i), variables.get(i - 1)));
        }
        return new RulerText(
                Hiding.amongLines(() -> Needles.NOISE, chain, new Room(task), random),
                ("Find all variables that are assigned the value %s in the text above, directly or through other"
                                + " variables. There are %d of them; answer with their names.")
                        .formatted(value, HOPS + 1),
                variables,
                StringMatch.Needed.ALL,
                chain);
    }

    private static List<String> variables(RandomGenerator random) {
        var found = new LinkedHashSet<String>();
        while (found.size() <= HOPS) {
            var name = new StringBuilder();
            for (int i = 0; i < LETTERS; i++) {
                name.append((char) random.nextInt('A', 'Z' + 1));
            }
            found.add(name.toString());
        }
        return List.copyOf(found);
    }
}
