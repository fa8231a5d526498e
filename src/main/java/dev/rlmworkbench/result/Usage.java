package dev.rlmworkbench.result;

/// What all calls of one role, the root model's or the sub-calls', took together.
///
/// @param estimated some of the tokens were estimated from characters
public record Usage(
        long promptTokens,
        long completionTokens,
        int calls,
        double loadSeconds,
        double prefillSeconds,
        double decodeSeconds,
        boolean estimated) {

    public long tokens() {
        return promptTokens + completionTokens;
    }
}
