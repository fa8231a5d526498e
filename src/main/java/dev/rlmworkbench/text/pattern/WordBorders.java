package dev.rlmworkbench.text.pattern;

import dev.rlmworkbench.document.words.UnspacedScripts;

/// Where words begin and end. Scripts that are written without spaces, and Hangul, whose particles follow without one,
/// have a border beside each letter: there a word is found wherever it stands.
public final class WordBorders {

    private WordBorders() {}

    /// Whether a word may begin or end before the character at this position.
    public static boolean isBorder(CharSequence text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        int before = Character.codePointBefore(text, at);
        int behind = Character.codePointAt(text, at);
        return !isPart(before)
                || !isPart(behind)
                || UnspacedScripts.contains(before)
                || UnspacedScripts.contains(behind);
    }

    /// Whether it is a letter, a digit, a mark on a letter, or an underscore.
    public static boolean isPart(int character) {
        if (character < 128) {
            return character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '_';
        }
        return Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /// Where the word ends that begins at `start`.
    static int end(CharSequence text, int start) {
        int at = start;
        do {
            at += Character.charCount(Character.codePointAt(text, at));
        } while (!isBorder(text, at));
        return at;
    }
}
