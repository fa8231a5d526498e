package dev.rlmworkbench.llm;

import java.util.concurrent.Semaphore;

/// A model with as many permits as its server can use, shared by every task and sub-call that asks it. Waiting for a
/// permit is not part of a call's timing.
public final class BoundedModel implements LanguageModel {

    private final LanguageModel model;
    private final Semaphore permits;

    public BoundedModel(LanguageModel model) {
        this.model = model;
        this.permits = new Semaphore(model.concurrency(), true);
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        permits.acquire();
        try {
            return model.chat(request, listener);
        } finally {
            permits.release();
        }
    }

    @Override
    public boolean readAhead(ChatRequest request) throws InterruptedException {
        permits.acquire();
        try {
            return model.readAhead(request);
        } finally {
            permits.release();
        }
    }

    @Override
    public int concurrency() {
        return model.concurrency();
    }

    @Override
    public void close() {
        model.close();
    }
}
