package dev.rlmworkbench.repl.child.builtins;

import java.util.List;
import java.util.Locale;

/// Which functions a session offers beside [ReplFunctions]. The constants are those of the host's `HelperSet`.
public enum Helpers {
    NONE(),
    SEED(PieceFunctions.class),
    ALL(PieceFunctions.class, TextFunctions.class, LineFunctions.class);

    private final List<Class<?>> classes;

    Helpers(Class<?>... classes) {
        this.classes = List.of(classes);
    }

    /// @param wireName in lower case, as the host sends it
    /// @throws IllegalArgumentException when there is no such set
    public static Helpers of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /// Classes whose public methods are the functions of this set.
    public List<Class<?>> classes() {
        return classes;
    }

    /// Classes of functions that are not there in this set.
    public List<Class<?>> missing() {
        return ALL.classes.stream().filter(type -> !classes.contains(type)).toList();
    }
}
