package dev.rlmworkbench.repl.child.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// The lines of a text in which regular expressions match; of a long line its sentences count as lines.
public final class LineSearch {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final int MOST_SHOWN = 15;
    /// Of lines with as many words of a search, those count whose words are about as rare as the rarest.
    private static final double NEARLY_AS_RARE = 0.9;
    /// A pattern of nothing but words: each is looked for in any of its forms.
    private static final Pattern WORDS = Pattern.compile("\\w+( \\w+)*", Pattern.UNICODE_CHARACTER_CLASS);

    private final String text;
    private final String function;

    /// @param function for the sentences of exceptions
    public LineSearch(String text, String function) {
        this.text = text;
        this.function = function;
    }

    /// A regular expression, or the text as it is when it is none; upper and lower case alike.
    ///
    /// @throws IllegalArgumentException with a sentence for the model
    public Pattern pattern(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs a text to look for, such as %s(\"status=FAILED\")".formatted(function, function));
        }
        if (WORDS.matcher(pattern).matches()) {
            var words =
                    Arrays.stream(pattern.split(" ")).map(WordForms::anyForm).collect(Collectors.joining(" +"));
            return Pattern.compile("(?<!\\w)" + words + "(?!\\w)", WordForms.FLAGS);
        }
        try {
            return Pattern.compile(pattern, WordForms.FLAGS);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(pattern, WordForms.FLAGS | Pattern.LITERAL);
        }
    }

    /// The lines in which all patterns are found, in the text's order.
    ///
    /// @param patterns at least one
    /// @throws IllegalArgumentException with a sentence for the model when this takes longer than 5 seconds
    public List<TextPiece> lines(List<Pattern> patterns) {
        try {
            return search(patterns);
        } catch (WatchedText.TooLongException | StackOverflowError e) {
            throw new IllegalArgumentException(
                    "%s: this takes too long on this text (more than %d s); use a simpler pattern"
                            .formatted(function, BUDGET.toSeconds()));
        }
    }

    private List<TextPiece> search(List<Pattern> patterns) {
        var found = new ArrayList<TextPiece>();
        var first = patterns.getFirst().matcher(new WatchedText(text, BUDGET));
        for (int at = 0; at <= text.length() && first.find(at); ) {
            int start = Math.max(at, text.lastIndexOf('\n', first.start() - 1) + 1);
            int newline = text.indexOf('\n', first.start());
            int end = newline < 0 ? text.length() : newline;
            for (var unit : Sentences.of(text, start, end)) {
                var line = TextPiece.of(text, unit.start(), unit.end());
                if (patterns.stream()
                        .allMatch(pattern -> pattern.matcher(new WatchedText(line.text(), BUDGET))
                                .find())) {
                    found.add(line);
                }
            }
            at = end + 1;
        }
        return found;
    }

    /// What grep prints: how many lines there are, and the first of them with the records that they are part of.
    public String display(Conditions.Chosen<TextPiece> chosen) {
        var lines = chosen.items().stream().map(this::shownAs).distinct().toList();
        var display = new StringBuilder(chosen.count("line", "")).append('\n');
        lines.stream()
                .limit(MOST_SHOWN)
                .map(range -> LineList.line(TextPiece.of(text, range.start(), range.end())))
                .forEach(display::append);
        if (lines.size() > MOST_SHOWN) {
            display.append("... and ").append(lines.size() - MOST_SHOWN).append(" more\n");
        }
        return display.toString();
    }

    /// The record that a line is part of, unless it is too long to be shown whole.
    private TextRange shownAs(TextPiece line) {
        var record = Heads.isPair(text, line.range()) ? RecordAround.of(text, line.start()) : line.range();
        return record.length() <= Sentences.LONGEST ? record : line.range();
    }

    /// Lines with most of the telling words of patterns that matched nothing, in any form; of a row of a table the
    /// names of its columns count as well.
    ///
    /// @param words those that are in the lines
    public record ByWords(List<String> words, List<TextPiece> lines) {}

    /// Of lines with as many words those with rare ones; nothing when no line has two of several words.
    ///
    /// @param names of a question: alternatives, so that it does not matter which of them a line has
    public ByWords linesWithMostWordsOf(String patterns, List<String> names) {
        var words = WordForms.patternsOf(text, patterns);
        var met = new TreeMap<TextPiece, Set<String>>(Comparator.comparingInt(TextPiece::start));
        words.forEach((word, pattern) -> lines(List.of(pattern))
                .forEach(line -> met.computeIfAbsent(line, _ -> new HashSet<>()).add(word)));
        var tables = new Tables(text);
        met.forEach((line, some) -> tables.header(line.start())
                .ifPresent(columns -> words.forEach((word, pattern) -> {
                    if (pattern.matcher(text)
                            .region(columns.start(), columns.end())
                            .find()) {
                        some.add(word);
                    }
                })));
        int most = met.values().stream().mapToInt(Set::size).max().orElse(0);
        if (most < Math.min(2, words.size())) {
            return new ByWords(List.of(), List.of());
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
        return new ByWords(there, List.copyOf(met.keySet()));
    }

    private static Map<String, Double> rarity(Set<String> words, Collection<Set<String>> lines, List<String> names) {
        var named = Set.copyOf(
                Arrays.asList(String.join(" ", names).toLowerCase(Locale.ROOT).split(" ")));
        return words.stream()
                .filter(word -> !named.contains(word.toLowerCase(Locale.ROOT)))
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

    /// The words of a regular expression, without its signs.
    public static String wordsOf(String pattern) {
        return String.join(" ", WordForms.wordsOf(pattern));
    }
}
