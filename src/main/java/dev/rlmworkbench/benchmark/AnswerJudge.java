package dev.rlmworkbench.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says whether a prediction is right by one of the rules that ship. Case never counts.
final class AnswerJudge {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]{0,2000}\\)");
    private static final Pattern JOINS_CANDIDATES =
            Pattern.compile("[\\s\"'`*]{0,9}(?:[,;/|&\\n]|or|and|,\\s?or|,\\s?and|or maybe|or perhaps)[\\s\"'`*]{0,9}");
    private static final List<String> NUMBER_WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private AnswerJudge() {}

    static boolean isRight(String prediction, Task task, AnswerRule.RightOrWrong rule) {
        return switch (rule) {
            case AnswerRule.Contains _ -> Scorer.containsAnswer(prediction, task.answer());
            case AnswerRule.Number number ->
                !Denial.isMeant(prediction)
                        && saidNumber(prediction, task.query(), number.value())
                                .filter(said -> said.compareTo(number.value()) == 0)
                                .isPresent();
            case AnswerRule.OneOf oneOf -> !Denial.isMeant(prediction) && isOneOf(prediction, oneOf);
            case AnswerRule.AllOf all -> !Denial.isMeant(prediction) && holdsAll(Scorer.plain(prediction), all);
            case AnswerRule.NotInText notInText ->
                Denial.isSaid(prediction)
                        && !holdsOne(Scorer.plain(prediction), notInText.rivals())
                        && numbersNotAsked(prediction, task.query()).isEmpty();
        };
    }

    private static boolean holdsAll(String text, AnswerRule.AllOf rule) {
        return rule.items().stream().allMatch(item -> Scorer.holds(text, item)) && !holdsOne(text, rule.wrong());
    }

    private static boolean holdsOne(String text, List<String> answers) {
        return answers.stream().anyMatch(answer -> Scorer.holds(text, answer));
    }

    /// The last number outside brackets; a calculation ends with its result, and brackets hold what explains it.
    /// Numbers that the question holds do not count unless they are the answer.
    private static Optional<BigDecimal> saidNumber(String prediction, String query, BigDecimal wanted) {
        var outside = IN_BRACKETS.matcher(prediction).replaceAll(" ");
        var numbers = numbersBut(outside, Scorer.numbers(query), wanted);
        if (numbers.isEmpty()) {
            numbers = numbersBut(prediction, Scorer.numbers(query), wanted);
        }
        return numbers.isEmpty() ? numberWord(prediction) : Optional.of(numbers.getLast());
    }

    private static List<BigDecimal> numbersBut(String text, List<BigDecimal> asked, BigDecimal wanted) {
        return Scorer.numbers(text).stream()
                .filter(number -> number.compareTo(wanted) == 0
                        || asked.stream().noneMatch(other -> other.compareTo(number) == 0))
                .toList();
    }

    private static List<BigDecimal> numbersNotAsked(String prediction, String query) {
        var asked = Scorer.numbers(query);
        return Scorer.numbers(prediction).stream()
                .filter(number -> asked.stream().noneMatch(other -> other.compareTo(number) == 0))
                .toList();
    }

    /// Small numbers may be spelt out where there is no other number.
    private static Optional<BigDecimal> numberWord(String prediction) {
        var text = Scorer.plain(prediction);
        var found = new ArrayList<BigDecimal>();
        for (int i = 0; i < NUMBER_WORDS.size(); i++) {
            if (Scorer.holds(text, NUMBER_WORDS.get(i))) {
                found.add(BigDecimal.valueOf(i));
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// What is named first counts, so that an explanation may name others behind it; a list of candidates counts as
    /// no answer.
    private static boolean isOneOf(String prediction, AnswerRule.OneOf rule) {
        var text = Scorer.plainLines(prediction);
        var mentions = Stream.concat(mentions(text, rule.accepted(), true), mentions(text, rule.rivals(), false))
                .sorted(Comparator.comparingInt(Mention::start).thenComparing(m -> -m.end()))
                .toList();
        if (mentions.isEmpty()) {
            return holdsOne(Scorer.plain(prediction), rule.accepted());
        }
        var first = mentions.getFirst();
        return first.right()
                && mentions.stream()
                        .filter(other -> !other.right() && other.start() >= first.end())
                        .noneMatch(other -> JOINS_CANDIDATES
                                .matcher(text.substring(first.end(), other.start()))
                                .matches());
    }

    private record Mention(int start, int end, boolean right) {}

    private static Stream<Mention> mentions(String text, List<String> forms, boolean right) {
        var found = new ArrayList<Mention>();
        for (var form : forms) {
            var wanted = Scorer.plain(form);
            if (!wanted.isEmpty()) {
                Scorer.whole(wanted)
                        .matcher(text)
                        .results()
                        .forEach(match -> found.add(new Mention(match.start(), match.end(), right)));
            }
        }
        return found.stream();
    }
}
