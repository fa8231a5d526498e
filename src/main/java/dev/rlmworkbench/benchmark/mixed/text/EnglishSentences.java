package dev.rlmworkbench.benchmark.mixed.text;

import java.util.List;

/// Small changes to English sentences.
public final class EnglishSentences {

    private EnglishSentences() {}

    /// Puts a statement into a question: `{work}` becomes `was the boiler of Acorn Hall inspected`, `{work2}` keeps
    /// its order.
    ///
    /// @param statement with `was` or `were`, without full stop
    public static String question(String frame, String statement) {
        var lower = Character.toLowerCase(statement.charAt(0)) + statement.substring(1);
        var verb = lower.contains(" were ") ? "were" : "was";
        var inverted = verb + " " + lower.replace(" " + verb + " ", " ");
        return capital(frame.replace("{work2}", lower).replace("{work}", inverted));
    }

    public static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /// `3 ladders, 2 saws and 4 ropes`.
    ///
    /// @param parts two or more
    public static String enumeration(List<String> parts) {
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
