package dev.rlmworkbench.text.pattern;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What every match of a regular expression contains: the longest run of plain characters without white space that
/// stands outside of groups and is not optional; nothing where the expression has alternatives.
final class RequiredText {

    private static final Pattern TOKEN = Pattern.compile(
            "\\\\Q(?<quoted>.*?)(?:\\\\E|$)|\\\\(?:[pPx]\\{[^}]*}|[pP].|[xu][0-9a-fA-F]{2,4}|\\d+|(?<escaped>[^\\p{L}\\p{N}])|.)"
                    + "|\\[\\^?]?(?:\\[:\\w+:]|\\\\.|[^]\\\\])*]|(?<repeat>[?*+]|\\{\\d+(?:,\\d*)?})\\??|(?<plain>[^\\s.^$()|])|.",
            Pattern.DOTALL);

    private RequiredText() {}

    /// Empty when nothing is known.
    ///
    /// @param regex a valid one
    static String of(String regex) {
        var longest = "";
        var run = new StringBuilder();
        int depth = 0;
        var token = TOKEN.matcher(regex);
        while (token.find()) {
            depth += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
            if (depth == 0 && token.group().equals("|")) {
                return "";
            }
            var literal = Stream.of("quoted", "escaped", "plain")
                    .map(token::group)
                    .filter(text -> text != null && text.chars().noneMatch(Character::isWhitespace))
                    .findFirst();
            if (depth == 0 && literal.isPresent()) {
                run.append(literal.get());
                continue;
            }
            boolean isRepeat =
                    token.group("repeat") != null && !token.group("repeat").equals("+");
            if (isRepeat && !run.isEmpty()) {
                run.setLength(run.length() - 1);
            }
            longest = run.length() > longest.length() ? run.toString() : longest;
            run.setLength(0);
        }
        return run.length() > longest.length() ? run.toString() : longest;
    }
}
