package dev.rlmworkbench.trajectory.replay;

/// What the steps so far have cost.
///
/// @param rootTokens prompt and completion of the root's calls
/// @param subTokens  of the sub-calls
public record Spent(int rootCalls, int subCalls, long rootTokens, long subTokens, double seconds) {

    public long tokens() {
        return rootTokens + subTokens;
    }
}
