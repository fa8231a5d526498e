package dev.rlmworkbench.repl.child.wire;

/// How much the code of one block may ask. A child says so before it sends more, and the host holds it to this.
public final class AskLimits {
    /// Prompts and queries; an ask without any counts as one.
    public static final int MAX_QUESTIONS = 10_000;
    /// Of all prompts, queries and contexts together, in UTF-16 units. As UTF-8 they fit one frame.
    public static final int MAX_CHARS = 16_000_000;

    /// What the model reads of questions beyond.
    public static final String SENTENCE = "too many or too long questions: the code of one block may ask"
            + " at most 10,000, with 16,000,000 characters in all, so none of these were asked; select by code what to"
            + " ask about, or go on in the next block";

    private AskLimits() {}
}
