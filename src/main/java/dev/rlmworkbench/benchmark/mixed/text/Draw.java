package dev.rlmworkbench.benchmark.mixed.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The random choices of one task. Same seed, same choices, on every machine.
public final class Draw {

    private final RandomGenerator random;

    Draw(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Both bounds included.
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// Somewhere in the text, 0 (start) to 1 (end).
    public double place() {
        return random.nextDouble();
    }

    /// In ascending order.
    public List<Double> places(int count) {
        return random.doubles(count).sorted().boxed().toList();
    }

    public <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    @SafeVarargs
    public final <T> T any(T... options) {
        return options[random.nextInt(options.length)];
    }

    /// @param excluded not all of the list
    public <T> T anyBut(List<T> list, Collection<T> excluded) {
        var one = any(list);
        while (excluded.contains(one)) {
            one = any(list);
        }
        return one;
    }

    public <T> List<T> shuffled(Collection<T> list) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /// Different ones, in random order.
    public <T> List<T> some(Collection<T> list, int count) {
        return shuffled(list).subList(0, count);
    }
}
