package dev.rlmworkbench.transformer.learn;

/// What a model lost on the tokens that it was to say.
///
/// @param sum      of their negative log-likelihoods, in nats
/// @param weighted the same, each times its importance
/// @param tokens   how many they were
/// @param right    at how many of them the model held none for likelier
public record TokenLoss(double sum, double weighted, int tokens, int right) {

    public static final TokenLoss NONE = new TokenLoss(0, 0, 0, 0);

    public TokenLoss plus(TokenLoss other) {
        return new TokenLoss(sum + other.sum, weighted + other.weighted, tokens + other.tokens, right + other.right);
    }

    /// Nats a token; NaN of no tokens.
    public double mean() {
        return sum / tokens;
    }
}
