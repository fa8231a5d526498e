package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLimits;

/// How an RLM runs, beside its models: everything here is part of the fingerprint.
///
/// @param repl     limits and helper functions of the REPL
/// @param subCalls whether `llm_query` and `rlm_query` reach a model; off is the paper's ablation
/// @param preview  whether the first message shows the start of the context
/// @param think    whether thinking models may think
public record RlmSetup(
        PromptProfile profile,
        RlmLimits limits,
        ReplLimits repl,
        Sampling root,
        Sampling sub,
        boolean subCalls,
        boolean preview,
        boolean think) {

    public static RlmSetup of(PromptProfile profile) {
        var repl = ReplLimits.DEFAULT;
        return new RlmSetup(
                profile,
                RlmLimits.DEFAULT,
                new ReplLimits(
                        repl.snippetTime(),
                        repl.heapMb(),
                        profile.outputChars(),
                        repl.finalChars(),
                        repl.helpers(),
                        profile.hints()),
                Sampling.GREEDY.withMaxTokens(profile.turnTokens()),
                Sampling.GREEDY.withMaxTokens(1024),
                true,
                true,
                false);
    }

    public RlmSetup withLimits(RlmLimits changed) {
        return new RlmSetup(profile, changed, repl, root, sub, subCalls, preview, think);
    }

    /// The profile must tell the model of these functions and of no others.
    public RlmSetup withHelpers(HelperSet helpers) {
        var changed = new ReplLimits(
                repl.snippetTime(), repl.heapMb(), repl.outputChars(), repl.finalChars(), helpers, repl.hints());
        return new RlmSetup(profile, limits, changed, root, sub, subCalls, preview, think);
    }

    public RlmSetup withSubCalls(boolean on) {
        return new RlmSetup(profile, limits, repl, root, sub, on, preview, think);
    }

    public RlmSetup withSampling(Sampling rootSampling, Sampling subSampling) {
        return new RlmSetup(profile, limits, repl, rootSampling, subSampling, subCalls, preview, think);
    }
}
