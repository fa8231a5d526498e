package dev.rlmworkbench.benchmark.mixed.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All relations, and choices among them.
public final class Relations {

    private static final List<Relation> ALL = Stream.concat(PersonRelations.ALL.stream(), ThingRelations.ALL.stream())
            .toList();

    private Relations() {}

    public static List<Relation> all() {
        return ALL;
    }

    public static List<Relation> that(Predicate<Relation> property) {
        return ALL.stream().filter(property).toList();
    }

    public static Relation any(Draw draw, Predicate<Relation> property) {
        return draw.any(that(property));
    }

    /// Relations whose value has properties of its own.
    public static List<Relation> first() {
        return that(relation -> !relation.phrase().isEmpty());
    }
}
