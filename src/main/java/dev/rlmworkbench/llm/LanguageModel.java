package dev.rlmworkbench.llm;

/// A model that continues conversations. Thread-safe; calls may run in parallel up to [#concurrency()].
public interface LanguageModel extends AutoCloseable {

    ModelInfo info();

    /// Asks and waits for the whole answer, telling the listener every piece on the calling thread. Interrupting the
    /// calling thread closes the call to the server at once.
    ///
    /// @throws LlmException         when no answer could be had after the retries that its kind allows
    /// @throws InterruptedException when the calling thread was interrupted
    ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException;

    default ChatResponse chat(ChatRequest request) throws InterruptedException {
        return chat(request, StreamListener.NONE);
    }

    /// How many calls may usefully run at once, at least 1.
    int concurrency();

    @Override
    void close();
}
