package dev.rlmworkbench.repl.child.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Surroundings of matches, and chunks of the whole.
public final class Windows {

    private static final Duration PATTERN_TIME = Duration.ofSeconds(5);

    private Windows() {}

    /// @param width characters of each window, the match in its middle; windows that touch become one
    /// @param most  at most so many windows
    public static List<Piece> keyword(String text, String keyword, int width, int most) {
        if (keyword.isEmpty()) {
            throw new IllegalArgumentException("keyword_windows needs a word to look for");
        }
        var pattern = Pattern.compile(Pattern.quote(keyword), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return around(text, pattern, width, most);
    }

    /// As [#keyword] for a regular expression; a pattern that runs away is ended after five seconds.
    public static List<Piece> regex(String text, String regex, int width, int most) {
        return around(text, Pattern.compile(regex), width, most);
    }

    private static List<Piece> around(String text, Pattern pattern, int width, int most) {
        if (width < 0 || most < 0) {
            throw new IllegalArgumentException("width and limit must not be negative");
        }
        var windows = new ArrayList<Piece>();
        var matcher = pattern.matcher(new TimedText(text, System.nanoTime() + PATTERN_TIME.toNanos()));
        int start = -1;
        int end = -1;
        while (windows.size() < most && matcher.find()) {
            int room = Math.max(0, width - (matcher.end() - matcher.start())) / 2;
            int from = Math.max(0, matcher.start() - room);
            int to = Math.min(text.length(), matcher.end() + room);
            if (start >= 0 && from > end) {
                windows.add(Piece.of(text, start, end));
                start = from;
            }
            start = start < 0 ? from : start;
            end = Math.max(end, to);
        }
        if (start >= 0 && windows.size() < most) {
            windows.add(Piece.of(text, start, end));
        }
        return windows;
    }

    /// The whole text in pieces.
    ///
    /// @param size    characters of a piece, at least 1
    /// @param overlap characters that a piece shares with the one before, less than size
    public static List<Piece> chunks(String text, int size, int overlap) {
        if (size < 1) {
            throw new IllegalArgumentException("chunk_text: the size must be at least 1, not " + size);
        }
        if (overlap < 0 || overlap >= size) {
            throw new IllegalArgumentException(
                    "chunk_text: the overlap must be at least 0 and less than the size " + size + ", not " + overlap);
        }
        var chunks = new ArrayList<Piece>();
        for (int at = 0; at < text.length(); at += size - overlap) {
            chunks.add(Piece.of(text, at, Math.min(text.length(), at + size)));
            if (at + size >= text.length()) {
                break;
            }
        }
        return chunks;
    }

    /// A text that stops answering when the time is up: the only way to end a runaway pattern.
    private static final class TimedText implements CharSequence {
        private final String text;
        private final long deadline;
        private int reads;

        TimedText(String text, long deadline) {
            this.text = text;
            this.deadline = deadline;
        }

        @Override
        public char charAt(int index) {
            if ((++reads & 0xffff) == 0 && System.nanoTime() > deadline) {
                throw new IllegalStateException("the regular expression takes too long; write a simpler one");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
