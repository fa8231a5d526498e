package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.Task;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Answers RULER's tasks from text and question alone.
public final class RulerReader {

    static final Pattern NEEDLE = Pattern.compile("One of the special magic (numbers|uuids) for (\\S+) is: (\\S+)\\.");

    private RulerReader() {}

    /// @param text the task's context or parts of it
    /// @return what a reader of this text would name; more than asked for where some come equally often
    public static Set<String> answer(Task task, String text) {
        return switch (String.valueOf(task.spec().kindName())) {
            case "vt" -> variables(task.query(), text);
            case "cwe" -> top(10, counts(text, "\\d+\\. (\\w+)"));
            case "fwe" -> {
                var counts = counts(text, "(\\S+)");
                counts.remove("...");
                yield top(3, counts);
            }
            case "qa_1", "qa_2" -> new ArticleReader(documents(text)).answers(task.query());
            default -> needles(task.query(), text);
        };
    }

    private static Set<String> needles(String query, String text) {
        var keys = Arrays.asList(
                query.replaceAll(".* for (.*) mentioned in .*", "$1").split(",? and |, "));
        return NEEDLE.matcher(text)
                .results()
                .filter(match -> keys.contains(match.group(2)))
                .map(match -> match.group(3))
                .collect(Collectors.toSet());
    }

    private static Set<String> variables(String query, String text) {
        var value = query.replaceAll(".*the value (\\d+) in.*", "$1");
        var found = new HashSet<String>();
        for (var line : text.lines().filter(line -> line.startsWith("VAR ")).toList()) {
            var sides = line.substring(4).split(" = (VAR )?");
            if (sides[1].equals(value) || found.contains(sides[1])) {
                found.add(sides[0]);
            }
        }
        return found;
    }

    static Map<String, Long> counts(String text, String word) {
        return Pattern.compile(word)
                .matcher(text)
                .results()
                .collect(Collectors.groupingBy(match -> match.group(1), Collectors.counting()));
    }

    private static Set<String> top(int count, Map<String, Long> counts) {
        var sorted = counts.values().stream().sorted(Comparator.reverseOrder()).toList();
        long least = sorted.isEmpty() ? 0 : sorted.get(Math.min(count, sorted.size()) - 1);
        return counts.keySet().stream()
                .filter(word -> counts.get(word) >= least)
                .collect(Collectors.toSet());
    }

    static List<String> documents(String text) {
        return Arrays.stream(text.split("(^|\n\n)Document \\d+:\n"))
                .filter(document -> !document.isBlank())
                .toList();
    }
}
