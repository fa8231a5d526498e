package dev.rlmworkbench.transformer.learn;

import java.time.Duration;

/// A prompt that is to be continued.
///
/// @param prompt     at least one token
/// @param guess      what may be said, maybe empty. It changes nothing of what is said: where it is right, several
///                   tokens are read at once, as in [speculative decoding](https://arxiv.org/abs/2211.17192)
/// @param adapted    whether the adapter takes part
/// @param mostTokens at least 1
/// @param mostTime   after which it ends where it is; the first token is waited for no longer either
public record ContinuationWish(long[] prompt, long[] guess, boolean adapted, int mostTokens, Duration mostTime) {

    public ContinuationWish {
        if (prompt.length == 0 || mostTokens < 1) {
            throw new IllegalArgumentException("nothing to continue or no room for an answer");
        }
    }
}
