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

    /// Has the model read a prompt with whose beginning later ones begin, so that its cache of prompts holds that. Done
    /// only where it costs nothing but time: by a model in this process, or by a server on this machine or in the
    /// local network that is given no key. Ends as a call does.
    ///
    /// @param request for one token, as no answer is wanted
    /// @return false where nothing was sent
    default boolean readAhead(ChatRequest request) throws InterruptedException {
        return false;
    }

    /// How many calls may usefully run at once, at least 1.
    int concurrency();

    @Override
    void close();
}
