package dev.rlmworkbench.transformer.generate;

/// Hears how an answer comes, on the generator's thread: it must return at once.
public interface GenerationListener {

    /// The prompt is read, the first token comes next.
    ///
    /// @param reused tokens that were known from earlier prompts and not read again
    void onPromptRead(int reused);

    /// @param text whole characters, may be empty
    /// @param ids  of the tokens that this text begins or goes on with, none of which was told before; the
    ///             listener's
    void onText(String text, int[] ids);

    /// @param ids of all tokens of the answer, the one that ended it among them; the listener's
    void onEnd(End end, int[] ids);

    /// A [dev.rlmworkbench.transformer.weights.TransformerException] or a fault of the program.
    void onFailure(RuntimeException failure);

    enum End {
        /// The model ended its turn.
        END_TOKEN,
        STOP_TEXT,
        /// The most tokens asked for, or the window, are used up.
        LENGTH,
        CANCELLED
    }
}
