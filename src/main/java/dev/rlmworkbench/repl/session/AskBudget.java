package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.child.wire.AskLimits;

/// What the code of one block has asked so far, held to [AskLimits].
final class AskBudget {

    private long questions;
    private long characters;

    /// Counts them in any case.
    ///
    /// @return whether they may still be asked
    synchronized boolean allows(long moreQuestions, long moreCharacters) {
        questions += moreQuestions;
        characters += moreCharacters;
        return questions <= AskLimits.MAX_QUESTIONS && characters <= AskLimits.MAX_CHARS;
    }
}
