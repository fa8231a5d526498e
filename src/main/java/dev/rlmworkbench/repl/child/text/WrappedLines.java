package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Lines of running text that was wrapped at some width: what is one line to who reads it. A line goes on in the next
/// one when both look like prose, the sentence is open, and none of the lines around had room for the next one's first
/// word.
public final class WrappedLines {

    /// Shorter lines are headings, items, or the end of a paragraph.
    private static final int MIN_LENGTH = 20;
    /// Lines below this go on only where the next word is too long for lines of at least [#WIDE].
    private static final int SHORT = 40;

    private static final int WIDE = 50;

    private static final int MAX_LENGTH = 140;
    /// Lines on either side that have to be as full.
    private static final int AROUND = 3;
    /// How far a text without sentences is followed.
    private static final int FURTHEST = 2_000;
    /// Lines that are not set in type of one width differ by about this part.
    private static final int SLACK = 8;

    private static final int MIN_COMMON_WORDS = 3;
    private static final String CODE_SIGNS = "={}|\t";
    private static final Pattern CODE_OR_MARKUP = Pattern.compile("\\w\\((?!s\\))\\S|[;>\\]]$|^[<\\[]");
    private static final String SENTENCE_ENDS = ".!?:;";
    private static final String BEHIND_THE_END = "\"')\u201d\u2019";
    private static final Pattern ITEM = Pattern.compile("(?:[-*\u2022\u2013]|\\(?[A-Za-z]\\)|\\(\\d{1,2}\\)) .*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private WrappedLines() {}

    /// Where the first of the lines begins that this one is wrapped together with.
    ///
    /// @param line where a line begins
    public static int start(String text, int line) {
        int start = line;
        while (start > 0 && line - start < FURTHEST && joins(text, start - 1)) {
            start = lineStart(text, start - 1);
        }
        return start;
    }

    /// Where the last of these lines ends.
    ///
    /// @param end where a line ends
    public static int end(String text, int end) {
        int last = end;
        while (last < text.length() && last - end < FURTHEST && joins(text, last)) {
            last = TableLines.endOfLine(text, last + 1);
        }
        return last;
    }

    /// Whether the line before this line feed goes on behind it.
    static boolean joins(String text, int lineFeed) {
        var above = line(text, lineStart(text, lineFeed));
        if (!isOpen(above)) {
            return false;
        }
        var below = line(text, lineFeed + 1);
        var words = below.strip();
        if (words.isEmpty() || isCode(words) || ITEM.matcher(words).matches()) {
            return false;
        }
        boolean isPair = Heads.isPair(text, new TextRange(lineFeed + 1, lineFeed + 1 + below.length()));
        return !isPair
                && areProse(above, below)
                && isFull(text, lineFeed, beginsSmall(below) || endsCommon(above) || areCapitals(above, below));
    }

    /// Whether a line is long enough and in the middle of a sentence.
    private static boolean isOpen(String line) {
        var words = line.strip();
        return words.length() >= MIN_LENGTH && line.length() <= MAX_LENGTH && !endsSentence(words) && !isCode(words);
    }

    private static boolean endsSentence(String words) {
        int last = words.length() - 1;
        while (last >= 0 && BEHIND_THE_END.indexOf(words.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && SENTENCE_ENDS.indexOf(words.charAt(last)) >= 0;
    }

    private static boolean isCode(String words) {
        return CODE_SIGNS.chars().anyMatch(sign -> words.indexOf(sign) >= 0)
                || CODE_OR_MARKUP.matcher(words).find();
    }

    /// The line above is a full one, and no full line of prose is without a common word.
    private static boolean areProse(String above, String below) {
        long common = commonWords(above);
        return common > 0 && common + commonWords(below) >= MIN_COMMON_WORDS;
    }

    private static long commonWords(String line) {
        return WORD.matcher(line)
                .results()
                .filter(word -> Words.isTooCommon(word.group().toLowerCase(Locale.ROOT)))
                .count();
    }

    /// Whether the lines around have no room for the first words of the lines below them.
    ///
    /// @param isSeen whether the two lines show that the one goes on in the other; else one of those around has to
    private static boolean isFull(String text, int lineFeed, boolean isSeen) {
        var lines = around(text, lineFeed);
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        boolean isWrapped = isSeen;
        for (int i = 0; i + 1 < lines.size(); i++) {
            var line = lines.get(i);
            if (isOpen(line) && line.length() >= SHORT) {
                if (lengthWithNext(line, lines.get(i + 1)) + width / SLACK <= width) {
                    return false;
                }
                isWrapped |= beginsSmall(lines.get(i + 1));
            }
        }
        var above = line(text, lineStart(text, lineFeed));
        boolean isShort = above.length() < SHORT;
        return isWrapped && (!isShort || width >= WIDE && lengthWithNext(above, line(text, lineFeed + 1)) > width);
    }

    /// With a space and the first word of the next line.
    private static int lengthWithNext(String line, String next) {
        return line.length() + 1 + (next.strip() + " ").indexOf(' ');
    }

    /// The lines around a line feed up to blank ones, at most three on either side, without white space at their ends.
    private static List<String> around(String text, int lineFeed) {
        var lines = new ArrayList<String>();
        for (int end = lineFeed; end >= 0 && lines.size() < AROUND; ) {
            int start = lineStart(text, end);
            var line = text.substring(start, end).stripTrailing();
            if (line.isEmpty()) {
                break;
            }
            lines.addFirst(line);
            end = start - 1;
        }
        int above = lines.size();
        for (int start = lineFeed + 1; start < text.length() && lines.size() < above + AROUND; ) {
            var line = line(text, start);
            if (line.isEmpty()) {
                break;
            }
            lines.add(line);
            start = TableLines.endOfLine(text, start) + 1;
        }
        return lines;
    }

    private static boolean beginsSmall(String line) {
        return Character.isLowerCase(line.strip().charAt(0));
    }

    /// No line but a wrapped one ends with a word such as "of".
    private static boolean endsCommon(String line) {
        var words = line.strip();
        return Words.isTooCommon(words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean areCapitals(String above, String below) {
        return (above + below).chars().noneMatch(Character::isLowerCase);
    }

    private static int lineStart(String text, int end) {
        return text.lastIndexOf('\n', end - 1) + 1;
    }

    private static String line(String text, int start) {
        return text.substring(start, TableLines.endOfLine(text, start)).stripTrailing();
    }
}
