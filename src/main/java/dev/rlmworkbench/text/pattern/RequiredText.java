package dev.rlmworkbench.text.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What every match of a regular expression contains: one of some texts without white space. Of the parts that must be
/// there the longest is taken; of alternatives one of each.
final class RequiredText {

    private static final String REPEATS_NONE = "?*{";
    private static final int MAX_ALTERNATIVES = 8;

    private final String regex;
    private int at;

    private RequiredText(String regex) {
        this.regex = regex;
    }

    /// Empty when nothing is known.
    ///
    /// @param regex a valid one
    static List<String> of(String regex) {
        return new RequiredText(regex).alternatives();
    }

    /// Up to the end or the bracket that closes a group.
    private List<String> alternatives() {
        var all = new ArrayList<String>();
        boolean isKnown = true;
        do {
            var one = sequence();
            isKnown &= !one.isEmpty();
            all.addAll(one);
        } while (at < regex.length() && regex.charAt(at++) == '|');
        return isKnown && all.size() <= MAX_ALTERNATIVES ? all : List.of();
    }

    private List<String> sequence() {
        var found = new ArrayList<List<String>>();
        var run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            var part = part();
            boolean isLiteral = part.size() == 1 && part.getFirst().length() == 1;
            boolean isThere = at >= regex.length() || REPEATS_NONE.indexOf(regex.charAt(at)) < 0;
            boolean isRepeated = skipRepeat();
            if (isLiteral && isThere) {
                run.append(part.getFirst());
            }
            if (!isLiteral || !isThere || isRepeated) {
                addRun(found, run);
                if (isThere && !part.isEmpty()) {
                    found.add(part);
                }
            }
        }
        addRun(found, run);
        return found.stream()
                .max(Comparator.comparingInt(RequiredText::shortest))
                .orElse(List.of());
    }

    private static void addRun(List<List<String>> found, StringBuilder run) {
        if (!run.isEmpty()) {
            found.add(List.of(run.toString()));
            run.setLength(0);
        }
    }

    private static int shortest(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    /// One character, a class, a group or a sign: what it must contain, empty when nothing is known.
    private List<String> part() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '\\' -> escape();
            case '[' -> skipClass();
            case '(' -> group();
            case '.', '^', '$', ' ' -> List.of();
            default -> Character.isWhitespace(c) ? List.of() : List.of(String.valueOf(c));
        };
    }

    private List<String> escape() {
        char c = regex.charAt(at++);
        if (c == 'Q') {
            int end = regex.indexOf("\\E", at);
            var quoted = regex.substring(at, end < 0 ? regex.length() : end);
            at = end < 0 ? regex.length() : end + 2;
            return List.of(quoted.split("\\s+")).stream().max(Comparator.comparingInt(String::length)).stream()
                    .filter(longest -> longest.length() > 1)
                    .toList();
        }
        if (c == 'p' || c == 'P' || c == 'x') {
            at = regex.startsWith("{", at) ? regex.indexOf('}', at) + 1 : at + (c == 'x' ? 2 : 1);
            return List.of();
        }
        if (c == 'u') {
            at += 4;
            return List.of();
        }
        return Character.isLetterOrDigit(c) ? List.of() : List.of(String.valueOf(c));
    }

    private List<String> skipClass() {
        at += regex.startsWith("^", at) ? 1 : 0;
        at += regex.startsWith("]", at) ? 1 : 0;
        while (regex.charAt(at) != ']') {
            if (regex.startsWith("[:", at)) {
                at = regex.indexOf(":]", at) + 1;
            }
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        return List.of();
    }

    private List<String> group() {
        if (regex.startsWith("?", at)) {
            while (":>)".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            if (regex.charAt(at++) == ')') {
                return List.of();
            }
        }
        return alternatives();
    }

    private boolean skipRepeat() {
        int start = at;
        if (at < regex.length() && regex.charAt(at) == '{') {
            at = regex.indexOf('}', at) + 1;
        } else if (at < regex.length() && "?*+".indexOf(regex.charAt(at)) >= 0) {
            at++;
        }
        if (at > start && regex.startsWith("?", at)) {
            at++;
        }
        return at > start;
    }
}
