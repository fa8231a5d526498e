package dev.rlmworkbench.text.pattern;

import java.text.Normalizer;

/// The places of some characters in a text, whatever their case and accents: looks for the rarest of them, and at the
/// others only around it. Goes from the left to the right; not thread-safe.
public final class LiteralScan {

    private static final int SAMPLE = 2_048;
    /// Forms of a word may have other accents on these.
    private static final String VOWELS = "aeiouy";

    /// The first letters of Unicode without case and accents.
    private static final char[] BASE = new char[0x250];

    static {
        for (char c = 0; c < BASE.length; c++) {
            BASE[c] = Normalizer.normalize(String.valueOf(Character.toLowerCase(c)), Normalizer.Form.NFD)
                    .charAt(0);
        }
    }

    private final String text;
    private final String literal;
    private final int anchor;
    private final char lower;
    private final char upper;
    private int nextLower = -1;
    private int nextUpper = -1;
    private int found = -1;

    /// @param literal not empty
    public LiteralScan(String text, String literal) {
        this.text = text;
        this.literal = literal;
        this.anchor = rarest(text, literal);
        this.lower = Character.toLowerCase(literal.charAt(anchor));
        this.upper = Character.toUpperCase(lower);
    }

    /// Where the next one begins, -1 when there is none.
    ///
    /// @param from not before that of an earlier call
    /// @param end  where it has to end at last, the same in all calls
    public int next(int from, int end) {
        if (found < from) {
            found = look(from, end);
        }
        return found == end ? -1 : found;
    }

    private int look(int from, int end) {
        int at = from;
        while (at + literal.length() <= end) {
            int start = anchorFrom(at + anchor, end) - anchor;
            if (start + literal.length() > end) {
                return end;
            }
            if (isAt(text, start, literal)) {
                return start;
            }
            at = start + 1;
        }
        return end;
    }

    static char fold(char c) {
        return c < BASE.length ? BASE[c] : Character.toLowerCase(Character.toUpperCase(c));
    }

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        word.chars().forEach(c -> folded.append(fold((char) c)));
        return folded.toString();
    }

    static boolean isAt(String text, int start, String literal) {
        if (start + literal.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            char there = text.charAt(start + i);
            char wanted = literal.charAt(i);
            if (there != wanted && fold(there) != fold(wanted)) {
                return false;
            }
        }
        return true;
    }

    /// The next place of the anchor's small or capital letter; far behind the end when there is none.
    private int anchorFrom(int from, int end) {
        if (nextLower < from) {
            nextLower = indexOf(lower, from, end);
        }
        if (nextUpper < from) {
            nextUpper = upper == lower ? nextLower : indexOf(upper, from, end);
        }
        return Math.min(nextLower, nextUpper);
    }

    private int indexOf(char letter, int from, int end) {
        int at = text.indexOf(letter, from, end);
        return at < 0 ? Integer.MAX_VALUE - literal.length() : at;
    }

    private static int rarest(String text, String literal) {
        int rarest = 0;
        int least = Integer.MAX_VALUE;
        int step = Math.max(1, text.length() / SAMPLE);
        for (int i = 0; i < literal.length(); i++) {
            char letter = Character.toLowerCase(literal.charAt(i));
            int count = VOWELS.indexOf(fold(letter)) >= 0 ? SAMPLE : 0;
            for (int at = 0; at < text.length(); at += step) {
                count += Character.toLowerCase(text.charAt(at)) == letter ? 1 : 0;
            }
            if (count < least) {
                least = count;
                rarest = i;
            }
        }
        return rarest;
    }
}
