package dev.rlmworkbench.llm.call;

import java.util.concurrent.atomic.AtomicInteger;

/// Whether a model's chat template opens the thoughts in the prompt, so that answers only close them. Known from the
/// end of a prompt where the server shows one, else learnt from the model's first answer; thread-safe.
public final class ThoughtHabit {

    private enum State {
        UNKNOWN,
        OPENED_IN_PROMPT,
        NOT_OPENED
    }

    /// Answers that were cut off before anything could be learnt. After so many the model is taken for one that does
    /// not think, as reading answers to their end costs time.
    private static final int MOST_TRIES = 3;

    private final AtomicInteger tries = new AtomicInteger();
    private volatile State state = State.UNKNOWN;

    public boolean promptOpensThoughts() {
        return state == State.OPENED_IN_PROMPT;
    }

    /// Until it is, an answer is read to its end: what looks like its text may be closed as thought yet.
    public boolean isKnown() {
        return state != State.UNKNOWN;
    }

    /// @param prompt as the model reads it, up to where its answer begins
    public void learnFrom(String prompt) {
        learnt(prompt.stripTrailing().endsWith(ThinkingSplitter.OPEN));
    }

    void learnt(boolean opens) {
        state = opens ? State.OPENED_IN_PROMPT : State.NOT_OPENED;
    }

    /// An answer was read on for this alone, and its end never came.
    void notLearnt() {
        if (!isKnown() && tries.incrementAndGet() >= MOST_TRIES) {
            learnt(false);
        }
    }
}
