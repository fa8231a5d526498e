package dev.rlmworkbench.repl.child.builtins;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// How values look to the model.
public final class Values {
    private static final int MAX_ELEMENTS = 200;
    private static final int MAX_DISPLAY_LENGTH = 2_000;
    private static final int DEEPEST = 4;

    private Values() {}

    /// The display form of a block's last expression: texts in quotes, arrays and collections by element, at most
    /// 2,000 characters.
    public static String display(@Nullable Object value) {
        var text = new StringBuilder();
        append(text, value, 0, true);
        return text.length() <= MAX_DISPLAY_LENGTH
                ? text.toString()
                : text.substring(0, MAX_DISPLAY_LENGTH) + "... [" + text.length() + " characters]";
    }

    /// The text that `print` shows: texts as they are, arrays by element.
    static String asText(@Nullable Object value) {
        if (value != null && (value.getClass().isArray() || value instanceof BaseStream<?, ?>)) {
            var text = new StringBuilder();
            append(text, value, 0, false);
            return text.toString();
        }
        return String.valueOf(value);
    }

    /// A short word about size, such as `12 elements`; empty for plain values.
    public static String size(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case CharSequence text -> text.length() + " characters";
            case Collection<?> all -> all.size() + " elements";
            case Map<?, ?> map -> map.size() + " entries";
            case Object array when array.getClass().isArray() -> Array.getLength(array) + " elements";
            default -> "";
        };
    }

    private static void append(StringBuilder out, @Nullable Object value, int depth, boolean quoted) {
        switch (value) {
            case null -> out.append("null");
            case CharSequence text
            when quoted -> out.append('"').append(limited(text)).append('"');
            case Character c when quoted -> out.append('\'').append(c).append('\'');
            case BaseStream<?, ?> _ -> out.append("a stream (use .toList() to see its elements)");
            case Object _ when depth >= DEEPEST || out.length() > MAX_DISPLAY_LENGTH && quoted -> out.append("...");
            case Collection<?> all -> appendAll(out, all.iterator(), all.size(), depth, quoted);
            case Map<?, ?> map -> appendEntries(out, map, depth, quoted);
            case Object array when array.getClass().isArray() -> appendArray(out, array, depth, quoted);
            default -> out.append(limited(String.valueOf(value)));
        }
    }

    private static CharSequence limited(CharSequence text) {
        return text.length() <= MAX_DISPLAY_LENGTH * 2 ? text : text.subSequence(0, MAX_DISPLAY_LENGTH * 2);
    }

    private static void appendAll(StringBuilder out, Iterator<?> elements, int size, int depth, boolean quoted) {
        out.append('[');
        for (int i = 0; elements.hasNext(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            if (i == MAX_ELEMENTS) {
                out.append("... ").append(size).append(" elements");
                break;
            }
            append(out, elements.next(), depth + 1, quoted);
        }
        out.append(']');
    }

    private static void appendArray(StringBuilder out, Object array, int depth, boolean quoted) {
        int length = Array.getLength(array);
        out.append('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                out.append(", ");
            }
            if (i == MAX_ELEMENTS) {
                out.append("... ").append(length).append(" elements");
                break;
            }
            append(out, Array.get(array, i), depth + 1, quoted);
        }
        out.append(']');
    }

    private static void appendEntries(StringBuilder out, Map<?, ?> map, int depth, boolean quoted) {
        out.append('{');
        int i = 0;
        for (var entry : map.entrySet()) {
            if (i > 0) {
                out.append(", ");
            }
            if (i++ == MAX_ELEMENTS) {
                out.append("... ").append(map.size()).append(" entries");
                break;
            }
            append(out, entry.getKey(), depth + 1, quoted);
            out.append('=');
            append(out, entry.getValue(), depth + 1, quoted);
        }
        out.append('}');
    }
}
