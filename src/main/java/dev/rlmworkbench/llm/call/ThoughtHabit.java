package dev.rlmworkbench.llm.call;

/// Whether a model's chat template opens the thoughts in the prompt, so that answers only close them. Learnt from the
/// model's first answer; thread-safe.
public final class ThoughtHabit {

    private volatile boolean promptOpensThoughts;

    boolean promptOpensThoughts() {
        return promptOpensThoughts;
    }

    void learnt(boolean opens) {
        promptOpensThoughts = opens;
    }
}
