package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.ServedModel;
import java.util.List;

/// A server that offers models, or the model folders on this machine. Each call may throw an
/// [dev.rlmworkbench.llm.LlmException] with a sentence for the user.
public sealed interface ModelServer extends AutoCloseable permits OllamaServer, OpenAiServer, LocalServer {

    /// As given, without a slash at the end.
    String address();

    /// `ollama`, `openai` or `local`, as in [dev.rlmworkbench.llm.ModelInfo#kind()].
    String kind();

    /// The models it has, in the server's order.
    List<ServedModel> models() throws InterruptedException;

    /// @param name one of [#models()]
    LanguageModel open(String name, ModelSettings settings) throws InterruptedException;

    @Override
    void close();
}
