package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// RULER's `fwe`: words of six random letters whose frequencies fall with the square of their rank (a zeta distribution
/// with alpha 2.0). The most frequent place is taken by dots; the question asks for the three that follow.
record CodedWords() implements RulerMaker {

    private static final String DOTS = "...";
    private static final int LETTERS = 6;
    private static final double ZETA_OF_2 = Math.PI * Math.PI / 6;
    private static final int TOKENS_A_DIFFERENT_WORD = 50;
    private static final int CHARS_A_TOKEN = 4;

    @Override
    public RulerText make(GeneratedTask task, RandomGenerator random) {
        var vocabulary = vocabulary(task, random);
        var room = new Room(task);
        var sizes = vocabulary.stream().mapToInt(word -> room.size(" " + word)).toArray();
        int total = 0;
        for (int step = Integer.highestOneBit(task.contextLength()) << 1; step > 0; step >>= 1) {
            if (size(total + step, sizes) <= room.left()) {
                total += step;
            }
        }
        var text = new ArrayList<String>();
        for (int rank = 1; rank <= vocabulary.size(); rank++) {
            text.addAll(Collections.nCopies(times(total, rank), vocabulary.get(rank - 1)));
        }
        Collections.shuffle(text, random);
        return new RulerText(
                String.join(" ", text),
                "Do not provide any explanation. Please ignore the dots '...'. What are the three most frequently"
                        + " appeared words in the above coded text?",
                vocabulary.subList(1, 4),
                StringMatch.Needed.ALL,
                List.of());
    }

    private static int times(int total, int rank) {
        return (int) (total / (ZETA_OF_2 * rank * rank));
    }

    private static long size(int total, int[] sizes) {
        long sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sum += (long) times(total, i + 1) * sizes[i];
        }
        return sum;
    }

    private static List<String> vocabulary(GeneratedTask task, RandomGenerator random) {
        int tokens = task.unit() == LengthUnit.TOKENS ? task.contextLength() : task.contextLength() / CHARS_A_TOKEN;
        var words = new LinkedHashSet<String>();
        words.add(DOTS);
        while (words.size() < tokens / TOKENS_A_DIFFERENT_WORD) {
            var word = new StringBuilder();
            for (int i = 0; i < LETTERS; i++) {
                word.append((char) random.nextInt('a', 'z' + 1));
            }
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
