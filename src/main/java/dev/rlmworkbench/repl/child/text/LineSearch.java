package dev.rlmworkbench.repl.child.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The lines of a text in which regular expressions match; of a long line its sentences count as lines.
public final class LineSearch {

    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final int MAX_SHOWN = 15;

    /// Of regular expressions; a full stop stands in numbers and names as well.
    private static final Pattern SIGNS = Pattern.compile("[\\\\\\[\\](){}*+?|^$]");

    private final String text;
    private final String function;

    /// @param function for the sentences of exceptions
    public LineSearch(String text, String function) {
        this.text = text;
        this.function = function;
    }

    String text() {
        return text;
    }

    /// Words in any of their forms, or a regular expression, or the text as it is when it is none; upper and lower case
    /// alike.
    ///
    /// @throws IllegalArgumentException with a sentence for the model
    public Pattern pattern(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs a text to look for, such as %s(\"status=FAILED\")".formatted(function, function));
        }
        if (WordForms.areWords(pattern)) {
            return WordForms.together(pattern);
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

    /// The lines that have the names and the other telling words of patterns of several words in any order; none
    /// when no pattern is of several such words.
    public List<TextPiece> linesInAnyOrder(List<String> patterns) {
        var apart = patterns.stream()
                .flatMap(pattern ->
                        WordForms.areWords(pattern) ? WordForms.apart(pattern).stream() : Stream.of(pattern(pattern)))
                .toList();
        return apart.size() > patterns.size() ? lines(apart) : List.of();
    }

    /// Patterns such as "state=late pump=2" taken apart at their spaces; those of nothing but words, and regular
    /// expressions, as they are.
    public static List<String> partsOf(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern ->
                        WordForms.areWords(pattern) || SIGNS.matcher(pattern).find()
                                ? Stream.of(pattern)
                                : Arrays.stream(pattern.strip().split(" +")))
                .toList();
    }

    private List<TextPiece> search(List<Pattern> patterns) {
        var found = new ArrayList<TextPiece>();
        var first = patterns.getFirst().matcher(new WatchedText(text, BUDGET));
        for (int at = 0; at <= text.length() && first.find(at); ) {
            int start = Math.max(at, WrappedLines.start(text, text.lastIndexOf('\n', first.start() - 1) + 1));
            int newline = text.indexOf('\n', first.start());
            int end = newline < 0 ? text.length() : WrappedLines.end(text, newline);
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

    /// What grep prints of lines: the first of them with the records that they are part of.
    public String display(List<TextPiece> found) {
        var lines = found.stream().map(this::shownAs).distinct().toList();
        var display = new StringBuilder();
        lines.stream().limit(MAX_SHOWN).map(range -> LineList.line(text, range)).forEach(display::append);
        if (lines.size() > MAX_SHOWN) {
            display.append("... and ").append(lines.size() - MAX_SHOWN).append(" more\n");
        }
        return display.toString();
    }

    /// The record that a line is part of, unless it is too long to be shown whole.
    private TextRange shownAs(TextPiece line) {
        var record = RecordAround.line(text, line.range());
        return record.length() <= Sentences.MAX_LENGTH ? record : line.range();
    }

    /// The words of a regular expression, without its signs.
    public static String wordsOf(String pattern) {
        return String.join(" ", WordForms.wordsOf(pattern));
    }
}
