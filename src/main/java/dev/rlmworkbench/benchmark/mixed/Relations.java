package dev.rlmworkbench.benchmark.mixed;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All relations, and choices among them.
final class Relations {

    private static final List<Relation> ALL = Stream.concat(PersonRelations.ALL.stream(), ThingRelations.ALL.stream())
            .toList();

    private Relations() {}

    static List<Relation> all() {
        return ALL;
    }

    static List<Relation> that(Predicate<Relation> property) {
        return ALL.stream().filter(property).toList();
    }

    static Relation any(Draw draw, Predicate<Relation> property) {
        return draw.any(that(property));
    }

    /// Relations whose value has properties of its own.
    static List<Relation> first() {
        return that(relation -> !relation.phrase().isEmpty());
    }
}
