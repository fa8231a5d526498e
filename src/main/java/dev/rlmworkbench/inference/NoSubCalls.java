package dev.rlmworkbench.inference;

import dev.rlmworkbench.repl.HostFunctions;
import java.util.Collections;
import java.util.List;

/// The paper's ablation: a REPL without sub-calls. Code that calls them all the same reads why nothing came.
final class NoSubCalls implements HostFunctions {

    private static final String SENTENCE = "Error: sub-calls are switched off in this run; use code on `context`.";

    @Override
    public List<String> llmQuery(List<String> prompts) {
        return Collections.nCopies(prompts.size(), SENTENCE);
    }

    @Override
    public List<String> rlmQuery(List<SubTask> tasks) {
        return Collections.nCopies(tasks.size(), SENTENCE);
    }
}
