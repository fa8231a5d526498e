package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.transformer.learn.LearningBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Lessons side by side, padded on the right.
final class LessonBatch {

    /// Of the tokens that nobody is trained to say, how many are scored all the same, with what weight in sum.
    private static final double SHARE_OF_OTHERS = 0.15;

    private LessonBatch() {}

    /// @param weight  of all learned tokens together
    /// @param others  weight of all other scored tokens together
    static LearningBatch of(List<LessonTokens> lessons, double weight, double others, RandomGenerator random) {
        int width = lessons.stream().mapToInt(l -> l.ids().length).max().orElseThrow();
        var ids = new long[lessons.size() * width];
        var places = new ArrayList<Long>();
        var learned = new ArrayList<Boolean>();
        for (int row = 0; row < lessons.size(); row++) {
            var lesson = lessons.get(row);
            System.arraycopy(lesson.ids(), 0, ids, row * width, lesson.ids().length);
            for (int i = 1; i < lesson.ids().length; i++) {
                boolean mine = lesson.learned()[i];
                if (mine || others > 0 && random.nextDouble() < SHARE_OF_OTHERS) {
                    places.add((long) row * width + i - 1);
                    learned.add(mine);
                }
            }
        }
        long mine = learned.stream().filter(l -> l).count();
        long rest = learned.size() - mine;
        var targets = new long[places.size()];
        var importance = new float[places.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = ids[Math.toIntExact(places.get(i)) + 1];
            importance[i] = (float) (learned.get(i) ? weight / mine : others / rest);
        }
        return new LearningBatch(
                lessons.size(),
                width,
                ids,
                places.stream().mapToLong(Long::longValue).toArray(),
                targets,
                importance);
    }
}
