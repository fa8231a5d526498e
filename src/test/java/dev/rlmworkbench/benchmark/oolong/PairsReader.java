package dev.rlmworkbench.benchmark.oolong;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.oolong.LineReader.Line;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Judges every pair of users by what a question of `oolong_pairs` says.
final class PairsReader {

    private static final Pattern TIMES = Pattern.compile("(at least|exactly) (\\d) instances? labelled '([a-z ]+)'");
    private static final Pattern DATED =
            Pattern.compile("all instances labelled '([a-z ]+)' that they have, if any, are dated (after|before) (.*)");

    private PairsReader() {}

    /// The pairs, one a line.
    static String answer(String query, String text) {
        var condition = query.replaceAll("(?s).*for which this holds: (.*?)\\. Each instance.*", "$1");
        var byUser = LineReader.lines(text).stream().collect(Collectors.groupingBy(Line::user));
        var pairs = new TreeSet<String>();
        for (var one : byUser.keySet()) {
            for (var other : byUser.keySet()) {
                if (one.compareTo(other) < 0 && holds(condition, byUser.get(one), byUser.get(other))) {
                    pairs.add("(%s, %s)".formatted(one, other));
                }
            }
        }
        return String.join("\n", pairs);
    }

    private static boolean holds(String condition, List<Line> one, List<Line> other) {
        if (condition.startsWith("one user has ")) {
            var roles = condition.split(", and the other user has ");
            return fits(roles[0], one) && fits(roles[1], other) || fits(roles[0], other) && fits(roles[1], one);
        }
        var either = Pattern.compile("at least one instance labelled '([a-z ]+)' or '([a-z ]+)'")
                .matcher(condition);
        assertTrue(either.find(), condition);
        var labels = List.of(either.group(1), either.group(2));
        var dated = DATED.matcher(condition);
        boolean hasDates = dated.find();
        return List.of(one, other).stream()
                .allMatch(lines -> lines.stream().anyMatch(line -> labels.contains(line.label()))
                        && (!hasDates
                                || lines.stream()
                                        .allMatch(line -> fits(dated.group(1), dated.group(2), dated.group(3), line))));
    }

    private static boolean fits(String label, String when, String day, Line line) {
        int distance = Integer.compare(line.day(), LineReader.day(day));
        return !line.label().equals(label) || (when.equals("after") ? distance > 0 : distance < 0);
    }

    private static boolean fits(String role, List<Line> lines) {
        return TIMES.matcher(role).results().allMatch(times -> {
            long found = lines.stream()
                    .filter(line -> line.label().equals(times.group(3)))
                    .count();
            int wanted = Integer.parseInt(times.group(2));
            return times.group(1).equals("exactly") ? found == wanted : found >= wanted;
        });
    }
}
