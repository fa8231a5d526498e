package dev.rlmworkbench.bench;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.function.FieldValues;
import dev.rlmworkbench.text.function.Grep;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// How long `grep` takes in a log, in running text and in one long line, and `field` in a table. Run it with `mvn
/// -Pbench -Dbench.class=dev.rlmworkbench.bench.GrepBenchmark`.
///
/// Argument: characters of the text in millions, otherwise 100.
public final class GrepBenchmark {

    private static final int ROUNDS = 3;
    private static final List<String> WORDS =
            List.of("harbour", "winter", "stone", "country", "garden", "letter", "river", "market", "the", "of", "and");

    private GrepBenchmark() {}

    public static void main(String[] args) {
        int chars = args.length == 0 ? 100_000_000 : (int) (Double.parseDouble(args[0]) * 1_000_000);
        grep(
                "running text",
                prose(chars),
                "lighthouse",
                "secret lighthouse",
                "market",
                "light\\w+ of \\d+",
                "\\d{4}",
                "(a+)+b");
        grep(
                "log",
                log(chars),
                "stalled",
                "state=STALLED",
                "pump=7.*state=STALLED",
                "STALLED minutes=\\d+",
                "zeppelin");
        grep("one line", prose(chars / 20).replace('\n', ' '), "lighthouse", "light\\w+ of \\d+");
        field(table(chars));
    }

    private static void grep(String name, String text, String... patterns) {
        Stream.of(patterns).forEach(pattern -> {
            var times = Stream.generate(() -> grep(text, pattern))
                    .limit(ROUNDS)
                    .sorted()
                    .toList();
            System.out.printf(
                    Locale.ROOT,
                    "%s, %.1f million characters, grep(\"%s\"): %.0f ms (median of %d)%n",
                    name,
                    text.length() / 1e6,
                    pattern,
                    times.get(ROUNDS / 2),
                    ROUNDS);
        });
    }

    private static double grep(String text, String pattern) {
        var context = new ContextIndex(text);
        long start = System.nanoTime();
        Grep.find(context, new Arguments("grep", List.of(pattern)), Deadline.in(Duration.ofMinutes(5)));
        return (System.nanoTime() - start) / 1e6;
    }

    private static void field(String text) {
        var context = new ContextIndex(text);
        for (var words : List.of(List.of("amount"), List.of("amount", "Vera 3"), List.of("amount", "late", "Vera 3"))) {
            long start = System.nanoTime();
            FieldValues.find(context, new Arguments("field", List.copyOf(words)), Deadline.in(Duration.ofMinutes(5)));
            System.out.printf(
                    Locale.ROOT,
                    "table, %.1f million characters, field%s: %.0f ms%n",
                    text.length() / 1e6,
                    words,
                    (System.nanoTime() - start) / 1e6);
        }
    }

    private static String prose(int chars) {
        var random = new Random(chars);
        var text = new StringBuilder(chars + 200);
        while (text.length() < chars) {
            for (int words = 6 + random.nextInt(20); words > 0; words--) {
                boolean isRare = random.nextInt(50_000) == 0;
                text.append(
                        isRare
                                ? "secret lighthouse of " + random.nextInt(10_000)
                                : WORDS.get(random.nextInt(WORDS.size())));
                text.append(words == 1 ? "." : " ");
            }
            text.append(random.nextInt(6) == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }

    private static String log(int chars) {
        var random = new Random(chars);
        var text = new StringBuilder(chars + 200);
        while (text.length() < chars) {
            text.append("2024-03-01 07:")
                    .append(10 + random.nextInt(50))
                    .append(" pump=")
                    .append(random.nextInt(9));
            text.append(random.nextInt(1_000) == 0 ? " state=STALLED minutes=12\n" : " state=OK note=as usual\n");
        }
        return text.toString();
    }

    private static String table(int chars) {
        var text = new StringBuilder(chars + 200).append("id,name,amount,state\n");
        for (int i = 0; text.length() < chars; i++) {
            text.append(i)
                    .append(",\"Lund, Vera ")
                    .append(i % 50)
                    .append("\",")
                    .append(i % 977)
                    .append(".50,");
            text.append(i % 3 == 0 ? "late\n" : "on time\n");
        }
        return text.toString();
    }
}
