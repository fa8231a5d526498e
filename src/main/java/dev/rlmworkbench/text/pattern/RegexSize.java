package dev.rlmworkbench.text.pattern;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// About how many states a regular expression has: a repeat with a count writes what it repeats so many times, and
/// repeats of repeats multiply, so that a short pattern may need more memory than there is.
final class RegexSize {

    static final long MAX = 10_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");
    private static final Pattern CLASS = Pattern.compile("\\[\\^?]?(?:\\\\.|[^]\\\\])*+]?", Pattern.DOTALL);

    private final ArrayDeque<Long> outer = new ArrayDeque<>();
    private long all;
    private long last;

    private RegexSize() {}

    /// @param regex may be wrong
    static long of(String regex) {
        var size = new RegexSize();
        var count = COUNT.matcher(regex);
        var type = CLASS.matcher(regex);
        for (int at = 0; at < regex.length(); ) {
            char c = regex.charAt(at);
            if (c == '{' && count.region(at, regex.length()).lookingAt()) {
                var most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
                size.repeat(Integer.parseInt(most));
                at = count.end();
            } else if (c == '[' && type.region(at, regex.length()).lookingAt()) {
                size.add(1);
                at = type.end();
            } else {
                size.take(c);
                at += c == '\\' ? 2 : 1;
            }
        }
        return size.all + size.outer.stream().mapToLong(Long::longValue).sum();
    }

    private void take(char c) {
        if (c == '(') {
            outer.push(all);
            all = 0;
        } else if (c == ')' && !outer.isEmpty()) {
            long group = all + 1;
            all = outer.pop();
            add(group);
        } else {
            add(1);
        }
    }

    private void add(long states) {
        last = states;
        all = Math.min(Integer.MAX_VALUE, all + states);
    }

    private void repeat(int times) {
        long more = last * Math.max(0, times - 1);
        all = Math.min(Integer.MAX_VALUE, all + more);
        last = Math.min(Integer.MAX_VALUE, last + more);
    }
}
