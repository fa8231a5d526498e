package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// RULER's `cwe`: a numbered list of words in which ten come more often than all others.
record CommonWords() implements RulerMaker {

    private static final int COMMON = 10;

    /// How often a common word comes, and another one.
    private record Frequency(int common, int other) {}

    private static final Frequency LONG = new Frequency(30, 3);
    private static final Frequency SHORT = new Frequency(6, 1);
    private static final int LONG_FROM_TOKENS = 4_000;
    private static final int LONG_FROM_CHARS = 16_000;

    @Override
    public RulerText make(GeneratedTask task, RandomGenerator random) {
        var often = isLong(task) ? LONG : SHORT;
        var book = new WordBook(random);
        var room = new Room(task);
        var distinct = new LinkedHashSet<String>();
        var list = new ArrayList<String>();
        while (distinct.size() < WordBook.words()) {
            var word = book.word();
            int times = distinct.size() < COMMON ? often.common() : often.other();
            if (distinct.add(word) && !takeAll(word, times, list, room)) {
                break;
            }
        }
        Collections.shuffle(list, random);
        return new RulerText(
                numbered(list),
                "What are the 10 most common words in the above list?",
                distinct.stream().limit(COMMON).toList(),
                StringMatch.Needed.ALL,
                List.of());
    }

    private static boolean isLong(GeneratedTask task) {
        return task.contextLength() >= (task.unit() == LengthUnit.TOKENS ? LONG_FROM_TOKENS : LONG_FROM_CHARS);
    }

    /// Whether there was room for all of them.
    private static boolean takeAll(String word, int times, List<String> list, Room room) {
        for (int i = 0; i < times; i++) {
            if (!room.take(" " + (list.size() + 1) + ". " + word)) {
                list.subList(list.size() - i, list.size()).clear();
                return false;
            }
            list.add(word);
        }
        return true;
    }

    private static String numbered(List<String> list) {
        var text = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            text.append(i == 0 ? "" : " ").append(i + 1).append(". ").append(list.get(i));
        }
        return text.toString();
    }
}
