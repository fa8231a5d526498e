package dev.rlmworkbench.llm.call;

/// Whether a model's chat template opens the thoughts in the prompt, so that answers only close them. Known from the
/// end of a prompt where the server shows one, else learnt from the model's first answer; thread-safe.
public final class ThoughtHabit {

    private volatile boolean promptOpensThoughts;

    public boolean promptOpensThoughts() {
        return promptOpensThoughts;
    }

    /// @param prompt as the model reads it, up to where its answer begins
    public void learnFrom(String prompt) {
        learnt(prompt.stripTrailing().endsWith(ThinkingSplitter.OPEN));
    }

    void learnt(boolean opens) {
        promptOpensThoughts = opens;
    }
}
