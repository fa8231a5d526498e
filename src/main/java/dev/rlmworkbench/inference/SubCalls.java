package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HostFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What `llm_query` and `rlm_query` reach: calls of the sub model in parallel (its permits bound them), or a child RLM.
/// A failing one gives its error as text in its place, so that a batch is never lost.
final class SubCalls implements HostFunctions {

    /// Answers a task with an RLM one level deeper.
    @FunctionalInterface
    interface ChildRlm {
        String answer(SubTask task, CallScope scope) throws InterruptedException;
    }

    private final ModelCaller caller;
    private final Sampling sampling;
    private final Budget budget;
    private final CallScope scope;
    private final ChildRlm child;

    SubCalls(ModelCaller caller, Sampling sampling, Budget budget, CallScope scope, ChildRlm child) {
        this.caller = caller;
        this.sampling = sampling;
        this.budget = budget;
        this.scope = scope;
        this.child = child;
    }

    @Override
    public List<String> llmQuery(List<String> prompts) throws InterruptedException {
        var calls = new ArrayList<Callable<String>>();
        prompts.forEach(prompt -> calls.add(() -> guarded(() -> ask(prompt, scope.child()))));
        return all(calls);
    }

    @Override
    public List<String> rlmQuery(List<SubTask> tasks) throws InterruptedException {
        var calls = new ArrayList<Callable<String>>();
        tasks.forEach(task -> calls.add(() -> guarded(() -> child.answer(task, scope.child()))));
        return all(calls);
    }

    /// One plain call of the sub model.
    String ask(String prompt, CallScope callScope) throws InterruptedException {
        var request = ChatRequest.of(prompt, sampling);
        return caller.call(request, 0, 0, request.messages(), text -> false, callScope)
                .text();
    }

    private String guarded(Callable<String> call) throws Exception {
        if (budget.spent().isPresent() || !budget.takeSubCall()) {
            return "Error: the limit of this question is reached, no more sub-calls; answer with what you have.";
        }
        try {
            return call.call();
        } catch (LlmException e) {
            return "Error: " + e.getMessage();
        }
    }

    private static List<String> all(List<Callable<String>> calls) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<String>(calls.size());
            try {
                for (Future<String> done : threads.invokeAll(calls)) {
                    answers.add(done.get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sub-call failed in an unforeseen way", e.getCause());
            }
            return answers;
        }
    }
}
