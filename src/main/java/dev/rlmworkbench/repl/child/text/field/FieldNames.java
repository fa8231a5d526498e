package dev.rlmworkbench.repl.child.text.field;

import dev.rlmworkbench.repl.child.text.TableLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names of fields that a text seems to have.
final class FieldNames {

    private static final int LOOKED_AT = 200_000;
    private static final int MAX_COUNT = 12;
    private static final int SEEN_AT_LEAST = 3;
    private static final Pattern KEY = Pattern.compile(
            "(?<![\\w-])[\"']?([A-Za-z][\\w-]{1,30})[\"']?[=:]\\s*[\"'\\w]", Pattern.UNICODE_CHARACTER_CLASS);

    private FieldNames() {}

    static List<String> in(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        var keys = KEY.matcher(text).region(0, Math.min(text.length(), LOOKED_AT));
        while (keys.find()) {
            counts.merge(keys.group(1), 1, Integer::sum);
        }
        var names = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= SEEN_AT_LEAST)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_COUNT)
                .map(Map.Entry::getKey)
                .toList();
        return names.isEmpty() ? columns(text) : names;
    }

    /// Of a table at the text's beginning.
    private static List<String> columns(String text) {
        int end = TableLines.endOfLine(text, 0);
        var first = text.substring(0, end);
        var cells = new ArrayList<String>();
        Arrays.stream(first.split(Pattern.quote(String.valueOf(TableLines.mark(text, 0, end)))))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .forEach(cells::add);
        return cells.size() > 2 ? cells : List.of();
    }
}
