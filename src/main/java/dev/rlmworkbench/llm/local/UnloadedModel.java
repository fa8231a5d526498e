package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.StreamListener;

/// A model folder that was looked at only: it says what it is and holds nothing in memory.
record UnloadedModel(ModelInfo info, int concurrency) implements LanguageModel {

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) {
        throw new IllegalStateException("model '" + info.name() + "' was opened to be looked at, not to be asked");
    }

    @Override
    public void close() {
        // nothing is held
    }
}
