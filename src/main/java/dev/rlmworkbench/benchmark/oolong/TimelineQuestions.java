package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.oolong.OolongAnswer.Type;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// OOLONG's third group: which labels there are when.
final class TimelineQuestions {

    private TimelineQuestions() {}

    static Optional<OolongQuestion> busiestDate(List<LabelledLine> entries, RandomGenerator random) {
        var query = CountingQuestions.IN_ALL
                + "which date is represented most often? Give your final answer in the form 'Date: [X]', where"
                + " [X] is the date in the format MM/DD/YYYY.";
        return Counts.of(entries, LabelledLine::date)
                .most(0)
                .map(date -> new OolongQuestion(
                        query,
                        Type.DATE,
                        DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT).format(date),
                        List.of()));
    }

    static Optional<OolongQuestion> beforeAndAfter(List<LabelledLine> entries, RandomGenerator random) {
        var dates = entries.stream().map(LabelledLine::date).sorted().toList();
        var date = dates.get(random.nextInt(dates.size() / 6, 5 * dates.size() / 6));
        var before = Counts.ofLabels(
                entries.stream().filter(entry -> entry.date().isBefore(date)).toList());
        var after = Counts.ofLabels(
                entries.stream().filter(entry -> entry.date().isAfter(date)).toList());
        var label = CountingQuestions.any(List.of(Label.values()), random);
        double difference = (double) before.get(label) / before.total() - (double) after.get(label) / after.total();
        if (!(Math.abs(difference) > CountingQuestions.MIN_DIFFERENCE)) {
            return Optional.empty();
        }
        var query =
                ("%1$swas label '%2$s' more common, less common, or of the same frequency before %3$s, as compared to"
                                + " after %3$s? What counts is its share of the instances. Give your final answer in the form"
                                + " 'Answer: %2$s is [X] before %3$s', where [X] is 'more common', 'less common', or 'the same"
                                + " frequency'.")
                        .formatted(CountingQuestions.IN_ALL, label.words(), LabelledLine.shown(date));
        return Optional.of(
                new OolongQuestion(query, Type.COMPARISON, difference > 0 ? "more common" : "less common", List.of()));
    }

    static Optional<OolongQuestion> countInMonth(List<LabelledLine> entries, RandomGenerator random) {
        var month = CountingQuestions.any(
                        Counts.of(entries, TimelineQuestions::month).values(), random)
                .getMonth();
        return CountingQuestions.countOf(
                "that occur in %s of any year".formatted(name(month)),
                entries,
                entry -> entry.date().getMonth() == month,
                random);
    }

    static Optional<OolongQuestion> countInRange(List<LabelledLine> entries, RandomGenerator random) {
        var dates = entries.stream().map(LabelledLine::date).sorted().toList();
        int first = random.nextInt(dates.size() / 10, dates.size() / 2);
        var from = dates.get(first);
        var to = dates.get(random.nextInt(first + 2, dates.size()));
        return CountingQuestions.countOf(
                "that occur between %s and %s, both included"
                        .formatted(LabelledLine.shown(from), LabelledLine.shown(to)),
                entries,
                entry -> !entry.date().isBefore(from) && !entry.date().isAfter(to),
                random);
    }

    static Optional<OolongQuestion> monthsAhead(List<LabelledLine> entries, RandomGenerator random) {
        var pair = CountingQuestions.two(List.of(Label.values()), random);
        long months = byMonth(entries).values().stream()
                .filter(counts -> counts.get(pair.getFirst()) > counts.get(pair.getLast()))
                .count();
        var query = ("%1$sfor how many months does the label '%2$s' occur more often than the label '%3$s'? Months of"
                        + " different years are different months; a month with as many of both does not count.%4$s")
                .formatted(
                        CountingQuestions.IN_ALL,
                        pair.getFirst().words(),
                        pair.getLast().words(),
                        CountingQuestions.NUMBER);
        return Optional.of(new OolongQuestion(query, Type.NUMERIC, Long.toString(months), List.of()));
    }

    static Optional<OolongQuestion> firstMonthAhead(List<LabelledLine> entries, RandomGenerator random) {
        var pair = CountingQuestions.two(List.of(Label.values()), random);
        var query = ("%sin which month did the label '%s' first occur more often than the label '%s'? Give your final"
                        + " answer in the form 'Answer: [month] [year]', where [month] is the name of the month and"
                        + " [year] has four digits.")
                .formatted(
                        CountingQuestions.IN_ALL,
                        pair.getFirst().words(),
                        pair.getLast().words());
        return byMonth(entries).entrySet().stream()
                .filter(month ->
                        month.getValue().get(pair.getFirst()) > month.getValue().get(pair.getLast()))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(month -> new OolongQuestion(
                        query, Type.TEXT, name(month.getMonth()) + " " + month.getYear(), List.of()));
    }

    /// In order of time.
    private static Map<YearMonth, Counts<Label>> byMonth(List<LabelledLine> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        TimelineQuestions::month,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Counts::ofLabels)));
    }

    private static YearMonth month(LabelledLine entry) {
        return YearMonth.from(entry.date());
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
