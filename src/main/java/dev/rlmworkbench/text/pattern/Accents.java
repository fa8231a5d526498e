package dev.rlmworkbench.text.pattern;

import java.text.Normalizer;

/// Letters without case and accents, as they are compared before a closer look.
final class Accents {

    private static final char[] BASE = new char[0x250];

    static {
        for (char c = 0; c < BASE.length; c++) {
            BASE[c] = Normalizer.normalize(String.valueOf(Character.toLowerCase(c)), Normalizer.Form.NFD)
                    .charAt(0);
        }
    }

    private Accents() {}

    static char fold(char c) {
        return c < BASE.length ? BASE[c] : Character.toLowerCase(Character.toUpperCase(c));
    }

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        word.chars().forEach(c -> folded.append(fold((char) c)));
        return folded.toString();
    }
}
