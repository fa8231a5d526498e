package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.oolong.OolongAnswer.Type;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// OOLONG's second group: who has which labels how often.
final class UserQuestions {

    private static final int MAX_USERS_ASKED = 3;

    /// Users that are asked for, and users that are compared, are among so many with most lines, as in OOLONG.
    private static final int BUSIEST_USERS = 50;

    private static final int BUSIEST_BY_LABEL = 10;

    private static final String USER = " Give your final answer in the form 'User: [X]', where [X] is the user's id.";

    private UserQuestions() {}

    static Optional<OolongQuestion> busiestUser(List<LabelledLine> entries, RandomGenerator random) {
        return Counts.of(entries, LabelledLine::user)
                .most(0)
                .map(user ->
                        ofUser(CountingQuestions.IN_ALL + "which user is represented most often?", user, List.of()));
    }

    private static OolongQuestion ofUser(String question, int user, List<LabelledLine> evidence) {
        return new OolongQuestion(question + USER, Type.TEXT, Integer.toString(user), evidence);
    }

    static Optional<OolongQuestion> countByUsers(List<LabelledLine> entries, RandomGenerator random) {
        var users = Counts.of(entries, LabelledLine::user).first(BUSIEST_USERS);
        var asked = random.ints(random.nextInt(1, MAX_USERS_ASKED + 1), 0, users.size())
                .mapToObj(users::get)
                .distinct()
                .toList();
        var ids = asked.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return CountingQuestions.countOf(
                "of the users with the ids " + ids, entries, entry -> asked.contains(entry.user()), random);
    }

    static Optional<OolongQuestion> mostByUser(List<LabelledLine> entries, RandomGenerator random) {
        var label = CountingQuestions.any(List.of(Label.values()), random);
        var some = with(label, entries);
        return Counts.of(some, LabelledLine::user)
                .most(0)
                .map(user -> ofUser(
                        CountingQuestions.IN_ALL
                                + "which user has the most instances with the label '%s'?".formatted(label.words()),
                        user,
                        some));
    }

    static Optional<OolongQuestion> compareUsers(List<LabelledLine> entries, RandomGenerator random) {
        var label = CountingQuestions.any(List.of(Label.values()), random);
        var some = with(label, entries);
        var counts = Counts.of(some, LabelledLine::user);
        if (counts.of().size() < 2) {
            return Optional.empty();
        }
        var pair = CountingQuestions.two(counts.first(BUSIEST_BY_LABEL), random);
        int first = counts.get(pair.getFirst());
        int second = counts.get(pair.getLast());
        if (Math.abs(first - second) < 2) {
            return Optional.empty();
        }
        var query = "%swhich user has more instances with the label '%s': user %d or user %d?"
                .formatted(CountingQuestions.IN_ALL, label.words(), pair.getFirst(), pair.getLast());
        return Optional.of(ofUser(
                query,
                first > second ? pair.getFirst() : pair.getLast(),
                some.stream().filter(entry -> pair.contains(entry.user())).toList()));
    }

    private static List<LabelledLine> with(Label label, List<LabelledLine> entries) {
        return entries.stream().filter(entry -> entry.label() == label).toList();
    }
}
