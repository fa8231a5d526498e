package dev.rlmworkbench.document.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Scripts that put no spaces between words, or write particles on to the word, as Korean does.
public final class UnspacedScripts {

    static final Set<UnicodeScript> OF_SYLLABLES = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.NUSHU,
            UnicodeScript.TANGUT);
    static final Set<UnicodeScript> OF_LETTERS = EnumSet.of(
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.TAI_VIET,
            UnicodeScript.JAVANESE);
    /// The mark of a long vowel belongs to no script of its own.
    static final char LONG_VOWEL = '\u30FC';

    private static final int FIRST = 0x0E00;
    /// Looked up, as long texts are read letter by letter.
    private static final boolean[] KNOWN = known();

    private UnspacedScripts() {}

    /// Whether a letter is of one of them.
    public static boolean contains(int letter) {
        return letter >= FIRST && (letter < KNOWN.length ? KNOWN[letter] : isOfOne(letter));
    }

    private static boolean[] known() {
        var known = new boolean[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        for (int letter = FIRST; letter < known.length; letter++) {
            known[letter] = isOfOne(letter);
        }
        return known;
    }

    private static boolean isOfOne(int letter) {
        var script = UnicodeScript.of(letter);
        return letter == LONG_VOWEL || OF_SYLLABLES.contains(script) || OF_LETTERS.contains(script);
    }
}
