package dev.rlmworkbench.text.pattern;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/// What can be told of a regular expression from its text.
final class RegexText {

    /// So that a short pattern does not need more memory than there is.
    private static final long MOST_STATES = 10_000;

    private static final Pattern SIZED = Pattern.compile(
            "\\\\.|\\[\\^?]?(?:\\\\.|[^]\\\\])*+]?|\\{(?<least>\\d{1,4})(?:,(?<most>\\d{0,4}))?}|.", Pattern.DOTALL);
    private static final String WORD = "\\p{L}\\p{M}\\p{N}_";
    private static final String SPACE = "\\s\\p{Z}";
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\\\u\\p{XDigit}{4}|\\\\.|\\[\\^?]?|]|[^\\\\\\[\\]]+|.", Pattern.DOTALL);
    private static final Pattern UNSURE = Pattern.compile("\\||\\)[?*{]|\\\\Q");
    /// Stands between runs of characters of which each is in all matches.
    private static final String NO_TEXT = "\\\\(?:[pPx]\\{[^}]*}|[pP].|u\\p{XDigit}{4}|x\\p{XDigit}{2}|\\d+|.)"
            + "|\\[\\^?]?(?:\\[:\\w+:]|\\\\.|[^]\\\\])*]|\\(\\?(?:P?<\\w+>|[\\w-]*[:)])|\\{\\d+(?:,\\d*)?}"
            + "|[^\\\\(\\[](?=[?*{])|[\\s.^$|(){}?*+\\[\\]]";

    private RegexText() {}

    /// Whether it has too many states: a count writes what it repeats so many times, and counts in repeated groups
    /// multiply.
    ///
    /// @param regex may be wrong
    static boolean isTooLarge(String regex) {
        return states(regex) > MOST_STATES;
    }

    private static long states(String regex) {
        var open = new ArrayDeque<Long>(); // states of the groups around
        long all = 0;
        long last = 0;
        for (var token = SIZED.matcher(regex); token.find(); ) {
            if (token.group().equals("(")) {
                open.push(all);
                all = 0;
            } else if (token.group("least") != null) {
                var most = token.group("most");
                int times = Integer.parseInt(most == null || most.isEmpty() ? token.group("least") : most);
                long more = last * Math.max(0, times - 1);
                all = Math.min(Integer.MAX_VALUE, all + more);
                last = Math.min(Integer.MAX_VALUE, last + more);
            } else {
                boolean isGroup = token.group().equals(")") && !open.isEmpty();
                last = isGroup ? all + 1 : 1;
                all = Math.min(Integer.MAX_VALUE, (isGroup ? open.pop() : all) + last);
            }
        }
        return all + open.stream().mapToLong(Long::longValue).sum();
    }

    /// The same expression with classes that mean Unicode: those of RE2/J, `\w`, `\d` and `\s`, mean ASCII.
    static String unicode(String regex) {
        var written = new StringBuilder();
        boolean inClass = false;
        var token = TOKEN.matcher(regex);
        while (token.find()) {
            var text = token.group();
            written.append(
                    switch (text) {
                        case "\\d" -> "\\p{Nd}";
                        case "\\D" -> inClass ? text : "\\P{Nd}";
                        case "\\w" -> inClass ? WORD : "[" + WORD + "]";
                        case "\\s" -> inClass ? SPACE : "[" + SPACE + "]";
                        case "\\W" -> inClass ? text : "[^" + WORD + "]";
                        case "\\S" -> inClass ? text : "[^" + SPACE + "]";
                        default ->
                            !inClass && text.startsWith("\\u") && text.length() == 6
                                    ? "\\x{" + text.substring(2) + "}"
                                    : text;
                    });
            inClass = text.startsWith("[") || inClass && !text.equals("]");
        }
        return written.toString();
    }

    /// What every match contains: the longest run of plain characters without white space that is not optional; empty
    /// where the expression has alternatives or optional groups.
    static String required(String regex) {
        return UNSURE.matcher(regex).find()
                ? ""
                : Arrays.stream(regex.split(NO_TEXT))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
    }
}
