package dev.rlmworkbench.report.html;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A JSON object as a list of paths and values: `limits.max_depth`, `1`. What looks like a secret is not shown: our
/// manifests hold none, but a file may come from anywhere.
final class Flattened {

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(secret|passw|api_?key|authorization|bearer|credential).*|token|.*[_.]token|key");
    private static final Pattern USER_IN_URL = Pattern.compile("(?<=://)[^/?#@\\s]*@");

    private static final String HIDDEN = "[not shown]";

    private Flattened() {}

    static Map<String, String> of(Map<String, ?> object) {
        var flat = new LinkedHashMap<String, String>();
        object.forEach((key, value) -> add(flat, key, key, value));
        return flat;
    }

    private static void add(Map<String, String> flat, String path, String key, @Nullable Object value) {
        switch (value) {
            case null -> flat.put(path, "none");
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.forEach((name, inner) -> add(flat, path + "." + name, String.valueOf(name), inner));
            case List<?> list
            when list.stream().anyMatch(inner -> inner instanceof Map || inner instanceof List) -> {
                for (int i = 0; i < list.size(); i++) {
                    add(flat, path + "[" + (i + 1) + "]", key, list.get(i));
                }
            }
            case String text -> flat.put(path, SECRET.matcher(key).matches() ? HIDDEN : withoutUser(text));
            case Collection<?> list ->
                flat.put(
                        path,
                        SECRET.matcher(key).matches()
                                ? HIDDEN
                                : withoutUser(String.join(
                                        ", ", list.stream().map(String::valueOf).toList())));
            default -> flat.put(path, value.toString());
        }
    }

    private static String withoutUser(String text) {
        return USER_IN_URL.matcher(text).replaceAll(HIDDEN + "@");
    }
}
