package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.oolong.OolongAnswer.Type;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The kinds of questions of `oolong`, in OOLONG's three groups.
enum OolongKind {
    MOST_COMMON("counting", OolongKind::mostCommon),
    LEAST_COMMON("counting", OolongKind::leastCommon),
    COMPARE_LABELS("counting", OolongKind::compareLabels),
    COUNT_LABEL("counting", OolongKind::countLabel),
    BUSIEST_USER("user", OolongKind::busiestUser),
    COUNT_BY_USERS("user", OolongKind::countByUsers),
    MOST_BY_USER("user", OolongKind::mostByUser),
    COMPARE_USERS("user", OolongKind::compareUsers),
    BUSIEST_DATE("timeline", OolongKind::busiestDate),
    BEFORE_AND_AFTER("timeline", OolongKind::beforeAndAfter),
    COUNT_IN_MONTH("timeline", OolongKind::countInMonth),
    COUNT_IN_RANGE("timeline", OolongKind::countInRange),
    MONTHS_AHEAD("timeline", OolongKind::monthsAhead),
    FIRST_MONTH_AHEAD("timeline", OolongKind::firstMonthAhead);

    /// A difference of shares that a question may rest on, as in OOLONG.
    private static final double MIN_DIFFERENCE = 0.02;

    private static final int MAX_USERS_ASKED = 3;
    private static final String IN_ALL = "In the above data, ";
    private static final String NUMBER = " Give your final answer in the form 'Answer: number'.";
    private static final String USER = " Give your final answer in the form 'User: [X]', where [X] is the user's id.";

    private final String group;
    private final Asker asker;

    OolongKind(String group, Asker asker) {
        this.group = group;
        this.asker = asker;
    }

    private interface Asker {
        Optional<OolongQuestion> ask(List<LabelledLine> entries, RandomGenerator random);
    }

    /// A question that these lines answer in one way only; empty where the draw finds none.
    Optional<OolongQuestion> ask(List<LabelledLine> entries, RandomGenerator random) {
        return asker.ask(entries, random);
    }

    Kind asData() {
        return new Kind(name().toLowerCase(Locale.ROOT), group, true, false);
    }

    /// @param kind that there is
    static OolongKind of(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private static Optional<OolongQuestion> mostCommon(List<LabelledLine> entries, RandomGenerator random) {
        return Counts.ofLabels(entries)
                .most(MIN_DIFFERENCE * entries.size())
                .map(label -> ofLabel("which of the labels is the most common?", label));
    }

    private static Optional<OolongQuestion> leastCommon(List<LabelledLine> entries, RandomGenerator random) {
        return Counts.ofLabels(entries)
                .least(MIN_DIFFERENCE * entries.size())
                .map(label -> ofLabel("which of the labels is the least common?", label));
    }

    private static OolongQuestion ofLabel(String question, Label answer) {
        var form = " Give your final answer in the form 'Label: answer', where answer is one of the labels: %s."
                .formatted(Label.list());
        return new OolongQuestion(IN_ALL + question + form, Type.TEXT, answer.words(), List.of());
    }

    private static Optional<OolongQuestion> compareLabels(List<LabelledLine> entries, RandomGenerator random) {
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

    private static Optional<OolongQuestion> countLabel(List<LabelledLine> entries, RandomGenerator random) {
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
    private static Optional<OolongQuestion> countOf(
            String which, List<LabelledLine> entries, Predicate<LabelledLine> property, RandomGenerator random) {
        var some = entries.stream().filter(property).toList();
        return some.size() < 2
                ? Optional.empty()
                : Optional.of(
                        count("Consider only the instances %s. Among these, ".formatted(which), some, some, random));
    }

    private static Optional<OolongQuestion> busiestUser(List<LabelledLine> entries, RandomGenerator random) {
        return Counts.of(entries, LabelledLine::user)
                .most(0)
                .map(user -> ofUser(IN_ALL + "which user is represented most often?", user, List.of()));
    }

    private static OolongQuestion ofUser(String question, int user, List<LabelledLine> evidence) {
        return new OolongQuestion(question + USER, Type.TEXT, Integer.toString(user), evidence);
    }

    private static Optional<OolongQuestion> countByUsers(List<LabelledLine> entries, RandomGenerator random) {
        var users = new ArrayList<>(Counts.of(entries, LabelledLine::user).values());
        Collections.shuffle(users, random);
        var asked = users.subList(0, random.nextInt(1, MAX_USERS_ASKED + 1));
        var ids = asked.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return countOf("of the users with the ids " + ids, entries, entry -> asked.contains(entry.user()), random);
    }

    private static Optional<OolongQuestion> mostByUser(List<LabelledLine> entries, RandomGenerator random) {
        var label = any(List.of(Label.values()), random);
        var some = with(label, entries);
        return Counts.of(some, LabelledLine::user)
                .most(0)
                .map(user -> ofUser(
                        IN_ALL + "which user has the most instances with the label '%s'?".formatted(label.words()),
                        user,
                        some));
    }

    private static Optional<OolongQuestion> compareUsers(List<LabelledLine> entries, RandomGenerator random) {
        var label = any(List.of(Label.values()), random);
        var some = with(label, entries);
        var counts = Counts.of(some, LabelledLine::user);
        if (counts.of().size() < 2) {
            return Optional.empty();
        }
        var pair = two(counts.values(), random);
        int first = counts.get(pair.getFirst());
        int second = counts.get(pair.getLast());
        if (Math.abs(first - second) < 2) {
            return Optional.empty();
        }
        var query = "%swhich user has more instances with the label '%s': user %d or user %d?"
                .formatted(IN_ALL, label.words(), pair.getFirst(), pair.getLast());
        return Optional.of(ofUser(
                query,
                first > second ? pair.getFirst() : pair.getLast(),
                some.stream().filter(entry -> pair.contains(entry.user())).toList()));
    }

    private static Optional<OolongQuestion> busiestDate(List<LabelledLine> entries, RandomGenerator random) {
        var query =
                IN_ALL + "which date is represented most often? Give your final answer in the form 'Date: [X]', where"
                        + " [X] is the date in the format MM/DD/YYYY.";
        return Counts.of(entries, LabelledLine::date)
                .most(0)
                .map(date -> new OolongQuestion(
                        query,
                        Type.DATE,
                        DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT).format(date),
                        List.of()));
    }

    private static Optional<OolongQuestion> beforeAndAfter(List<LabelledLine> entries, RandomGenerator random) {
        var dates = entries.stream().map(LabelledLine::date).sorted().toList();
        var date = dates.get(random.nextInt(dates.size() / 6, 5 * dates.size() / 6));
        var before = Counts.ofLabels(
                entries.stream().filter(entry -> entry.date().isBefore(date)).toList());
        var after = Counts.ofLabels(
                entries.stream().filter(entry -> entry.date().isAfter(date)).toList());
        var label = any(List.of(Label.values()), random);
        double difference = (double) before.get(label) / before.total() - (double) after.get(label) / after.total();
        if (!(Math.abs(difference) > MIN_DIFFERENCE)) {
            return Optional.empty();
        }
        var query =
                ("%1$swas label '%2$s' more common, less common, or of the same frequency before %3$s, as compared to"
                                + " after %3$s? What counts is its share of the instances. Give your final answer in the form"
                                + " 'Answer: %2$s is [X] before %3$s', where [X] is 'more common', 'less common', or 'the same"
                                + " frequency'.")
                        .formatted(IN_ALL, label.words(), LabelledLine.shown(date));
        return Optional.of(
                new OolongQuestion(query, Type.COMPARISON, difference > 0 ? "more common" : "less common", List.of()));
    }

    private static Optional<OolongQuestion> countInMonth(List<LabelledLine> entries, RandomGenerator random) {
        var month = any(Counts.of(entries, OolongKind::month).values(), random).getMonth();
        return countOf(
                "that occur in %s of any year".formatted(name(month)),
                entries,
                entry -> entry.date().getMonth() == month,
                random);
    }

    private static Optional<OolongQuestion> countInRange(List<LabelledLine> entries, RandomGenerator random) {
        var dates = entries.stream().map(LabelledLine::date).sorted().toList();
        int first = random.nextInt(dates.size() / 10, dates.size() / 2);
        var from = dates.get(first);
        var to = dates.get(random.nextInt(first + 2, dates.size()));
        return countOf(
                "that occur between %s and %s, both included"
                        .formatted(LabelledLine.shown(from), LabelledLine.shown(to)),
                entries,
                entry -> !entry.date().isBefore(from) && !entry.date().isAfter(to),
                random);
    }

    private static Optional<OolongQuestion> monthsAhead(List<LabelledLine> entries, RandomGenerator random) {
        var pair = two(List.of(Label.values()), random);
        long months = byMonth(entries).values().stream()
                .filter(counts -> counts.get(pair.getFirst()) > counts.get(pair.getLast()))
                .count();
        var query = ("%1$sfor how many months does the label '%2$s' occur more often than the label '%3$s'? Months of"
                        + " different years are different months; a month with as many of both does not count.%4$s")
                .formatted(IN_ALL, pair.getFirst().words(), pair.getLast().words(), NUMBER);
        return Optional.of(new OolongQuestion(query, Type.NUMERIC, Long.toString(months), List.of()));
    }

    private static Optional<OolongQuestion> firstMonthAhead(List<LabelledLine> entries, RandomGenerator random) {
        var pair = two(List.of(Label.values()), random);
        var query = ("%sin which month did the label '%s' first occur more often than the label '%s'? Give your final"
                        + " answer in the form 'Answer: [month] [year]', where [month] is the name of the month and"
                        + " [year] has four digits.")
                .formatted(IN_ALL, pair.getFirst().words(), pair.getLast().words());
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
                        OolongKind::month,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Counts::ofLabels)));
    }

    private static YearMonth month(LabelledLine entry) {
        return YearMonth.from(entry.date());
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static List<LabelledLine> with(Label label, List<LabelledLine> entries) {
        return entries.stream().filter(entry -> entry.label() == label).toList();
    }

    private static <T> List<T> two(List<T> list, RandomGenerator random) {
        var all = new ArrayList<>(list);
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, 2));
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
