package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.text.chunk.Chunks;
import dev.rlmworkbench.repl.child.text.chunk.Windows;
import java.util.List;

/// The functions that hand out pieces of the context: its start and end, windows around a find, chunks. Code calls them
/// by their bare names, like [ReplFunctions].
public final class PieceFunctions {

    private PieceFunctions() {}

    public static String head() {
        return head(500);
    }

    /// The first characters of the context.
    public static String head(int characters) {
        return (String) TextFunctions.call("head", characters);
    }

    public static String tail() {
        return tail(500);
    }

    /// The last characters of the context.
    public static String tail(int characters) {
        int length = Session.current().context().length();
        return context_slice(length - Math.max(0, characters), length);
    }

    /// Characters from `start` (inclusive) to `end` (exclusive), both moved into the context when they lie outside;
    /// negative ones count from the end.
    public static String context_slice(int start, int end) {
        var text = Session.current().context();
        int from = inside(start, text.length());
        int to = Math.max(from, inside(end, text.length()));
        Session.current().ranges().handedOut(from, to);
        return text.substring(from, to);
    }

    private static int inside(int position, int length) {
        return Math.clamp(position < 0 ? (long) position + length : position, 0, length);
    }

    public static List<String> chunk_text(int size) {
        return chunk_text(size, 0);
    }

    /// The whole context in pieces of `size` characters.
    public static List<String> chunk_text(int size, int overlap) {
        return TextFunctions.handedOut(Chunks.of(Session.current().context(), size, overlap));
    }

    public static List<String> keyword_windows(String keyword) {
        return keyword_windows(keyword, Windows.DEFAULT_WIDTH);
    }

    public static List<String> keyword_windows(String keyword, int width) {
        return keyword_windows(keyword, width, Windows.DEFAULT_LIMIT);
    }

    /// The surroundings of a word.
    public static List<String> keyword_windows(String keyword, int width, int limit) {
        return TextFunctions.handedOut(Windows.aroundKeyword(Session.current().context(), keyword, width, limit));
    }

    public static List<String> regex_windows(String pattern) {
        return regex_windows(pattern, Windows.DEFAULT_WIDTH);
    }

    public static List<String> regex_windows(String pattern, int width) {
        return regex_windows(pattern, width, Windows.DEFAULT_LIMIT);
    }

    /// The surroundings of matches of a regular expression.
    public static List<String> regex_windows(String pattern, int width, int limit) {
        return TextFunctions.handedOut(Windows.aroundRegex(Session.current().context(), pattern, width, limit));
    }
}
