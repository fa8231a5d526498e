package dev.rlmworkbench.text.index;

import dev.rlmworkbench.document.words.UnspacedScripts;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Takes a text apart into words in lower case: runs of letters and digits; a single letter beside an apostrophe
/// is none. In scripts that put no space between words each letter and each pair of neighbours is a word, so that
/// a name or number beside them is one of its own. Lucene's own tokenizer keeps `port:name`, `end.Next` and
/// `max_size` together, which nobody finds who looks for one of the two.
final class WordTokenizer extends Tokenizer {

    /// Of those that can be left out.
    private static final int LAST_ACCENT = 0x36F;

    /// What is longer is no word, but data in letters.
    private static final int MAX_LENGTH = 255;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

    private char[] chars = new char[1024];
    private int length;
    private int at;
    /// Where the letter ends of which the pair with its neighbour is next.
    private int pairFrom;

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (at < length) {
            int letter = Character.codePointAt(chars, at, length);
            if (!Character.isLetterOrDigit(letter)) {
                at += Character.charCount(letter);
            } else if (UnspacedScripts.contains(letter)) {
                nextUnspaced();
                return true;
            } else if (nextSpaced()) {
                return true;
            }
        }
        return false;
    }

    /// Reads a run of letters and digits.
    ///
    /// @return whether it is a word
    private boolean nextSpaced() {
        int start = at;
        term.setEmpty();
        while (at < length && at - start < MAX_LENGTH) {
            int letter = Character.codePointAt(chars, at, length);
            if (Character.isLetterOrDigit(letter) && !UnspacedScripts.contains(letter)) {
                append(letter);
            } else if (!isMark(letter)) {
                break;
            } else if (letter > LAST_ACCENT) {
                append(letter); // such as a vowel of an Indian script
            }
            at += Character.charCount(letter);
        }
        offset.setOffset(correctOffset(start), correctOffset(at));
        return at - start > 1 || !isRestOfWord(start);
    }

    private void append(int letter) {
        int lower = Character.toLowerCase(letter);
        if (lower < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            term.append((char) (lower == 'ς' ? 'σ' : lower));
        } else {
            term.append(Character.toString(lower));
        }
    }

    /// Whether a letter is the "s" of "dog's" or the "l" of "l'eau".
    private boolean isRestOfWord(int letter) {
        return letter > 1 && isApostrophe(chars[letter - 1]) && Character.isLetter(chars[letter - 2])
                || letter + 2 < length && isApostrophe(chars[letter + 1]) && Character.isLetter(chars[letter + 2]);
    }

    /// Reads the next letter of such a script, or its pair with the one behind it.
    private void nextUnspaced() {
        int start = at;
        int end = endOfLetter(start);
        boolean hasNext = end < length && UnspacedScripts.contains(Character.codePointAt(chars, end, length));
        boolean isPair = hasNext && pairFrom == end;
        int wordEnd = isPair ? endOfLetter(end) : end;
        term.copyBuffer(chars, start, wordEnd - start);
        offset.setOffset(correctOffset(start), correctOffset(wordEnd));
        if (hasNext && !isPair) {
            pairFrom = end; // the pair is still to come
        } else {
            at = end;
        }
    }

    /// With its marks.
    private int endOfLetter(int start) {
        int end = start + Character.charCount(Character.codePointAt(chars, start, length));
        while (end < length && isMark(chars[end])) {
            end++;
        }
        return end;
    }

    private static boolean isApostrophe(int letter) {
        return letter == '\'' || letter == '\u2019';
    }

    private static boolean isMark(int letter) {
        if (letter < 0x300) {
            return false;
        }
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        at = 0;
        pairFrom = 0;
        for (int read = 0; read >= 0; read = input.read(chars, length, chars.length - length)) {
            length += read;
            if (length == chars.length) {
                chars = Arrays.copyOf(chars, 2 * length);
            }
        }
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }
}
