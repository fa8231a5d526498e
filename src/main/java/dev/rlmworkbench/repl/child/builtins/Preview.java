package dev.rlmworkbench.repl.child.builtins;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One short line about a value, for people who look at a session. Only values of well-known classes are looked into:
/// any other could run code of a block. Whatever the value's size, a few elements are touched.
public final class Preview {

    private static final int MAX_LENGTH = 120;
    private static final int MAX_ELEMENTS = 20;
    private static final int DEEPEST = 2;
    private static final int MAX_BITS = 1_000;

    private static final Set<Class<?>> COLLECTIONS = Set.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            List.of().getClass(),
            List.of(1).getClass(),
            Set.of().getClass(),
            Set.of(1).getClass(),
            Arrays.asList().getClass());

    private static final Set<Class<?>> MAPS = Set.of(
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            Map.of().getClass(),
            Map.of(1, 1).getClass());

    private Preview() {}

    /// Characters of a text, elements of a collection; -1 where the value has no size or it is not safe to ask.
    public static int size(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length();
            case StringBuilder text -> text.length();
            case Collection<?> all when COLLECTIONS.contains(all.getClass()) -> all.size();
            case Map<?, ?> map when MAPS.contains(map.getClass()) -> map.size();
            case Object array when array.getClass().isArray() -> Array.getLength(array);
            case null, default -> -1;
        };
    }

    /// @return null where nothing can be shown without running code of a block
    public static @Nullable String of(@Nullable Object value) {
        var line = new StringBuilder();
        if (!append(line, value, 0)) {
            return null;
        }
        return line.length() <= MAX_LENGTH ? line.toString() : line.substring(0, MAX_LENGTH - 3) + "...";
    }

    /// @return false where only the class is known; it is written then
    private static boolean append(StringBuilder line, @Nullable Object value, int depth) {
        switch (value) {
            case null -> line.append("null");
            case String text -> line.append('"').append(oneLine(text)).append('"');
            case StringBuilder text -> line.append('"').append(oneLine(text)).append('"');
            case Character c -> line.append('\'').append(c).append('\'');
            case Boolean b -> line.append(b);
            case BigInteger big
            when big.bitLength() > MAX_BITS -> line.append(big.bitLength()).append(" bits");
            case BigDecimal big
            when big.precision() > MAX_BITS -> line.append(big.precision()).append(" digits");
            case Number number when number.getClass().getModule() == Object.class.getModule() -> line.append(number);
            case Object _ when depth > DEEPEST || line.length() > MAX_LENGTH -> line.append("...");
            case Collection<?> all when COLLECTIONS.contains(all.getClass()) -> elements(line, all.iterator(), depth);
            case Map<?, ?> map when MAPS.contains(map.getClass()) -> entries(line, map, depth);
            case Object array when array.getClass().isArray() -> array(line, array, depth);
            default -> {
                line.append(value.getClass().getSimpleName());
                return false;
            }
        }
        return true;
    }

    private static String oneLine(CharSequence text) {
        return text.subSequence(0, Math.min(MAX_LENGTH, text.length()))
                .toString()
                .replaceAll("\\s+", " ");
    }

    private static void elements(StringBuilder line, Iterator<?> elements, int depth) {
        line.append('[');
        for (int i = 0; elements.hasNext(); i++) {
            line.append(i == 0 ? "" : ", ");
            if (i == MAX_ELEMENTS || line.length() > MAX_LENGTH) {
                line.append("...");
                break;
            }
            append(line, elements.next(), depth + 1);
        }
        line.append(']');
    }

    private static void entries(StringBuilder line, Map<?, ?> map, int depth) {
        line.append('{');
        int i = 0;
        for (var entry : map.entrySet()) {
            line.append(i == 0 ? "" : ", ");
            if (i++ == MAX_ELEMENTS || line.length() > MAX_LENGTH) {
                line.append("...");
                break;
            }
            append(line, entry.getKey(), depth + 1);
            line.append('=');
            append(line, entry.getValue(), depth + 1);
        }
        line.append('}');
    }

    private static void array(StringBuilder line, Object array, int depth) {
        int length = Array.getLength(array);
        line.append('[');
        for (int i = 0; i < length; i++) {
            line.append(i == 0 ? "" : ", ");
            if (i == MAX_ELEMENTS || line.length() > MAX_LENGTH) {
                line.append("...");
                break;
            }
            append(line, Array.get(array, i), depth + 1);
        }
        line.append(']');
    }
}
