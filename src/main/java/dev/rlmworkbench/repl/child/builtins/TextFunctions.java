package dev.rlmworkbench.repl.child.builtins;

import dev.rlmworkbench.repl.child.wire.CallLimits;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The functions that look into the context; code calls them by their bare names. The host has the context too and does
/// the work, the same for every language: here are only the names. Positions are UTF-16 units.
public final class TextFunctions {

    private TextFunctions() {}

    public static List<String> search(Object words) {
        return list("search", words);
    }

    public static List<String> search(Object words, int k) {
        return list("search", words, k);
    }

    public static List<String> grep(Object... patterns) {
        return list("grep", patterns);
    }

    /// Several groups of a find are one text.
    public static List<String> extract(Object pattern) {
        return ((List<?>) call("extract", pattern))
                .stream().map(TextFunctions::joined).toList();
    }

    public static List<String> field(Object name, Object... words) {
        return list("field", Stream.concat(Stream.of(name), Stream.of(words)).toArray());
    }

    public static List<String> timeline(Object words) {
        return list("timeline", words);
    }

    public static String around(int position) {
        return text("around", position);
    }

    public static String around(int position, int width) {
        return text("around", position, width);
    }

    public static String head() {
        return text("head");
    }

    public static String head(int characters) {
        return text("head", characters);
    }

    public static String tail() {
        return text("tail");
    }

    public static String tail(int characters) {
        return text("tail", characters);
    }

    public static String context_slice(int start, int end) {
        return text("context_slice", start, end);
    }

    public static List<String> chunk_text(int size) {
        return list("chunk_text", size);
    }

    public static List<String> chunk_text(int size, int overlap) {
        return list("chunk_text", size, overlap);
    }

    public static List<String> keyword_windows(Object word) {
        return list("keyword_windows", word);
    }

    public static List<String> keyword_windows(Object word, int width) {
        return list("keyword_windows", word, width);
    }

    public static List<String> keyword_windows(Object word, int width, int limit) {
        return list("keyword_windows", word, width, limit);
    }

    public static List<String> regex_windows(Object pattern) {
        return list("regex_windows", pattern);
    }

    public static List<String> regex_windows(Object pattern, int width) {
        return list("regex_windows", pattern, width);
    }

    public static List<String> regex_windows(Object pattern, int width, int limit) {
        return list("regex_windows", pattern, width, limit);
    }

    public static List<String> query_chunks(Object question) {
        return list("query_chunks", question);
    }

    public static List<String> query_chunks(Object question, int size) {
        return list("query_chunks", question, size);
    }

    private static String joined(Object found) {
        return found instanceof List<?> groups
                ? groups.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(found);
    }

    private static String text(String function, Object... arguments) {
        return (String) call(function, arguments);
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(String function, Object... arguments) {
        return (List<String>) call(function, arguments);
    }

    /// Prints what the function prints and gives its value.
    private static Object call(String function, Object... arguments) {
        var session = Session.current();
        try {
            var values = Stream.of(arguments).map(TextFunctions::argument).toList();
            long characters = values.stream()
                    .mapToLong(value -> value instanceof String text ? text.length() : 0)
                    .sum();
            if (values.size() > CallLimits.MAX_ARGUMENTS || characters > CallLimits.MAX_CHARS) {
                throw new IllegalArgumentException(function + ": " + CallLimits.SENTENCE);
            }
            var reply = session.host().call(function, values);
            session.output().append(reply.display(), reply.remarks());
            return reply.value().apply(session.context());
        } catch (InterruptedException _) {
            // The block is being stopped; code that calls a function need not say what then.
            Thread.currentThread().interrupt();
            throw new CancellationException(function + "() was interrupted");
        }
    }

    private static Object argument(Object value) {
        return switch (value) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case null, default -> Values.asText(value);
        };
    }
}
