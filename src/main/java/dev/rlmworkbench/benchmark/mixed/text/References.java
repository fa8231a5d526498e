package dev.rlmworkbench.benchmark.mixed.text;

import java.util.HashSet;
import java.util.Set;

/// Invents references such as `KT-4821`. Those of facts are never given to anything else in the same text.
public final class References {

    private final Scene scene;
    private final Set<String> taken = new HashSet<>();

    public References(Scene scene) {
        this.scene = scene;
    }

    /// A reference for a fact.
    public String fresh() {
        while (true) {
            var reference = scene.letterCode();
            if (taken.add(reference)) {
                return reference;
            }
        }
    }

    /// A reference for the rest of the text: no fact has it, but it may come more than once.
    public String passing() {
        while (true) {
            var reference = scene.letterCode();
            if (!taken.contains(reference)) {
                return reference;
            }
        }
    }
}
