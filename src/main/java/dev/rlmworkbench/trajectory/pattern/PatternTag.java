package dev.rlmworkbench.trajectory.pattern;

/// Patterns of RLM trajectories: those that the paper describes (arXiv:2512.24601, section 3.1 and appendix), and the
/// ones that cost small models their answers.
public enum PatternTag {
    PROBE("Probe", "The first code looks at a small part of the context to see what it is."),
    CHUNK_AND_MAP("Chunk and map", "The context is cut into pieces, and sub-calls read several of them."),
    VERIFY("Verify", "A value that was on the screen already is checked before it is the answer."),
    REDUNDANT_VERIFY("Redundant verify", "The same value is checked more than once."),
    PREMATURE_FINAL(
            "Premature FINAL", "An answer is given before anything of the context was read, or the engine refused it."),
    REPEATED_CODE("Repeated code", "The same code is written again."),
    ANSWER_DISCARDED("Answer discarded", "A value that was computed or replied is not the answer, another one is.");

    private final String label;
    private final String meaning;

    PatternTag(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /// One sentence.
    public String meaning() {
        return meaning;
    }
}
