package dev.rlmworkbench.text;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a value once, by the first thread that asks.
final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private @Nullable T value;

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public synchronized T get() {
        var known = value;
        if (known == null) {
            known = make.get();
            value = known;
        }
        return known;
    }
}
