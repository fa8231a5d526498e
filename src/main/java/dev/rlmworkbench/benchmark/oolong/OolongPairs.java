package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `oolong_pairs`: the twenty queries of OOLONG-Pairs (Zhang et al. 2025), each for all pairs of users for which a
/// condition holds, about lines as in [Oolong]. The number of users is bounded, so that an answer can be written down
/// at any length.
public record OolongPairs() implements GeneratedBenchmark {

    /// At most 4,950 pairs.
    private static final int MAX_USERS = 100;

    private static final int MIN_PAIRS = 3;

    private static final List<Kind> KINDS = IntStream.rangeClosed(1, PairQuery.ALL.size())
            .mapToObj(number -> new Kind("query_%02d".formatted(number), group(number), true, false))
            .toList();

    @Override
    public String name() {
        return "oolong_pairs";
    }

    @Override
    public String title() {
        return "Pairs of users";
    }

    @Override
    public String description() {
        return "all pairs of users for which a condition on the labels of their lines holds, in the form of OOLONG-Pairs";
    }

    @Override
    public int generator() {
        return 1;
    }

    @Override
    public int minLength(LengthUnit unit) {
        return new Oolong().minLength(unit);
    }

    @Override
    public List<Kind> kinds() {
        return KINDS;
    }

    @Override
    public Task make(GeneratedTask task) {
        var kind = kind(Objects.requireNonNull(task.kindName()));
        var query = PairQuery.ALL.get(KINDS.indexOf(kind));
        return new LabelledText(task, MAX_USERS, task.random()).until(entries -> task(task, query, entries));
    }

    private static Optional<Task> task(GeneratedTask task, PairQuery query, List<LabelledLine> entries) {
        var pairs = query.pairs(entries);
        if (pairs.size() < MIN_PAIRS) {
            return Optional.empty();
        }
        var text = LabelledText.text(entries);
        var question =
                ("In the above data, list all pairs of user ids for which this holds: %s. Each instance has one of the"
                                + " labels %s; the data does not show them, so judge each question by its meaning. Write each"
                                + " pair once, in the form (user_id_1, user_id_2) with the lower id first, and one pair a line.")
                        .formatted(query.condition(), Label.list());
        return Optional.of(new Task(
                task,
                text,
                question,
                pairs.stream().map(UserPair::toString).collect(Collectors.joining("\n")),
                new TokenCounter().count(text),
                new PairsMatch(pairs),
                List.of()));
    }

    private static String group(int number) {
        return switch (PairQuery.ALL.get(number - 1)) {
            case PairQuery.Both _ -> "symmetric";
            case PairQuery.BothDated _ -> "dated";
            case PairQuery.OneAndOther _ -> "asymmetric";
        };
    }
}
