package dev.rlmworkbench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Running text that was wrapped at some width, as licences, mails and the text of a PDF are. A line goes on in
/// the next one when it is full (the first word of the next one has no room in the width of the lines around), its
/// sentence is open, of the lines around one begins with a small letter and one has a comma or the end of a
/// sentence, and both lines are without the signs of code, tables and lists.
public final class WrappedLines {

    private static final int MIN_LENGTH = 20;
    private static final int MAX_LENGTH = 140;
    private static final int MIN_WIDTH = 40;
    /// Lines on either side that tell the width.
    private static final int AROUND = 3;
    /// Lines of proportional type differ by about this part.
    private static final int SLACK = 8;
    /// How far a text without sentences is followed.
    private static final int FURTHEST = 2_000;

    private static final Pattern OPEN = Pattern.compile(".*[^.!?:;。！？][\"')\u201d\u2019]*", Pattern.DOTALL);
    private static final Pattern PAUSE = Pattern.compile("\\p{L}[,.;:!?][\"')\u201d\u2019]*(?: |$)");
    private static final Pattern DATA = Pattern.compile("[={}|\t<>]|\\w\\([^s)]|;$|^[\\[#]|^\\d+[-/:.,]\\d");
    /// Such as `May  3 07:12:33 host` or `3 May 2024: calm`.
    private static final Pattern DATED = Pattern.compile("(?:(?:\\p{L}{3}|\\p{L}{2,10}[.,]{1,2}) {1,2})?"
            + "(?:\\p{L}{3,12}\\.? {1,2}\\d{1,2}|\\d{1,2}\\.? \\p{L}{3,12}\\.?)"
            + "(?:(?:,? \\d{4})?,? \\d{1,2}:\\d\\d|,? \\d{4}:)");
    private static final Pattern ITEM =
            Pattern.compile("(?:[-*\u2022\u2013+]|\\(?\\p{L}\\)|\\(?\\d{1,3}[.)]|\\p{L}[\\p{L}\\d _-]{0,30}:) ");

    private WrappedLines() {}

    /// The line with those before and behind that it is wrapped together with.
    ///
    /// @param line without its line feed
    static TextRange around(String text, TextRange line) {
        int start = line.start();
        while (start > 0 && line.start() - start < FURTHEST && goesOn(text, start - 1)) {
            start = startOfLine(text, start - 1, MAX_LENGTH);
        }
        int end = line.end();
        while (end < text.length() && end - line.end() < FURTHEST && goesOn(text, end)) {
            end = endOfLine(text, end + 1, MAX_LENGTH);
        }
        return new TextRange(start, end);
    }

    /// Whether a line is a row, a record or a piece of code rather than running text.
    static boolean isData(String line) {
        return DATA.matcher(line).find() || DATED.matcher(line).lookingAt();
    }

    /// Where the line of a position begins, or a position that is so far before it.
    public static int startOfLine(String text, int position, int most) {
        int start = position;
        int first = Math.max(0, position - most - 1);
        while (start > first && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /// Where the line feed of a position's line stands, or a position that is so far behind it.
    public static int endOfLine(String text, int position, int most) {
        int last = (int) Math.min(text.length(), (long) position + most + 1);
        int end = position < last ? text.indexOf('\n', position, last) : -1;
        return end < 0 ? last : end;
    }

    /// Whether the line that ends at this line feed goes on behind it.
    private static boolean goesOn(String text, int lineFeed) {
        var above = line(text, startOfLine(text, lineFeed, MAX_LENGTH));
        var below = line(text, lineFeed + 1);
        return isOpen(above)
                && !below.isBlank()
                && !isData(below.strip())
                && !ITEM.matcher(below.strip()).lookingAt()
                && isFull(above, below, around(text, lineFeed));
    }

    private static boolean isOpen(String line) {
        return line.length() >= MIN_LENGTH
                && line.length() <= MAX_LENGTH
                && OPEN.matcher(line).matches()
                && !isData(line.strip());
    }

    /// @param lines around both, in their order
    private static boolean isFull(String above, String below, List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        return width >= MIN_WIDTH
                && width <= MAX_LENGTH
                && lines.stream()
                        .anyMatch(line -> Character.isLowerCase(line.strip().charAt(0)))
                && lines.stream().anyMatch(line -> PAUSE.matcher(line).find())
                && withNextWord(above, below) + width / SLACK > width;
    }

    private static int withNextWord(String above, String below) {
        var words = below.strip();
        int end = words.indexOf(' ');
        return above.length() + 1 + (end < 0 ? words.length() : end);
    }

    /// The lines around a line feed up to blank ones, at most three on either side.
    private static List<String> around(String text, int lineFeed) {
        var lines = new ArrayList<String>();
        for (int end = lineFeed; end > 0 && lines.size() < AROUND; ) {
            int start = startOfLine(text, end, MAX_LENGTH);
            var line = line(text, start);
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
            start = endOfLine(text, start, MAX_LENGTH) + 1;
        }
        return lines;
    }

    /// Of a line that is too long to be wrapped the beginning.
    private static String line(String text, int start) {
        return text.substring(start, Math.max(start, endOfLine(text, start, MAX_LENGTH)))
                .stripTrailing();
    }
}
