package dev.rlmworkbench.repl.child.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The lines with most of the telling words of patterns that matched nothing, in any form. Of a row of a table the
/// names of its columns count as well; of a record of several lines all of them, and one stands for it.
///
/// @param words those that are in the lines
public record LinesByWords(List<String> words, List<TextPiece> lines) {

    /// Of lines with as many words of a search, those count whose words are about as rare as the rarest.
    private static final double NEARLY_AS_RARE = 0.9;

    /// Of lines with as many words those with rare ones; nothing when no line has two of several words.
    ///
    /// @param names of a question: alternatives. A line has to have one of those in the patterns, no matter which
    /// @throws IllegalArgumentException with a sentence for the model when this takes longer than 5 seconds
    public static LinesByWords of(LineSearch search, String patterns, List<String> names) {
        var text = search.text();
        var words = WordForms.patternsOf(text, patterns, names);
        var lines = new HashMap<TextRange, TextPiece>();
        var met = new TreeMap<TextRange, Set<String>>(
                Comparator.comparingInt(TextRange::start).thenComparingInt(TextRange::end));
        words.forEach((word, pattern) -> {
            for (var line : search.lines(List.of(pattern))) {
                var record = RecordAround.line(text, line.range());
                lines.merge(record, line, (one, other) -> one.start() < other.start() ? one : other);
                met.computeIfAbsent(record, _ -> new HashSet<>()).add(word);
            }
        });
        // A negation counts beside other words only.
        met.values().removeIf(some -> some.stream().allMatch(Words::isNegation));
        if (words.keySet().stream().anyMatch(names::contains)) {
            met.values().removeIf(some -> some.stream().noneMatch(names::contains));
        }
        var tables = new Tables(text);
        met.forEach((record, some) -> tables.header(record.start())
                .ifPresent(columns -> words.forEach((word, pattern) -> {
                    if (pattern.matcher(text)
                            .region(columns.start(), columns.end())
                            .find()) {
                        some.add(word);
                    }
                })));
        int most = met.values().stream().mapToInt(Set::size).max().orElse(0);
        if (most
                < Math.min(
                        2,
                        words.keySet().stream()
                                .filter(word -> !Words.isNegation(word))
                                .count())) {
            return new LinesByWords(List.of(), List.of());
        }
        var rarity = rarity(words.keySet(), met.values(), names);
        met.values().removeIf(some -> some.size() < most);
        double best = met.values().stream()
                .mapToDouble(some -> score(some, rarity))
                .max()
                .orElse(0);
        met.values().removeIf(some -> score(some, rarity) < best * NEARLY_AS_RARE);
        var there = words.keySet().stream()
                .filter(word -> met.values().stream().anyMatch(some -> some.contains(word)))
                .toList();
        return new LinesByWords(there, met.keySet().stream().map(lines::get).toList());
    }

    private static Map<String, Double> rarity(Set<String> words, Collection<Set<String>> lines, List<String> names) {
        return words.stream()
                .filter(word -> !names.contains(word))
                .filter(word -> lines.stream().anyMatch(some -> some.contains(word)))
                .collect(Collectors.toMap(
                        word -> word,
                        word -> Math.log(1
                                + (double) lines.size()
                                        / lines.stream()
                                                .filter(some -> some.contains(word))
                                                .count())));
    }

    private static double score(Set<String> words, Map<String, Double> rarity) {
        return words.stream()
                .sorted()
                .mapToDouble(word -> rarity.getOrDefault(word, 0.0))
                .sum();
    }
}
