package dev.rlmworkbench.llm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a secret in a text that may write it otherwise: percent-encoded, escaped as in JSON or HTML, broken over
/// lines, or cut off after its beginning.
final class SecretInText {

    static final String MARK = "[key]";

    /// A shorter one, such as `none` for a server that wants no key, is a word that occurs by chance, too.
    private static final int MIN_LENGTH = 6;

    /// A beginning of fewer characters may be a common prefix, such as `sk-proj-`.
    static final int MIN_BEGINNING = 12;

    private static final int MAX_BACKSLASHES = 8;

    private static final Pattern ESCAPED =
            Pattern.compile("%(?:25)*([0-9A-Fa-f]{2})|u00([0-9A-Fa-f]{2})|&#[xX]0*([0-9A-Fa-f]{2});|&#0*(\\d{2,3});");

    private final String secret;
    private final String text;
    private final Matcher escaped;

    SecretInText(String secret, String text) {
        this.secret = secret;
        this.text = text;
        this.escaped = ESCAPED.matcher(text);
    }

    /// The text with a mark in the place of the secret.
    String removed() {
        if (secret.length() < MIN_LENGTH) {
            return text.replace(secret, MARK);
        }
        var kept = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = endOfSecret(at);
            kept.append(end < 0 ? text.substring(at, at + 1) : MARK);
            at = end < 0 ? at + 1 : end;
        }
        return kept.toString();
    }

    /// @return -1 when neither the secret nor enough of its beginning starts here
    private int endOfSecret(int start) {
        int end = endOfCharacter(start, secret.charAt(0));
        int found = 1;
        while (end >= 0 && found < secret.length()) {
            int next = endOfCharacter(afterGap(end), secret.charAt(found));
            if (next < 0) {
                return found >= MIN_BEGINNING ? end : -1;
            }
            end = next;
            found++;
        }
        return end;
    }

    private int afterGap(int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        return next;
    }

    /// @return -1 when the character does not stand here in any form
    private int endOfCharacter(int start, char wanted) {
        int at = start;
        while (at < text.length() && at - start < MAX_BACKSLASHES && text.charAt(at) == '\\' && wanted != '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == wanted && !isEscape(at, wanted)) {
            return at + 1;
        }
        return isEscape(at, wanted) ? escaped.end() : -1;
    }

    private boolean isEscape(int at, char wanted) {
        if (at >= text.length() || "%u&".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        if (!escaped.region(at, text.length()).lookingAt()) {
            return false;
        }
        for (int group = 1; group <= 3; group++) {
            if (escaped.group(group) != null) {
                return Integer.parseInt(escaped.group(group), 16) == wanted;
            }
        }
        return Integer.parseInt(escaped.group(4)) == wanted;
    }
}
