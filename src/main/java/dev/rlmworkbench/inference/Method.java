package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.result.MethodSetup;
import java.util.Map;
import java.util.Optional;

/// A way of answering one query about one context. Thread-safe.
public interface Method extends AutoCloseable {

    /// Field term, as in result files: `vanilla`, `retrieve`, `rlm`, `rlm_no_subcalls`, `map_reduce`.
    String name();

    /// Everything of the method that can change an answer, for the fingerprint: models, sampling, limits, prompt
    /// profile and hash, language, overflow policy. Values are strings, numbers, booleans, lists and maps of these.
    Map<String, Object> identity();

    /// What result records repeat about the method.
    MethodSetup description();

    /// Whether every character of the context is put before a model, so that time and cost grow with its length.
    boolean readsWholeContext();

    /// Never throws for what a model, its code or its server did: that is in the answer's stop reason and error.
    ///
    /// @throws InterruptedException when the calling thread was interrupted
    Answer answer(String context, String query, CallScope scope) throws InterruptedException;

    /// What all its prompts begin with, whatever is asked; empty where that is too little to be read ahead of a
    /// question.
    default Optional<Beginning> beginning() {
        return Optional.empty();
    }

    /// Instructions and examples that a model reads before the first question's own words.
    ///
    /// @param request a prompt that begins with them, for one token
    record Beginning(LanguageModel model, ChatRequest request) {

        /// As [LanguageModel#readAhead].
        public boolean read() throws InterruptedException {
            return model.readAhead(request);
        }
    }

    @Override
    void close();
}
