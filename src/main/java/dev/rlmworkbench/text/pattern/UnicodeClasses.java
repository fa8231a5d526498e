package dev.rlmworkbench.text.pattern;

import java.util.regex.Pattern;

/// Regular expressions whose classes mean Unicode: those of RE2/J, `\w`, `\d` and `\s`, mean ASCII.
final class UnicodeClasses {

    private static final String WORD = "\\p{L}\\p{M}\\p{N}_";
    private static final String SPACE = "\\s\\p{Z}";
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\\\u\\p{XDigit}{4}|\\\\.|\\[\\^?]?|]|[^\\\\\\[\\]]+|.", Pattern.DOTALL);

    private UnicodeClasses() {}

    /// The same expression with these classes written out.
    static String in(String regex) {
        var written = new StringBuilder();
        boolean inClass = false;
        var token = TOKEN.matcher(regex);
        while (token.find()) {
            var text = token.group();
            if (inClass) {
                written.append(
                        switch (text) {
                            case "\\w" -> WORD;
                            case "\\d" -> "\\p{Nd}";
                            case "\\s" -> SPACE;
                            default -> text;
                        });
            } else {
                written.append(
                        switch (text) {
                            case "\\w" -> "[" + WORD + "]";
                            case "\\d" -> "\\p{Nd}";
                            case "\\s" -> "[" + SPACE + "]";
                            case "\\W" -> "[^" + WORD + "]";
                            case "\\D" -> "\\P{Nd}";
                            case "\\S" -> "[^" + SPACE + "]";
                            default ->
                                text.startsWith("\\u") && text.length() == 6 ? "\\x{" + text.substring(2) + "}" : text;
                        });
            }
            inClass = text.startsWith("[") || inClass && !text.equals("]");
        }
        return written.toString();
    }
}
