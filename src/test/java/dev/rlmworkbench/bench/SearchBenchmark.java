package dev.rlmworkbench.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.function.Search;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// How long the first search in a text takes, which makes its index, and later ones; and what memory the index needs.
/// Run it with `mvn -Pbench`.
///
/// Arguments: sizes in KB, otherwise 60, 600, 10,000 and 100,000; or a file whose text is searched.
public final class SearchBenchmark {

    private static final int VOCABULARY = 200_000;
    private static final int LATER_SEARCHES = 50;
    private static final long MAX_CHARS_OF_ROUNDS = 50_000_000;
    private static final int MAX_ROUNDS = 20;

    private SearchBenchmark() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 1 && Files.isRegularFile(Path.of(args[0]))) {
            measure(Files.readString(Path.of(args[0])));
            return;
        }
        var sizes = args.length == 0
                ? List.of(60, 600, 10_000, 100_000)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        System.out.printf(
                Locale.ROOT, "first search of this process, 60 KB: %.0f ms%n", first(new ContextIndex(text(60_000))));
        for (int size : sizes) {
            measure(text(size * 1_000));
        }
    }

    private static void measure(String text) {
        int rounds = (int) Math.clamp(MAX_CHARS_OF_ROUNDS / text.length(), 2, MAX_ROUNDS);
        var firsts = new ArrayList<Double>();
        double processor = processorTime();
        for (int round = 0; round < rounds; round++) {
            firsts.add(first(new ContextIndex(text)));
        }
        double ofFirst = (processorTime() - processor) / rounds;
        long before = usedMemory();
        var context = new ContextIndex(text);
        context.prepare();
        long memory = usedMemory() - before;
        var laters = IntStream.range(0, LATER_SEARCHES)
                .mapToObj(i -> search(context, "%s and the %s %s".formatted(word(i * 31), word(i * i), word(7 * i))))
                .sorted()
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%,d KB: first search %.0f ms (median of %d, worst %.0f; %.0f of processor time), later ones %.1f ms (worst of %d: %.1f), index %.2f times the text%n",
                text.length() / 1_000,
                median(firsts),
                rounds,
                firsts.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                ofFirst,
                median(laters),
                LATER_SEARCHES,
                laters.getLast(),
                (double) memory / text.length());
    }

    private static double first(ContextIndex context) {
        return search(context, "the secret code of " + word(300));
    }

    private static double search(ContextIndex context, String words) {
        long start = System.nanoTime();
        Search.find(context, new Arguments("search", List.of(words)), Deadline.in(Duration.ofMinutes(1)));
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /// Milliseconds of all threads, which other work on the machine does not lengthen.
    private static double processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    private static long usedMemory() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Sentences of words as often as they are in running text: the n-th word once where the first stands n times.
    private static String text(int chars) {
        var random = new Random(chars);
        var text = new StringBuilder(chars + 200);
        while (text.length() < chars) {
            for (int words = 6 + random.nextInt(20); words > 0; words--) {
                int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
                text.append(random.nextInt(3) == 0 ? "the" : word(rank)).append(words == 1 ? "." : " ");
            }
            text.append(random.nextInt(6) == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }

    /// Of two to five syllables, and an ending.
    private static String word(int rank) {
        var word = new StringBuilder();
        for (int rest = rank + 30; rest > 0; rest /= 60) {
            word.append("bcdfghklmnpr".charAt(rest % 12)).append("aeiou".charAt(rest / 12 % 5));
        }
        return word.append(List.of("", "s", "ed", "ing", "n", "t").get(rank % 6))
                .toString();
    }
}
