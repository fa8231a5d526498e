package dev.rlmworkbench.ui.control;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text of any length as the window can show it: in lines of bounded length, a long one broken between what readers
/// see as characters, and of a very long text its head and its tail. Nothing is lost: every character of `whole` is in
/// one of the lines or between two of them as their line break.
///
/// @param lines in order
public record VisibleText(String whole, List<Line> lines) {

    /// A piece of the text without line breaks.
    ///
    /// @param from   first character in the whole text
    /// @param to     behind its last character
    /// @param number of the line of the text that begins here, from 1; 0 where it goes on with the piece before
    /// @param hidden whether it stands for a middle that is not shown, which may hold line breaks
    public record Line(int from, int to, int number, boolean hidden) {}

    public static final int MAX_LINE = 400;

    /// Of scripts whose letters join or stack: the time to lay out a line of them grows with its square.
    private static final int MAX_COMPLEX_LINE = 100;

    /// JavaFX 26 fails (`PrismTextLayout.computeTrailingSpaceWidth`) where it has to wrap a line from right to left;
    /// lines as short as this are never wrapped.
    static final int MAX_RIGHT_TO_LEFT_LINE = 32;

    /// What an area or a label shows before somebody asks for all of it.
    public static final int MAX_SHOWN = 40_000;

    /// What a label shows, which is laid out as a whole and several times.
    private static final int MAX_IN_LABEL = 2_000;

    private static final int MAX_COMPLEX_IN_LABEL = 240;

    /// No area holds more of a text, whoever asks.
    public static final int MAX_HELD = 1_000_000;

    private static final int MAX_LINES = 5_000;
    private static final int MAX_LOOK_BACK = 4_096;
    private static final char FIRST_COMBINING = '\u0300';

    /// All of the text, or its head and tail.
    ///
    /// @param max characters shown; up to a line more can be
    public static VisibleText of(String whole, int max) {
        var lines = new ArrayList<Line>();
        int end = add(lines, whole, 0, whole.length() <= max ? whole.length() : max / 3 * 2, MAX_LINES);
        if (end < whole.length()) {
            int tail = tail(whole, Math.max(end, whole.length() - max / 3));
            if (tail - end > MAX_LINE) {
                boolean begins = isBreak(whole.charAt(tail - 1));
                int hiddenTo = begins ? tail - (whole.startsWith("\r\n", tail - 2) ? 2 : 1) : tail;
                lines.add(new Line(end, hiddenTo, begins(whole, end) ? numberAt(whole, end) : 0, true));
            } else {
                tail = end;
            }
            add(lines, whole, tail, whole.length(), Integer.MAX_VALUE);
        }
        return new VisibleText(whole, List.copyOf(lines));
    }

    /// What a label can show of it.
    public static VisibleText ofLabel(String whole) {
        boolean simple = isSimple(whole.substring(0, Math.min(whole.length(), MAX_IN_LABEL)));
        return of(whole, simple ? MAX_IN_LABEL : MAX_COMPLEX_IN_LABEL);
    }

    /// Whether a line that is shown has words from right to left: such lines must never be wrapped.
    public boolean isRightToLeft() {
        var shown = text();
        return Bidi.requiresBidi(shown.toCharArray(), 0, shown.length());
    }

    /// One string for a tooltip or a label that is cut: at most about `max` characters, in lines that can be laid out.
    public static String excerpt(String whole, int max) {
        return of(whole, max).text();
    }

    /// The same without line breaks, for a label of one line.
    public static String oneLine(String whole, int max) {
        return excerpt(whole.strip(), max).replaceAll("\\s+", " ");
    }

    /// The lines as an area shows them; what is hidden is three dots.
    public String text() {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(text.isEmpty() && line == lines.getFirst() ? "" : "\n").append(shown(line));
        }
        return text.toString();
    }

    public String shown(Line line) {
        return line.hidden() ? "..." : whole.substring(line.from(), line.to());
    }

    /// How many characters are not shown.
    public int hidden() {
        return lines.stream()
                .filter(Line::hidden)
                .mapToInt(line -> line.to() - line.from())
                .sum();
    }

    /// Adds the lines that begin before `until`.
    ///
    /// @return where the next one would begin, `whole.length()` behind the last
    private static int add(List<Line> lines, String whole, int from, int until, int maxLines) {
        var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        int at = from;
        int line = numberAt(whole, from);
        boolean begins = begins(whole, from);
        int added = 0;
        while (true) {
            int end = lineEnd(whole, at);
            int to = pieceEnd(whole, at, end, borders);
            lines.add(new Line(at, to, begins ? line : 0, false));
            begins = to == end;
            if (begins) {
                line++;
                if (end == whole.length()) {
                    return end;
                }
                at = end + (whole.startsWith("\r\n", end) ? 2 : 1);
            } else {
                at = to;
            }
            if (++added >= maxLines || at >= until && at < whole.length()) {
                return at;
            }
        }
    }

    /// No further than a piece can reach.
    private static int lineEnd(String whole, int from) {
        int end = from;
        int limit = Math.min(whole.length(), from + MAX_LINE + 3);
        while (end < limit && !isBreak(whole.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int pieceEnd(String whole, int from, int end, BreakIterator borders) {
        // what follows the longest piece says whether a character ends with it
        var ahead = whole.substring(from, Math.min(end, from + MAX_LINE + 2));
        boolean simple = isSimple(ahead);
        int max = simple ? MAX_LINE : MAX_COMPLEX_LINE;
        if (!simple && Bidi.requiresBidi(ahead.toCharArray(), 0, ahead.length())) {
            max = MAX_RIGHT_TO_LEFT_LINE;
        }
        if (end - from <= max) {
            return end;
        }
        return from
                + (simple
                        ? simpleBorder(ahead, max)
                        : border(ahead.substring(0, Math.min(ahead.length(), max + 2)), max, borders));
    }

    /// Whether each `char` of it is a character to its reader.
    private static boolean isSimple(String text) {
        return text.chars().allMatch(c -> c < FIRST_COMBINING);
    }

    private static int simpleBorder(String ahead, int max) {
        int space = ahead.lastIndexOf(' ', max - 1);
        return space >= max / 2 ? space + 1 : max;
    }

    /// @return above 0, at most `max`, behind a space where one is near, else between two characters
    private static int border(String ahead, int max, BreakIterator borders) {
        borders.setText(ahead);
        int last = borders.preceding(max + 1);
        if (last <= 0) {
            // a single character of hundreds of combining marks
            return Character.isHighSurrogate(ahead.charAt(max - 1)) ? max - 1 : max;
        }
        for (int at = last; at >= max / 2; at = borders.previous()) {
            if (Character.isWhitespace(ahead.charAt(at - 1))) {
                return at;
            }
        }
        return last;
    }

    /// A place at or behind `wanted` where a line or a character begins.
    private static int tail(String whole, int wanted) {
        for (int at = Math.max(1, wanted); at < Math.min(whole.length(), wanted + MAX_LINE); at++) {
            if (whole.charAt(at - 1) == '\n') {
                return at;
            }
        }
        int from = Math.max(0, wanted - MAX_LOOK_BACK);
        var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        int to = Math.min(whole.length(), wanted + MAX_LOOK_BACK);
        borders.setText(whole.substring(from, to));
        int at = from + borders.following(Math.max(0, wanted - from - 1));
        return at < whole.length() && Character.isLowSurrogate(whole.charAt(at)) ? at + 1 : at;
    }

    private static boolean begins(String whole, int at) {
        return at == 0 || isBreak(whole.charAt(at - 1));
    }

    /// The number of the line of the text that this character stands in.
    private static int numberAt(String whole, int at) {
        int number = 1;
        for (int i = 0; i < at; i++) {
            char c = whole.charAt(i);
            if (c == '\n' || c == '\r' && !whole.startsWith("\n", i + 1)) {
                number++;
            }
        }
        return number;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
