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

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, false);

    public Usage plus(Usage other) {
        return new Usage(
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                calls + other.calls,
                loadSeconds + other.loadSeconds,
                prefillSeconds + other.prefillSeconds,
                decodeSeconds + other.decodeSeconds,
                estimated || other.estimated);
    }

    public long tokens() {
        return promptTokens + completionTokens;
    }
}
