package dev.rlmworkbench.llm;

/// Guesses how many tokens a model will count, by the ratio between what its server reported on earlier calls and
/// [CommonTokens] of the same texts.
public final class TokenEstimator {

    /// Shorter texts say more about the chat template than about the tokenizer.
    private static final int MIN_MEASURED_LENGTH = 100;

    private static final double MEMORY = 0.9;

    private double commonSeen;
    private double tokensSeen;

    /// A server that has the prompt cached may report only the part it read anew: a count far below what is expected
    /// is not learned from.
    ///
    /// @param common tokens by [CommonTokens]
    /// @param tokens as the server counted them, 0 when it did not
    public synchronized void observe(int common, int tokens) {
        if (common < MIN_MEASURED_LENGTH || tokens < 0.6 * ratio() * common || tokens > 5.0 * common) {
            return;
        }
        commonSeen = commonSeen * MEMORY + common;
        tokensSeen = tokensSeen * MEMORY + tokens;
    }

    public synchronized int estimate(int common) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(common * ratio()));
    }

    public synchronized boolean measured() {
        return commonSeen > 0;
    }

    private double ratio() {
        return commonSeen == 0 ? 1 : tokensSeen / commonSeen;
    }
}
