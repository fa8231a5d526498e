package dev.rlmworkbench.document.words;

import static java.util.stream.Collectors.joining;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where words begin and end. Most scripts set words apart with spaces. Some do not, or write particles on to the word,
/// as Korean does: there a word may begin and end anywhere, and between them and other scripts there is always a
/// border, so that 48213 is a word of its own in `密码是48213。`
public final class WordEdges {

    private static final String LONG_VOWEL = String.valueOf(UnspacedScripts.LONG_VOWEL);
    private static final String OF_SYLLABLES = scripts(UnspacedScripts.OF_SYLLABLES) + LONG_VOWEL;
    private static final String UNSPACED = OF_SYLLABLES + scripts(UnspacedScripts.OF_LETTERS);
    private static final String OF_WORDS = "\\p{L}\\p{M}\\p{N}";

    /// A regular expression for one letter, mark or digit of a script that sets words apart.
    public static final String SPACED_LETTER = "[a-zA-Z0-9[" + OF_WORDS + "&&[^" + UNSPACED + "]]]";

    private static final String UNSPACED_LETTER = "[" + OF_WORDS + "&&[" + UNSPACED + "]]";
    private static final String KATAKANA = "[\\p{IsKatakana}" + LONG_VOWEL + "]";

    private static final String NOT_KATAKANA = "[" + UNSPACED_LETTER + "&&[^\\p{IsKatakana}" + LONG_VOWEL + "\\p{M}]]";

    private static final Pattern BORDER = Pattern.compile(("(?=[^\\x00-\\x7F])(?<=%1$s)(?=%2$s)"
                    + "|(?<=[^\\x00-\\x7F])(?<=%2$s)(?=%1$s)(?!\\p{M})"
                    + "|(?<=%3$s)(?=\\p{IsKatakana})|(?<=\\p{IsKatakana}%4$s?)(?=%3$s)")
            .formatted(SPACED_LETTER, UNSPACED_LETTER, NOT_KATAKANA, LONG_VOWEL));
    private static final Pattern STARTS_UNSPACED = Pattern.compile(UNSPACED_LETTER);
    private static final Pattern STARTS_KATAKANA = Pattern.compile(KATAKANA);
    private static final Pattern ENDS_UNSPACED = Pattern.compile(UNSPACED_LETTER + "\\p{M}*$");
    private static final Pattern ENDS_KATAKANA = Pattern.compile(KATAKANA + "\\p{M}*$");
    private static final Pattern SYLLABLE = Pattern.compile("[" + OF_SYLLABLES + "]");
    private static final Pattern LETTER = Pattern.compile("\\P{M}\\p{M}*|\\p{M}+");

    /// A piece of so many letters says about as much as a word.
    private static final int SYLLABLES_OF_PIECE = 2;

    private static final int LETTERS_OF_PIECE = 4;

    private WordEdges() {}

    private static String scripts(Set<UnicodeScript> scripts) {
        return scripts.stream()
                .map(script -> "\\p{Is%s}".formatted(script.name()))
                .collect(joining());
    }

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

    /// Puts a zero-width space where a script without spaces touches another script or a number.
    public static String apart(String text) {
        return isAscii(text) ? text : BORDER.matcher(text).replaceAll("\u200B");
    }

    /// Whether a word is of a script without spaces.
    public static boolean isUnspaced(String word) {
        return STARTS_UNSPACED.matcher(word).lookingAt();
    }

    /// A regular expression that finds something as whole words only.
    ///
    /// @param word  what is to be found, not empty; its first and last letter say what must not touch it
    /// @param regex finds it, in all spellings that count
    public static String whole(String word, String regex) {
        String before = SPACED_LETTER;
        if (STARTS_KATAKANA.matcher(word).lookingAt()) {
            before = KATAKANA;
        } else if (isUnspaced(word)) {
            before = "";
        }
        String after = SPACED_LETTER;
        if (ENDS_KATAKANA.matcher(word).find()) {
            after = "[\\p{M}" + KATAKANA + "]";
        } else if (ENDS_UNSPACED.matcher(word).find()) {
            after = "\\p{M}";
        }
        // what is asked for first, as it is the rarest
        var found = "(?:" + regex + ")(?!" + after + ")";
        return before.isEmpty() ? found : "(?=" + regex + ")(?<!" + before + ")" + found;
    }

    /// A word of a script with spaces, or one in Katakana, as it is; of others, where only a dictionary would tell the
    /// words, all pieces of two syllables or four letters, which overlap.
    public static List<String> pieces(String word) {
        if (!isUnspaced(word) || STARTS_KATAKANA.matcher(word).lookingAt()) {
            return List.of(word);
        }
        int length = SYLLABLE.matcher(word).lookingAt() ? SYLLABLES_OF_PIECE : LETTERS_OF_PIECE;
        var letters = letters(word).toList();
        if (letters.size() <= length) {
            return List.of(word);
        }
        var pieces = new ArrayList<String>();
        for (int i = 0; i + length <= letters.size(); i++) {
            pieces.add(String.join("", letters.subList(i, i + length)));
        }
        return pieces;
    }

    /// Every letter of a script without spaces as a word of its own, as evaluations in such languages count.
    public static String spelt(String text) {
        return isAscii(text)
                ? text
                : STARTS_UNSPACED
                        .matcher(text)
                        .replaceAll(" $0")
                        .replaceAll("(?<=" + UNSPACED_LETTER + ")(?=\\P{M})", " ");
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static Stream<String> letters(String word) {
        return LETTER.matcher(word).results().map(found -> found.group());
    }
}
