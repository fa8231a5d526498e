package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.oolong.OolongAnswer.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// OOLONG's first group: which labels there are how often.
final class CountingQuestions {

    static final String IN_ALL = "In the above data, ";
    static final String NUMBER = " Give your final answer in the form 'Answer: number'.";

    /// A difference of shares that a question may rest on, as in OOLONG.
    static final double MIN_DIFFERENCE = 0.02;

    private CountingQuestions() {}

    static Optional<OolongQuestion> mostCommon(List<LabelledLine> entries, RandomGenerator random) {
        return Counts.ofLabels(entries)
                .most(MIN_DIFFERENCE * entries.size())
                .map(label -> ofLabel("which of the labels is the most common?", label));
    }

    static Optional<OolongQuestion> leastCommon(List<LabelledLine> entries, RandomGenerator random) {
        return Counts.ofLabels(entries)
                .least(MIN_DIFFERENCE * entries.size())
                .map(label -> ofLabel("which of the labels is the least common?", label));
    }

    private static OolongQuestion ofLabel(String question, Label answer) {
        var form = " Give your final answer in the form 'Label: answer', where answer is one of the labels: %s."
                .formatted(Label.list());
        return new OolongQuestion(IN_ALL + question + form, Type.TEXT, answer.words(), List.of());
    }

    static Optional<OolongQuestion> compareLabels(List<LabelledLine> entries, RandomGenerator random) {
        var counts = Counts.ofLabels(entries);
        var pair = two(List.of(Label.values()), random);
        var first = pair.getFirst();
        var second = pair.getLast();
        int difference = counts.get(first) - counts.get(second);
        if (difference != 0 && Math.abs(difference) <= MIN_DIFFERENCE * entries.size()) {
            return Optional.empty();
        }
        var query =
                ("is label '%1$s' more common, less common, or of the same frequency as label '%2$s'? Give your final"
                                + " answer in the form 'Answer: %1$s is [X] %2$s', where [X] is 'more common than', 'less common"
                                + " than', or 'same frequency as'.")
                        .formatted(first.words(), second.words());
        var answer = difference > 0 ? "more common than" : difference < 0 ? "less common than" : "same frequency as";
        return Optional.of(new OolongQuestion(IN_ALL + query, Type.COMPARISON, answer, List.of()));
    }

    static Optional<OolongQuestion> countLabel(List<LabelledLine> entries, RandomGenerator random) {
        return Optional.of(count(IN_ALL, entries, List.of(), random));
    }

    /// How many of the lines have some label that they have.
    private static OolongQuestion count(
            String of, Collection<LabelledLine> entries, List<LabelledLine> evidence, RandomGenerator random) {
        var counts = Counts.ofLabels(entries);
        var label = any(counts.values(), random);
        var query = "%show many instances should be classified as label '%s'?%s".formatted(of, label.words(), NUMBER);
        return new OolongQuestion(query, Type.NUMERIC, Integer.toString(counts.get(label)), evidence);
    }

    /// The same of the lines with some property.
    static Optional<OolongQuestion> countOf(
            String which, List<LabelledLine> entries, Predicate<LabelledLine> property, RandomGenerator random) {
        var some = entries.stream().filter(property).toList();
        return some.size() < 2
                ? Optional.empty()
                : Optional.of(
                        count("Consider only the instances %s. Among these, ".formatted(which), some, some, random));
    }

    static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    /// Two different ones.
    static <T> List<T> two(List<T> list, RandomGenerator random) {
        int first = random.nextInt(list.size());
        int second = random.nextInt(list.size() - 1);
        return List.of(list.get(first), list.get(second < first ? second : second + 1));
    }
}
