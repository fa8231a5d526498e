package dev.rlmworkbench.transformer.learn;

/// What a model said behind a prompt, taking the likeliest token each time.
///
/// @param ids without the token that ended it
public record Continuation(long[] ids, Stop stop) {

    public enum Stop {
        END_TOKEN,
        /// It may not be longer.
        LENGTH,
        /// It may not take longer.
        TIME,
        /// Somebody wanted it no more.
        GIVEN_UP
    }
}
