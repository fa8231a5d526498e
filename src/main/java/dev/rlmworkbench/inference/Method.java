package dev.rlmworkbench.inference;

import dev.rlmworkbench.result.MethodSetup;
import java.util.Map;

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

    @Override
    void close();
}
