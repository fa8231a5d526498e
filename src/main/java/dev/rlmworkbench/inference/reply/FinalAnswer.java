package dev.rlmworkbench.inference.reply;

import java.util.Optional;
import java.util.regex.Pattern;

/// A final answer written as text: `FINAL(...)` or `FINAL_VAR(...)` at the start of a line outside any code block, with
/// nothing of weight behind the closing parenthesis. Parentheses are balanced outside quotes; the content may run over
/// lines. A call mentioned inside a sentence, in quotes or in backticks is not one.
///
/// @param variable whether it was `FINAL_VAR`
/// @param content  between the outer parentheses, as written
/// @param end      index in the text just after the closing parenthesis
public record FinalAnswer(boolean variable, String content, int end) {

    private static final Pattern CALL = Pattern.compile("(?m)^[ \\t]*(?:\\*\\*)?FINAL(_VAR)?[ \\t]*\\(");
    private static final Pattern AFTER = Pattern.compile("[ \\t]*(?:\\*\\*)?[ \\t]*[.;]?[ \\t]*(?:\\n|\\z)");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    /// The last one of the text: models that correct themselves do so downwards.
    public static Optional<FinalAnswer> in(String outsideCode) {
        Optional<FinalAnswer> last = Optional.empty();
        var calls = CALL.matcher(outsideCode);
        int from = 0;
        while (calls.find(from)) {
            int close = closingParenthesis(outsideCode, calls.end());
            if (close < 0) {
                from = calls.end();
                continue;
            }
            if (AFTER.matcher(outsideCode)
                    .region(close + 1, outsideCode.length())
                    .lookingAt()) {
                var content = outsideCode.substring(calls.end(), close);
                last = Optional.of(new FinalAnswer(calls.group(1) != null, content, close + 1));
            }
            from = close + 1;
        }
        return last;
    }

    /// The content as the text it stands for: one pair of quotes around all of it is taken off, escapes inside
    /// resolved.
    public String text() {
        var trimmed = content.strip();
        for (var quote : new String[] {"\"\"\"", "'''", "\"", "'", "`"}) {
            if (isQuotedBy(trimmed, quote)) {
                var inner = trimmed.substring(quote.length(), trimmed.length() - quote.length());
                return quote.equals("`") ? inner.strip() : unescape(inner).strip();
            }
        }
        return trimmed;
    }

    /// Whether the content is a quoted text, which needs no look at the REPL.
    public boolean isLiteral() {
        return !text().equals(content.strip());
    }

    /// The name in `FINAL_VAR(name)`, `FINAL_VAR("name")` or `FINAL(name)`; empty when it is no plain name.
    public Optional<String> name() {
        var name = text();
        return IDENTIFIER.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private static boolean isQuotedBy(String text, String quote) {
        int inside = text.length() - 2 * quote.length();
        if (inside < 0 || !text.startsWith(quote) || !text.endsWith(quote)) {
            return false;
        }
        int end = quoteEnd(text, quote.length(), quote);
        return end == text.length() - quote.length();
    }

    private static int quoteEnd(String text, int from, String quote) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && !quote.equals("`")) {
                i++;
            } else if (text.startsWith(quote, i)) {
                return i;
            }
        }
        return -1;
    }

    private static String unescape(String text) {
        try {
            return text.translateEscapes();
        } catch (IllegalArgumentException _) {
            return text; // a backslash that is meant, as in a Windows path
        }
    }

    private static int closingParenthesis(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            } else if (opensQuote(text, i, from)) {
                var quote = text.startsWith("\"\"\"", i) || text.startsWith("'''", i)
                        ? text.substring(i, i + 3)
                        : String.valueOf(c);
                int end = quoteEnd(text, i + quote.length(), quote);
                if (end >= 0) {
                    i = end + quote.length() - 1; // an unpaired quote mark is an ordinary character
                }
            }
        }
        return -1;
    }

    /// An apostrophe inside a word (`it's`) opens nothing.
    private static boolean opensQuote(String text, int at, int from) {
        char c = text.charAt(at);
        return c == '"' || c == '\'' && (at == from || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }
}
