package dev.rlmworkbench.llm;

/// Hears an answer as it is generated, on the calling thread.
@FunctionalInterface
public interface StreamListener {

    StreamListener NONE = delta -> true;

    /// @return false to end the stream here: the call to the server is closed and what came so far is the answer
    boolean onText(String delta);

    /// A piece of a thinking model's thoughts.
    default void onThinking(String delta) {}

    /// All that [#onText] was told so far was thought: the answer begins now, also for a listener that had enough.
    default void onTextWasThinking() {}
}
