package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ApiKey;
import org.jspecify.annotations.Nullable;

/// What a server says, made fit to be shown: all that comes from one and is not an answer's text passes here on its way
/// into a message, a log or a result.
///
/// @param key that the server was given and may repeat, null for none
public record ServerWords(@Nullable ApiKey key) {

    private static final int MAX_LENGTH = 400;

    /// First without the key, then one line without control characters, and only then cut: a cut could leave a piece of
    /// the key that is not known for one.
    public String shown(@Nullable String text) {
        if (text == null) {
            return "no reason told";
        }
        var line = withoutKey(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    public String withoutKey(String text) {
        return key == null ? text : key.redact(text);
    }

    /// The cause of an exception, null when its words hold the key: stack traces are logged.
    public @Nullable Throwable cause(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at.getMessage() != null && !withoutKey(at.getMessage()).equals(at.getMessage())) {
                return null;
            }
        }
        return cause;
    }
}
