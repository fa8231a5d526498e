package dev.rlmworkbench.text.pattern;

import java.util.ArrayList;
import java.util.List;

/// A regular expression whose classes are Unicode's, as RE2/J's are ASCII: `\w`, `\d`, `\s` and their opposites are
/// written out; a border `\b` becomes an empty group whose place is looked at after a match.
final class UnicodeRegex {

    private static final String WORD = "\\p{L}\\p{M}\\p{N}_";
    private static final String SPACE = "\\s\\p{Z}";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder asciiBorders = new StringBuilder();
    private final List<Integer> groups = new ArrayList<>();
    private final List<Integer> borders = new ArrayList<>();
    private final String regex;

    UnicodeRegex(String regex) {
        this.regex = regex;
        boolean inClass = false;
        for (int at = 0; at < regex.length(); ) {
            char c = regex.charAt(at);
            if (c == '\\' && at + 1 < regex.length()) {
                at = escape(at, inClass);
                continue;
            }
            if (c == '[' && !inClass) {
                inClass = true;
                int first = regex.startsWith("^", at + 1) ? at + 2 : at + 1;
                int behind = regex.startsWith("]", first) ? first + 1 : first;
                add(regex.substring(at, behind));
                at = behind;
                continue;
            }
            if (c == '(' && !inClass && isGroup(at)) {
                groups.add(groups.size() + borders.size() + 1);
            }
            inClass &= c != ']';
            add(String.valueOf(c));
            at++;
        }
    }

    /// With an empty group at each border.
    String text() {
        return text.toString();
    }

    /// With borders as they were: those of ASCII.
    String withAsciiBorders() {
        return asciiBorders.toString();
    }

    /// The numbers that the groups have in [#text()].
    List<Integer> groups() {
        return groups;
    }

    /// The numbers of the empty groups in [#text()].
    List<Integer> borders() {
        return borders;
    }

    /// A group that catches, named or not.
    private boolean isGroup(int at) {
        boolean isNamed = regex.startsWith("(?P<", at)
                || regex.startsWith("(?<", at) && !regex.startsWith("(?<=", at) && !regex.startsWith("(?<!", at);
        return isNamed || !regex.startsWith("(?", at);
    }

    /// @return where the escape ends
    private int escape(int at, boolean inClass) {
        char c = regex.charAt(at + 1);
        switch (c) {
            case 'w' -> add(inClass ? WORD : "[" + WORD + "]");
            case 'd' -> add("\\p{Nd}");
            case 's' -> add(inClass ? SPACE : "[" + SPACE + "]");
            case 'W' -> add(inClass ? "\\W" : "[^" + WORD + "]");
            case 'D' -> add("\\P{Nd}");
            case 'S' -> add(inClass ? "\\S" : "[^" + SPACE + "]");
            case 'b' -> border();
            case 'u' -> {
                int end = Math.min(regex.length(), at + 6);
                add("\\x{" + regex.substring(at + 2, end) + "}");
                return end;
            }
            case 'Q' -> {
                int end = regex.indexOf("\\E", at);
                end = end < 0 ? regex.length() : end + 2;
                add(regex.substring(at, end));
                return end;
            }
            default -> add(regex.substring(at, at + 2));
        }
        return at + 2;
    }

    private void border() {
        borders.add(groups.size() + borders.size() + 1);
        text.append("()");
        asciiBorders.append("\\b");
    }

    private void add(String part) {
        text.append(part);
        asciiBorders.append(part);
    }
}
