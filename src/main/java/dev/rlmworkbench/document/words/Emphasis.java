package dev.rlmworkbench.document.words;

import java.util.regex.Pattern;

/// The signs of Markdown that stand around words: `**bold**`, `_italic_`, backticks, backslashes before signs.
public final class Emphasis {

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}]";
    /// Not between two letters or digits, where they are part of a name or a calculation.
    private static final Pattern MARKS = Pattern.compile(("(?<!\\\\)(?:`+|~~|(?<![*\\d])\\*{2,3}|\\*{2,3}(?![*\\d])"
                    + "|(?<![*%1$s])(?:\\*|_+)(?=%2$s%1$s)|(?<=%1$s%2$s)(?:\\*|_+)(?![*_%1$s]))")
            .formatted(LETTER, "[*_~`]{0,6}"));
    private static final Pattern ANY = Pattern.compile("[*_~`\\\\]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([_*`~#.\\-$%&])");

    private Emphasis() {}

    /// The text without them.
    public static String removed(String text) {
        return !ANY.matcher(text).find()
                ? text
                : ESCAPED.matcher(MARKS.matcher(text).replaceAll("")).replaceAll("$1");
    }
}
