package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.training.pocket.Lesson.Said;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.learn.LearningBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What one step learns from: vanilla tasks of growing length, root conversations, questions to the helper.
final class Mixture {

    private static final int ROOT_ROWS = 5;
    private static final int HELPER_ROWS = 6;
    private static final int VANILLA_TOKENS = 1_800;
    private static final double NOTHING_THERE = 0.5;
    /// Longest context of a vanilla task, by the share of the training that is done.
    private static final double[] UNTIL = {0.08, 0.18, 0.32, 0.55, 1};

    private static final int[] MAX_LENGTH = {150, 300, 600, 1_000, 1_450};

    private final Classroom classroom;
    private final Tokenizer tokenizer;
    private final LessonStore store;

    Mixture(Classroom classroom, Tokenizer tokenizer, LessonStore store) {
        this.classroom = classroom;
        this.tokenizer = tokenizer;
        this.store = store;
    }

    /// @param done share of the training that is behind, 0 to 1
    List<LearningBatch> step(double done, RandomGenerator random) throws InterruptedException {
        // Early on, what others say is learned a little as well: it teaches to copy.
        double others = Math.max(0, 0.1 * (1 - 2 * done));
        return List.of(
                LessonBatch.of(tokens(vanilla(done, random)), 1, others, random),
                LessonBatch.of(tokens(root(random)), 1.5, others, random),
                LessonBatch.of(tokens(helper(random)), 0.7, others, random));
    }

    private List<LessonTokens> tokens(List<Lesson> lessons) {
        return lessons.stream()
                .map(lesson -> LessonTokens.of(lesson, tokenizer, Teacher.WINDOW))
                .toList();
    }

    private List<Lesson> vanilla(double done, RandomGenerator random) throws InterruptedException {
        int stage = 0;
        while (stage < UNTIL.length - 1 && done >= UNTIL[stage]) {
            stage++;
        }
        int longest = MAX_LENGTH[random.nextInt(3) == 0 ? random.nextInt(stage + 1) : stage];
        int least = longest >= 600 ? random.nextInt(300, longest + 1) : random.nextInt(50, longest + 1);
        int rows = Math.max(1, VANILLA_TOKENS / (least + 110));
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < Math.min(rows, 12); i++) {
            var benchmark = longest >= 600 && least >= 600 ? TrainingTasks.benchmark(random) : new NeedleInHaystack();
            lessons.add(classroom.vanilla(benchmark, least, random));
        }
        return lessons;
    }

    private List<Lesson> root(RandomGenerator random) {
        var all = store.root();
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < ROOT_ROWS; i++) {
            lessons.add(all.get(random.nextInt(all.size())).renumbered(random));
        }
        return lessons;
    }

    /// Questions to the helper, some put to lines that belong to another question.
    private List<Lesson> helper(RandomGenerator random) {
        var all = store.helper();
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < HELPER_ROWS; i++) {
            var lesson = all.get(random.nextInt(all.size()));
            if (random.nextDouble() < NOTHING_THERE) {
                lesson = mixed(lesson, all.get(random.nextInt(all.size())));
            }
            lessons.add(lesson.renumbered(random));
        }
        return lessons;
    }

    /// One lesson's lines with another's question.
    static Lesson mixed(Lesson lines, Lesson question) {
        var mark = "\n\nQuestion: ";
        var text = lines.messages().getFirst().text();
        var asked = question.messages().getFirst().text();
        int end = text.indexOf(mark);
        int start = asked.indexOf(mark);
        var answer = question.messages().getLast().text();
        if (end < 0 || start < 0 || text.substring(0, end).contains(answer)) {
            return question;
        }
        return new Lesson(
                Lesson.Kind.HELPER,
                List.of(
                        new Said("user", text.substring(0, end) + asked.substring(start)),
                        new Said("assistant", Teacher.NOT_FOUND)));
    }
}
