package dev.rlmworkbench.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the next token is chosen and when generation ends. A null field leaves the server's own default.
///
/// @param temperature 0 is greedy; at most 2
/// @param maxTokens   most tokens of one answer, at least 1
/// @param stop        texts that end the answer; they are not part of it
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Long seed,
        @Nullable Integer maxTokens,
        List<String> stop) {

    public static final Sampling GREEDY = new Sampling(0.0, null, null, null, List.of());

    public Sampling {
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature must be between 0 and 2, not " + temperature);
        }
        if (topP != null && !(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top_p must be above 0 and at most 1, not " + topP);
        }
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens must be at least 1, not " + maxTokens);
        }
        stop = List.copyOf(stop);
    }

    public Sampling withMaxTokens(@Nullable Integer limit) {
        return new Sampling(temperature, topP, seed, limit, stop);
    }
}
