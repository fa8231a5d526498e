package dev.rlmworkbench.document.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// One spelling for what readers take for the same: capital and small letters (ß and SS, the Turkish i with and without
/// a dot), accents in one character or two, full-width forms, digits of all scripts, curly quotes and long hyphens.
public final class Folding {

    private static final Pattern WIDE = Pattern.compile("[\uFF00-\uFFEF]+");
    private static final Pattern DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");
    private static final String DOT_ABOVE = "\u0307";
    /// Zeros of the digits that texts are written with: full-width, Arabic, Persian, Devanagari, Bengali, Thai.
    private static final int[] ZEROS = {0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50};

    private Folding() {}

    /// Everything but capital and small letters.
    public static String composed(String text) {
        if (WordEdges.isAscii(text)) {
            return text;
        }
        var narrow = WIDE.matcher(text)
                .replaceAll(wide ->
                        Normalizer.normalize(wide.group(), Normalizer.Form.NFKC).replaceAll("[\\\\$]", "\\\\$0"));
        var digits = DIGIT.matcher(narrow)
                .replaceAll(digit -> "" + Character.digit(digit.group().codePointAt(0), 10));
        var plain = digits.replaceAll("[\u2018\u2019\u02BC]", "'").replaceAll("[\u2010\u2011\u2212]", "-");
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /// The same text for all spellings; not always of the same length.
    public static String fold(String text) {
        if (WordEdges.isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        // upper case first, which is SS for ß
        var lower = composed(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower.replace("i" + DOT_ABOVE, "i").replace('ς', 'σ'), Normalizer.Form.NFC);
    }

    /// A regular expression that finds a word in every spelling in a text that is not folded. It is to be compiled with
    /// [Pattern#CASE_INSENSITIVE] and [Pattern#UNICODE_CASE].
    ///
    /// @param folded a word, see [#fold]
    public static String anySpelling(String folded) {
        var regex = new StringBuilder();
        for (int i = 0; i < folded.length(); i += Character.charCount(folded.codePointAt(i))) {
            if (folded.startsWith("ss", i)) {
                regex.append("(?:ss|[ß\u1E9E])");
                i++; // two letters
            } else {
                regex.append(anySpelling(folded.codePointAt(i)));
            }
        }
        return regex.toString();
    }

    private static String anySpelling(int letter) {
        var itself = Character.toString(letter);
        if (letter == 'i') {
            return "[i\u0130\u0131]" + DOT_ABOVE + "?";
        }
        if (letter >= '0' && letter <= '9') {
            var all = new StringBuilder("[").append(itself);
            for (int zero : ZEROS) {
                all.appendCodePoint(zero + letter - '0');
            }
            return all.append(']').toString();
        }
        var parts = Normalizer.normalize(itself, Normalizer.Form.NFD);
        return parts.equals(itself) ? Pattern.quote(itself) : "(?:" + itself + "|" + parts + ")";
    }
}
