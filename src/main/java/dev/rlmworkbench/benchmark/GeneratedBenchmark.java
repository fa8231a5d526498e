package dev.rlmworkbench.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A benchmark whose tasks are made from a few values: the same values give the same text on every machine. It says
/// as data which values beside length and seed its tasks have; [TaskGrid] multiplies them out.
///
/// Spec files are compared with one another, so two objects of one benchmark should be equal: a record without
/// components is the short way to that.
public non-sealed interface GeneratedBenchmark extends Benchmark {

    /// The longest context that is made, in either unit: a text is held in memory.
    int MAX_LENGTH = 10_000_000;

    /// Counted up when the text of the tasks changes, so that old results are not taken for results of the new tasks.
    int generator();

    /// The shortest context with room for what is hidden in it.
    int minLength(LengthUnit unit);

    /// Whether the asked fact can be put at any depth.
    default boolean hasDepths() {
        return false;
    }

    /// What questions can ask for, or sub-tasks, in the order in which they are shown; empty where there are no kinds.
    /// A parameter of few values, such as a number of needles, is one as well.
    default List<Kind> kinds() {
        return List.of();
    }

    /// Where the asked fact lies in percent, for a benchmark that has no depths to choose but knows it; else null.
    default @Nullable Integer depthOfSeed(long seed) {
        return null;
    }

    /// Makes a task from its values, which are in range. How answers are judged is the task's [AnswerRule].
    Task make(GeneratedTask task);

    /// @throws IllegalArgumentException one sentence when the length is too short or too long
    default void checkLength(int contextLength, LengthUnit unit) {
        if (contextLength < minLength(unit)) {
            throw new IllegalArgumentException("A context length of " + contextLength + " " + unit.wireName()
                    + " is too short for " + name() + "; ask for at least " + minLength(unit) + ".");
        }
        if (contextLength > MAX_LENGTH) {
            throw new IllegalArgumentException("A context length of " + contextLength + " " + unit.wireName()
                    + " is too long; ask for at most " + MAX_LENGTH + ".");
        }
    }

    /// @throws IllegalArgumentException when there is no such kind; the sentence lists those there are
    default Kind kind(String kindName) {
        return kinds().stream()
                .filter(kind -> kind.name().equals(kindName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind of question \"" + kindName
                        + "\"; choose from "
                        + kinds().stream().map(Kind::name).collect(Collectors.joining(", ")) + "."));
    }
}
