package dev.rlmworkbench.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server's secret key, read from an environment variable and nowhere else. Its text form never shows it.
public final class ApiKey {

    public static final String DEFAULT_VARIABLE = "OPENAI_API_KEY";

    private final String variable;
    private final String secret;

    private ApiKey(String variable, String secret) {
        this.variable = variable;
        this.secret = secret;
    }

    /// @return null when the variable is not set or blank
    /// @throws IllegalArgumentException when its value cannot be sent in a header
    public static @Nullable ApiKey fromEnvironment(Map<String, String> environment, String variable) {
        var value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return null;
        }
        var secret = value.strip();
        if (!secret.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the key in the environment variable " + variable
                    + " has characters that no key has (spaces, line breaks or non-ASCII): set it again");
        }
        return new ApiKey(variable, secret);
    }

    public String variable() {
        return variable;
    }

    public String header() {
        return "Bearer " + secret;
    }

    /// The text without the key, for servers that repeat it, in whatever writing.
    public String redact(String text) {
        return new SecretInText(secret, text).removed();
    }

    /// The same for a name that a server gave to something. Such a word as `ollama`, which people set where no key is
    /// wanted, stands in names by right.
    public String redactName(String name) {
        return secret.length() < SecretInText.MIN_BEGINNING ? name : redact(name);
    }

    @Override
    public String toString() {
        return "key from " + variable;
    }
}
