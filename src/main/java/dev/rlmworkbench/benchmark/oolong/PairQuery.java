package dev.rlmworkbench.benchmark.oolong;

import static dev.rlmworkbench.benchmark.oolong.Label.ABBREVIATION;
import static dev.rlmworkbench.benchmark.oolong.Label.DESCRIPTION_AND_ABSTRACT_CONCEPT;
import static dev.rlmworkbench.benchmark.oolong.Label.ENTITY;
import static dev.rlmworkbench.benchmark.oolong.Label.HUMAN_BEING;
import static dev.rlmworkbench.benchmark.oolong.Label.LOCATION;
import static dev.rlmworkbench.benchmark.oolong.Label.NUMERIC_VALUE;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One of the twenty queries of OOLONG-Pairs (Zhang et al. 2025, appendix D.1): for which pairs of users does a
/// condition hold?
sealed interface PairQuery {

    List<PairQuery> ALL = List.of(
            new Both(NUMERIC_VALUE, LOCATION),
            new Both(ENTITY, HUMAN_BEING),
            new Both(DESCRIPTION_AND_ABSTRACT_CONCEPT, ABBREVIATION),
            new BothDated(HUMAN_BEING, LOCATION, HUMAN_BEING, true, LocalDate.of(2023, 1, 6)),
            new BothDated(ENTITY, NUMERIC_VALUE, ENTITY, false, LocalDate.of(2023, 3, 15)),
            new Both(LOCATION, ABBREVIATION),
            new BothDated(
                    DESCRIPTION_AND_ABSTRACT_CONCEPT, NUMERIC_VALUE, NUMERIC_VALUE, true, LocalDate.of(2023, 2, 1)),
            new Both(HUMAN_BEING, DESCRIPTION_AND_ABSTRACT_CONCEPT),
            new BothDated(ENTITY, LOCATION, LOCATION, true, LocalDate.of(2023, 4, 10)),
            new BothDated(NUMERIC_VALUE, ABBREVIATION, ABBREVIATION, false, LocalDate.of(2023, 5, 20)),
            new OneAndOther(List.of(atLeast(1, ENTITY), atLeast(1, ABBREVIATION)), List.of(exactly(1, ENTITY))),
            new OneAndOther(List.of(atLeast(2, NUMERIC_VALUE)), List.of(atLeast(1, LOCATION), atLeast(1, HUMAN_BEING))),
            new OneAndOther(
                    List.of(exactly(1, DESCRIPTION_AND_ABSTRACT_CONCEPT)),
                    List.of(atLeast(1, ABBREVIATION), atLeast(1, ENTITY))),
            new OneAndOther(List.of(atLeast(1, HUMAN_BEING), atLeast(1, NUMERIC_VALUE)), List.of(exactly(2, LOCATION))),
            new OneAndOther(
                    List.of(atLeast(1, ENTITY), atLeast(1, LOCATION), atLeast(1, ABBREVIATION)),
                    List.of(exactly(1, NUMERIC_VALUE))),
            new OneAndOther(
                    List.of(atLeast(1, DESCRIPTION_AND_ABSTRACT_CONCEPT), atLeast(1, HUMAN_BEING)),
                    List.of(atLeast(2, ENTITY), exactly(1, ABBREVIATION))),
            new OneAndOther(
                    List.of(exactly(1, NUMERIC_VALUE)),
                    List.of(atLeast(1, LOCATION), atLeast(1, DESCRIPTION_AND_ABSTRACT_CONCEPT))),
            new OneAndOther(
                    List.of(atLeast(1, ABBREVIATION), exactly(1, HUMAN_BEING)),
                    List.of(atLeast(1, ENTITY), atLeast(1, NUMERIC_VALUE))),
            new OneAndOther(
                    List.of(atLeast(2, LOCATION), atLeast(1, ENTITY)),
                    List.of(exactly(1, DESCRIPTION_AND_ABSTRACT_CONCEPT), exactly(1, ABBREVIATION))),
            new OneAndOther(
                    List.of(atLeast(1, NUMERIC_VALUE), atLeast(1, HUMAN_BEING)),
                    List.of(atLeast(1, LOCATION), atLeast(1, ENTITY), exactly(1, ABBREVIATION))));

    /// As a clause after `where`.
    String condition();

    /// Of any two users.
    boolean holds(List<LabelledLine> one, List<LabelledLine> other);

    /// A user with this many lines of a label.
    record Times(boolean exactly, int count, Label label) {
        boolean holds(List<LabelledLine> entries) {
            long found =
                    entries.stream().filter(entry -> entry.label() == label).count();
            return exactly ? found == count : found >= count;
        }

        String words() {
            return "%s %d %s labelled '%s'"
                    .formatted(
                            exactly ? "exactly" : "at least",
                            count,
                            count == 1 ? "instance" : "instances",
                            label.words());
        }
    }

    /// Both users have a line of one of two labels.
    record Both(Label first, Label second) implements PairQuery {
        @Override
        public String condition() {
            return "both users have at least one instance labelled '%s' or '%s'"
                    .formatted(first.words(), second.words());
        }

        @Override
        public boolean holds(List<LabelledLine> one, List<LabelledLine> other) {
            return hasOne(one) && hasOne(other);
        }

        private boolean hasOne(List<LabelledLine> entries) {
            return entries.stream().anyMatch(entry -> entry.label() == first || entry.label() == second);
        }
    }

    /// The same, and all lines of a label that they have lie after or before a day, which itself is neither.
    record BothDated(Label first, Label second, Label dated, boolean after, LocalDate day) implements PairQuery {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

        @Override
        public String condition() {
            return "%s, and all instances labelled '%s' that they have, if any, are dated %s %s"
                    .formatted(
                            new Both(first, second).condition(),
                            dated.words(),
                            after ? "after" : "before",
                            DAY.format(day));
        }

        @Override
        public boolean holds(List<LabelledLine> one, List<LabelledLine> other) {
            return new Both(first, second).holds(one, other) && areDated(one) && areDated(other);
        }

        private boolean areDated(List<LabelledLine> entries) {
            return entries.stream()
                    .filter(entry -> entry.label() == dated)
                    .allMatch(entry ->
                            after ? entry.date().isAfter(day) : entry.date().isBefore(day));
        }
    }

    /// One user, whichever of the two, fulfils the first conditions, and the other one the others.
    record OneAndOther(List<Times> first, List<Times> second) implements PairQuery {
        @Override
        public String condition() {
            return "one user has %s, and the other user has %s".formatted(words(first), words(second));
        }

        @Override
        public boolean holds(List<LabelledLine> one, List<LabelledLine> other) {
            return all(first, one) && all(second, other) || all(first, other) && all(second, one);
        }

        private static String words(List<Times> all) {
            return all.stream().map(Times::words).collect(Collectors.joining(" and "));
        }

        private static boolean all(List<Times> conditions, List<LabelledLine> entries) {
            return conditions.stream().allMatch(times -> times.holds(entries));
        }
    }

    /// All pairs for which it holds, by id.
    default Set<UserPair> pairs(List<LabelledLine> entries) {
        var byUser =
                entries.stream().collect(Collectors.groupingBy(LabelledLine::user, TreeMap::new, Collectors.toList()));
        var pairs = new LinkedHashSet<UserPair>();
        for (var one : byUser.entrySet()) {
            for (var other : byUser.tailMap(one.getKey(), false).entrySet()) {
                if (holds(one.getValue(), other.getValue())) {
                    pairs.add(new UserPair(one.getKey(), other.getKey()));
                }
            }
        }
        return pairs;
    }

    private static Times atLeast(int count, Label label) {
        return new Times(false, count, label);
    }

    private static Times exactly(int count, Label label) {
        return new Times(true, count, label);
    }
}
