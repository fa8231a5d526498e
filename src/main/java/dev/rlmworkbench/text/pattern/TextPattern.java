package dev.rlmworkbench.text.pattern;

import com.google.re2j.Pattern;
import dev.rlmworkbench.document.words.WordEdges;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is looked for in a text. Thread-safe.
public sealed interface TextPattern permits WordPattern, RegexPattern {

    /// Characters of a pattern, at most.
    int MAX_LENGTH = 2_000;

    /// A find, and what the groups of the pattern caught in it; empty for a group that caught nothing.
    record Find(int start, int end, List<String> groups) {}

    /// Looks through one text; not thread-safe.
    interface Scan {
        /// The next place that every match contains or, where nothing is known of matches, the next match; -1 when
        /// there is none.
        ///
        /// @param from not before that of an earlier call
        /// @param end  the same in all calls
        int next(int from, int end);

        /// The matches in a stretch of text, whose line breaks count as spaces.
        ///
        /// @param limit how many to look for
        List<Find> find(int start, int end, int limit);

        /// The first match that begins at `from` or later, over line breaks as well.
        Optional<Find> after(int from);
    }

    /// How many characters are known that every match contains; of patterns that must all match the one that knows most
    /// is looked for first.
    int certainty();

    /// @param check called now and then, throws when it has taken too long
    Scan scan(String text, Runnable check);

    /// A pattern of nothing but words means them as whole words in their forms; any other is a regular expression, or
    /// the text as it is when it is none. Upper and lower case are alike.
    ///
    /// @param function for the sentences of exceptions
    /// @param form     what the forms of a word in lower case have in common
    /// @throws IllegalArgumentException with a sentence for the model
    static TextPattern of(String function, String pattern, UnaryOperator<String> form) {
        checkLength(function, pattern);
        return WordPattern.isWords(pattern)
                ? new WordPattern(pattern, form)
                : new RegexPattern(function, pattern, true);
    }

    /// Characters as they are, upper and lower case alike.
    ///
    /// @throws IllegalArgumentException with a sentence for the model
    static TextPattern literal(String function, String characters) {
        checkLength(function, characters);
        return new RegexPattern(function, Pattern.quote(characters), true);
    }

    /// Whole words, upper and lower case alike; also such as `state=late`, which is taken as it is but for quotes and
    /// spaces around the sign.
    ///
    /// @param form what those forms of a word in lower case have in common that are taken for one
    /// @throws IllegalArgumentException with a sentence for the model
    static TextPattern wholeWords(String function, String words, UnaryOperator<String> form) {
        checkLength(function, words);
        if (WordPattern.isWords(words)) {
            return new WordPattern(words, form);
        }
        var regex = new StringBuilder(WordEdges.isPart(words.codePointAt(0)) ? "\\b" : "");
        for (char c : words.toCharArray()) {
            if (c == '=' || c == ':') {
                regex.append("[\"']?\\s?[=:]\\s?[\"']?");
            } else if (c == ' ') {
                regex.append("\\s+");
            } else {
                boolean isPlain = c >= 128 || Character.isLetterOrDigit(c);
                regex.append(c == '"' || c == '\'' ? "[\"']?" : isPlain ? String.valueOf(c) : "\\" + c);
            }
        }
        boolean isWordAtEnd = WordEdges.isPart(words.codePointBefore(words.length()));
        return new RegexPattern(function, regex.append(isWordAtEnd ? "\\b" : "").toString(), true);
    }

    /// A regular expression in which upper and lower case differ.
    ///
    /// @throws IllegalArgumentException with a sentence for the model
    static TextPattern exact(String function, String pattern) {
        checkLength(function, pattern);
        return new RegexPattern(function, pattern, false);
    }

    private static void checkLength(String function, String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs a text to look for, such as %s(\"status=FAILED\")".formatted(function, function));
        }
        if (pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "%s: a pattern may have %,d characters, not %,d".formatted(function, MAX_LENGTH, pattern.length()));
        }
    }
}
