package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The kinds of questions of `oolong`, in OOLONG's three groups.
enum OolongKind {
    MOST_COMMON("counting", CountingQuestions::mostCommon),
    LEAST_COMMON("counting", CountingQuestions::leastCommon),
    COMPARE_LABELS("counting", CountingQuestions::compareLabels),
    COUNT_LABEL("counting", CountingQuestions::countLabel),
    BUSIEST_USER("user", UserQuestions::busiestUser),
    COUNT_BY_USERS("user", UserQuestions::countByUsers),
    MOST_BY_USER("user", UserQuestions::mostByUser),
    COMPARE_USERS("user", UserQuestions::compareUsers),
    BUSIEST_DATE("timeline", TimelineQuestions::busiestDate),
    BEFORE_AND_AFTER("timeline", TimelineQuestions::beforeAndAfter),
    COUNT_IN_MONTH("timeline", TimelineQuestions::countInMonth),
    COUNT_IN_RANGE("timeline", TimelineQuestions::countInRange),
    MONTHS_AHEAD("timeline", TimelineQuestions::monthsAhead),
    FIRST_MONTH_AHEAD("timeline", TimelineQuestions::firstMonthAhead);

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
}
