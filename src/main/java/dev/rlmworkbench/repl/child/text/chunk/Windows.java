package dev.rlmworkbench.repl.child.text.chunk;

import dev.rlmworkbench.repl.child.text.TextPiece;
import dev.rlmworkbench.repl.child.text.WatchedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Stretches of a text around the places where something was found. Windows do not overlap: a find inside the window
/// before it gets none of its own.
public final class Windows {

    public static final int DEFAULT_WIDTH = 400;
    public static final int DEFAULT_LIMIT = 8;

    private static final Duration REGEX_BUDGET = Duration.ofSeconds(5);

    private Windows() {}

    /// @param keyword found as it is, upper and lower case alike
    /// @param width   characters of a window, with the find in its middle
    /// @param limit   most windows to give
    /// @throws IllegalArgumentException with a sentence for the model
    public static List<TextPiece> aroundKeyword(String text, String keyword, int width, int limit) {
        if (keyword.isEmpty()) {
            throw new IllegalArgumentException("keyword_windows needs a keyword that is not empty");
        }
        check(width, limit);
        var pattern = Pattern.compile(keyword, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return around(text, pattern.matcher(text), width, limit);
    }

    /// Like [#aroundKeyword] for a regular expression, which may work for 5 seconds.
    public static List<TextPiece> aroundRegex(String text, String regex, int width, int limit) {
        return aroundRegex(text, regex, width, limit, REGEX_BUDGET);
    }

    public static List<TextPiece> aroundRegex(String text, String regex, int width, int limit, Duration budget) {
        check(width, limit);
        try {
            var matcher = Pattern.compile(regex).matcher(new WatchedText(text, budget));
            return around(text, matcher, width, limit);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "regex_windows: not a regular expression: " + e.getDescription() + " at position " + e.getIndex());
        } catch (WatchedText.TooLongException e) {
            throw new IllegalArgumentException("regex_windows: this pattern takes too long on this text (more than "
                    + budget.toSeconds() + " s); use a simpler one, or keyword_windows()");
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(
                    "regex_windows: this pattern repeats a group too often; use a simpler one");
        }
    }

    private static void check(int width, int limit) {
        if (width < 1 || limit < 1) {
            throw new IllegalArgumentException("width and limit must be at least 1, not " + width + " and " + limit);
        }
    }

    private static List<TextPiece> around(String text, Matcher matcher, int width, int limit) {
        var windows = new ArrayList<TextPiece>();
        int free = 0;
        while (windows.size() < limit && free <= text.length() && matcher.find(free)) {
            int margin = Math.max(0, (width - (matcher.end() - matcher.start())) / 2);
            int start = Math.max(free, matcher.start() - margin);
            int end = (int) Math.min(text.length(), Math.max((long) start + width, matcher.start() + 1L));
            if (end > start) {
                windows.add(TextPiece.of(text, start, end));
            }
            free = Math.max(end, matcher.start() + 1);
        }
        return windows;
    }
}
