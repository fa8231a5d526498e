package dev.rlmworkbench.benchmark;

import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.mixed.QuestionKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The kinds of tasks that this product generates.
public enum TaskFamily {
    /// One needle in random words.
    NIAH(50, 250),
    /// One of several needles of the same form, among numbers.
    NIAH_HARD(600, 3_000),
    /// One of five facts in coherent prose.
    LONG_DOC_QA(600, 3_000),
    /// A question of one of many kinds about a text of one of many genres.
    MIXED_QA(3_000, 12_000);

    private final int minimumTokens;
    private final int minimumChars;

    TaskFamily(int minimumTokens, int minimumChars) {
        this.minimumTokens = minimumTokens;
        this.minimumChars = minimumChars;
    }

    /// As in result files: `niah`, `niah_hard`, `long_doc_qa`, `mixed_qa`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is no such family; the sentence lists those there are
    public static TaskFamily of(String wireName) {
        return Arrays.stream(values())
                .filter(family -> family.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no task family \"" + wireName
                        + "\"; choose from "
                        + Arrays.stream(values()).map(TaskFamily::wireName).collect(Collectors.joining(", ")) + "."));
    }

    /// Whether the asked fact can be put at any depth.
    public boolean hasDepth() {
        return this == NIAH || this == NIAH_HARD;
    }

    /// Whether its questions are of kinds.
    public boolean hasKinds() {
        return this == MIXED_QA;
    }

    /// The shortest context with room for what the family hides in it.
    public int minimumLength(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> minimumTokens;
            case CHARS -> minimumChars;
        };
    }

    /// @param depthPercent ignored where the family has no depth
    /// @param seed         the kind of question follows from it where the family has kinds
    public TaskSpec spec(int contextLength, LengthUnit unit, int depthPercent, long seed) {
        return switch (this) {
            case NIAH -> new NeedleInHaystack(contextLength, unit, depthPercent, seed);
            case NIAH_HARD -> new HardNeedleInHaystack(contextLength, unit, depthPercent, seed);
            case LONG_DOC_QA -> new LongDocQa(contextLength, unit, seed);
            case MIXED_QA -> new MixedQa(QuestionKind.ofSeed(seed), contextLength, unit, seed);
        };
    }

    /// @throws IllegalArgumentException one sentence when the length is too short for the family
    public void checkLength(int contextLength, LengthUnit unit) {
        if (contextLength < minimumLength(unit)) {
            throw new IllegalArgumentException("A context length of " + contextLength + " " + unit.wireName()
                    + " is too short for " + wireName() + "; ask for at least " + minimumLength(unit) + ".");
        }
    }

    static void checkDepth(int depthPercent) {
        if (depthPercent < 0 || depthPercent > 100) {
            throw new IllegalArgumentException(
                    "A depth of " + depthPercent + " % does not exist; depths go from 0 (start) to 100 (end).");
        }
    }
}
