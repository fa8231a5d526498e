package dev.rlmworkbench.benchmark.oolong;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Makes the lines of a text: as many questions as fit the length, in some mixture of labels, and who asked each
/// of them when. A fifth of the users ask four fifths of the questions, as in OOLONG.
final class LabelledText {

    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 7, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2023, 12, 31);

    /// Users for each line; 231 users asked the 787 questions of OOLONG's window of 32K tokens.
    private static final double USERS_A_LINE = 0.29;

    private static final int MIN_USERS = 6;
    private static final double BUSY_USERS = 0.2;
    private static final double LINES_OF_BUSY_USERS = 0.8;

    /// So many lines a user who is not busy has at most on average, however long the text is: where the number of users
    /// is bounded, there are still some who asked once or twice.
    private static final int LINES_OF_OTHERS = 3;

    /// The most and the least common label stand out by this share of the lines.
    private static final double MARGIN = 0.03;

    /// A label is asked for more often early (above 1) or late (below 1), so that questions about time have answers in
    /// long texts, too.
    private static final double MIN_LEAN = 0.6;

    private static final double MAX_LEAN = 1.7;

    /// Texts are dear, their users and dates are not.
    private static final int TRIES_WITH_ONE_TEXT = 20;

    private static final int MAX_TRIES = 100_000;

    private record Question(Label label, String text) {}

    private final GeneratedTask asked;
    private final int maxUsers;
    private final RandomGenerator random;
    private final TokenCounter counter = new TokenCounter();
    private List<Question> questions = List.of();

    LabelledText(GeneratedTask asked, int maxUsers, RandomGenerator random) {
        this.asked = asked;
        this.maxUsers = maxUsers;
        this.random = random;
    }

    /// Draws lines until something can be made of them.
    <T> T until(Function<List<LabelledLine>, Optional<T>> made) {
        for (int i = 0; i < MAX_TRIES; i++) {
            if (i % TRIES_WITH_ONE_TEXT == 0) {
                drawQuestions();
            }
            var found = made.apply(drawEntries());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("no lines fit " + asked);
    }

    /// Other questions, in another mixture.
    private void drawQuestions() {
        double[] limits = limits();
        var drawn = new ArrayList<Question>();
        int left = asked.contextLength() - size(header(9_999_999));
        while (true) {
            double place = random.nextDouble() * limits[limits.length - 1];
            int index = 0;
            while (place >= limits[index]) {
                index++;
            }
            var label = Label.values()[index];
            var question = new Question(label, QuestionBank.any(label, random));
            left -= size(new LabelledLine(label, question.text(), 10_000, FIRST_DAY).line() + "\n");
            if (left < 0) {
                break;
            }
            drawn.add(question);
        }
        questions = drawn;
    }

    /// The same questions by other users on other days.
    private List<LabelledLine> drawEntries() {
        int users = Math.clamp((int) (questions.size() * USERS_A_LINE), MIN_USERS, maxUsers);
        var ids = ids(users);
        int busy = Math.max(1, (int) (users * BUSY_USERS));
        double ofBusy = Math.max(LINES_OF_BUSY_USERS, 1 - (double) LINES_OF_OTHERS * (users - busy) / questions.size());
        double[] lean =
                random.doubles(Label.values().length, MIN_LEAN, MAX_LEAN).toArray();
        var entries = new ArrayList<LabelledLine>(questions.size());
        for (var question : questions) {
            int user = random.nextDouble() < ofBusy ? random.nextInt(busy) : random.nextInt(busy, users);
            var date = day(
                    StrictMath.pow(random.nextDouble(), lean[question.label().ordinal()]));
            entries.add(new LabelledLine(question.label(), question.text(), ids.get(user), date));
        }
        return entries;
    }

    /// @param place 0 (first day) to 1
    private static LocalDate day(double place) {
        return FIRST_DAY.plusDays((long) (place * (ChronoUnit.DAYS.between(FIRST_DAY, LAST_DAY) + 1)));
    }

    static String text(List<LabelledLine> entries) {
        return header(entries.size()) + entries.stream().map(LabelledLine::line).collect(Collectors.joining("\n"));
    }

    private static String header(int lines) {
        return ("The following %d lines hold one question each, with the date on which and the user by whom it was"
                        + " asked. Every question can be given one of six labels by what its answer would be: %s. The"
                        + " labels are not shown; they follow from the meaning of the questions.\n\n")
                .formatted(
                        lines,
                        Arrays.stream(Label.values())
                                .map(label -> "'" + label.words() + "'")
                                .collect(Collectors.joining(", ")));
    }

    /// Where each label's share ends.
    private double[] limits() {
        while (true) {
            double[] weights = random.doubles(Label.values().length, 0.4, 2).toArray();
            double[] sorted = Arrays.stream(weights).sorted().toArray();
            double least = MARGIN * Arrays.stream(weights).sum();
            if (sorted[1] - sorted[0] > least && sorted[5] - sorted[4] > least) {
                Arrays.parallelPrefix(weights, Double::sum);
                return weights;
            }
        }
    }

    private List<Integer> ids(int count) {
        var ids = new LinkedHashSet<Integer>();
        while (ids.size() < count) {
            ids.add(random.nextInt(10_000, 100_000));
        }
        return List.copyOf(ids);
    }

    private int size(String piece) {
        return asked.unit() == LengthUnit.TOKENS ? counter.count(piece) : piece.length();
    }
}
