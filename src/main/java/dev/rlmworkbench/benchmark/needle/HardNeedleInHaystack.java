package dev.rlmworkbench.benchmark.needle;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// `niah_hard`: a needle that names its owner, among needles of the same kind with other owners (some share the first
/// or the last name), needles of other kinds with the same owner, and random numbers. Each is worded in one of
/// several ways and the number can come first, so that no single regular expression on the question's words singles
/// out the value. The depth is the share of the rest of the text that lies before the needle, to the nearest word.
public record HardNeedleInHaystack() implements GeneratedBenchmark {

    private static final double SHARE_OF_NUMBERS = 0.05;
    private static final int OTHER_OWNERS_BY_FIRST_NAME = 3;
    private static final int OTHER_OWNERS_BY_LAST_NAME = 3;
    private static final int OTHER_OWNERS = 2;
    private static final int OTHER_FAMILIES = 3;

    private static final List<String> FIRST_NAMES = List.of(
            "Marta", "Tobias", "Ingrid", "Rashid", "Leonie", "Pavel", "Yuki", "Amara", "Declan", "Sofia", "Henrik",
            "Noor");
    private static final List<String> LAST_NAMES = List.of(
            "Keller",
            "Okafor",
            "Lindqvist",
            "Moreau",
            "Tanaka",
            "Petrov",
            "Almeida",
            "Brennan",
            "Haddad",
            "Novak",
            "Osei",
            "Castillo");
    private static final List<String> WORDINGS = List.of(
            "The {noun} of {owner} is {value}.",
            "{owner} signed for {value} as the personal {noun}.",
            "{value} is the {noun} that belongs to {owner}.",
            "For {owner} the clerk wrote down the {noun} {value}.");

    @Override
    public String name() {
        return "niah_hard";
    }

    @Override
    public String title() {
        return "Needle with look-alikes";
    }

    @Override
    public String description() {
        return "one of twelve sentences of the same form, among words and numbers";
    }

    @Override
    public int generator() {
        return 1;
    }

    @Override
    public int minLength(LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> 600;
            case CHARS -> 3_000;
        };
    }

    @Override
    public boolean hasDepths() {
        return true;
    }

    @Override
    public Task make(GeneratedTask task) {
        var random = task.random();
        var families = shuffled(List.of(NeedleFamily.values()), random);
        var first = shuffled(FIRST_NAMES, random);
        var last = shuffled(LAST_NAMES, random);
        int value = random.nextInt(10_000, 100_000);
        var family = families.getFirst();
        var owner = first.getFirst() + " " + last.getFirst();

        var distractors = new ArrayList<String>();
        for (var other : otherOwners(first, last)) {
            distractors.add(sentence(family, other, otherThan(value, random), random));
        }
        for (var other : families.subList(1, 1 + OTHER_FAMILIES)) {
            distractors.add(sentence(other, owner, otherThan(value, random), random));
        }
        var needle = sentence(family, owner, value, random);
        int depth = Objects.requireNonNull(task.depthPercent());
        var text = new Haystack(task.unit(), random, SHARE_OF_NUMBERS)
                .hide(needle, task.contextLength(), depth, shuffled(distractors, random), value);
        var query = "What is the " + family.noun() + " of " + owner + "? Answer with the number only.";
        return new Task(
                task,
                text.text(),
                query,
                Integer.toString(value),
                text.tokens(),
                new AnswerRule.Contains(),
                List.of(needle));
    }

    /// @param first shuffled, the asked owner's first; so is `last`
    private static List<String> otherOwners(List<String> first, List<String> last) {
        var owners = new ArrayList<String>();
        for (int i = 1; i <= OTHER_OWNERS_BY_FIRST_NAME; i++) {
            owners.add(first.getFirst() + " " + last.get(i));
        }
        for (int i = 1; i <= OTHER_OWNERS_BY_LAST_NAME; i++) {
            owners.add(first.get(i) + " " + last.getFirst());
        }
        for (int i = 1; i <= OTHER_OWNERS; i++) {
            owners.add(first.get(first.size() - i) + " " + last.get(last.size() - i));
        }
        return owners;
    }

    private static String sentence(NeedleFamily family, String owner, int value, RandomGenerator random) {
        return WORDINGS.get(random.nextInt(WORDINGS.size()))
                .replace("{noun}", family.noun())
                .replace("{owner}", owner)
                .replace("{value}", Integer.toString(value));
    }

    private static int otherThan(int value, RandomGenerator random) {
        int other = random.nextInt(10_000, 99_999);
        return other >= value ? other + 1 : other;
    }

    private static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
