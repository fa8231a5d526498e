package dev.rlmworkbench.llm;

/// Tokens of one call.
///
/// @param estimated true when the server did not report them and they were derived from characters
public record TokenUsage(int promptTokens, int completionTokens, boolean estimated) {
    public int total() {
        return promptTokens + completionTokens;
    }
}
