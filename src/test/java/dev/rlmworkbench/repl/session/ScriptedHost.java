package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Answers each question with its own text, and remembers what was asked.
public final class ScriptedHost implements HostFunctions {
    private final List<String> prompts = Collections.synchronizedList(new ArrayList<>());
    private final List<SubTask> tasks = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<String> llmQuery(List<String> asked) {
        prompts.addAll(asked);
        return asked.stream().map(prompt -> "re: " + prompt).toList();
    }

    @Override
    public List<String> rlmQuery(List<SubTask> asked) {
        tasks.addAll(asked);
        return asked.stream().map(task -> "rlm: " + task.query()).toList();
    }

    public List<String> prompts() {
        return prompts;
    }

    public List<SubTask> tasks() {
        return tasks;
    }
}
