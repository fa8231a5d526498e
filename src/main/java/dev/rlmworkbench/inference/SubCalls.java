package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.result.StopReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// What `llm_query` and `rlm_query` reach: calls of the sub model in parallel (its permits bound them), or a child RLM,
/// a few at a time, because each has a process of its own while it waits for the model.
/// A failing one gives its error as text in its place, so that a batch is never lost. What a batch may cost is taken
/// from the budget before its first call: those beyond get the error at once, in the order of the batch, and no thread.
final class SubCalls implements HostFunctions {

    /// Answers a task with an RLM one level deeper.
    @FunctionalInterface
    interface ChildRlm {
        String answer(SubTask task, CallScope scope) throws InterruptedException;
    }

    /// Threads of a batch; far more than models answer at once.
    private static final int MAX_PARALLEL = 128;

    private static final String REFUSED =
            "Error: the limit of this question is reached, no more sub-calls%s; answer with what you have.";

    private final ModelCaller caller;
    private final Sampling sampling;
    private final Budget budget;
    private final CallScope scope;
    private final ChildRlm child;
    private final Semaphore children;

    /// @param childrenAtOnce how many tasks `child` has at the same time
    SubCalls(
            ModelCaller caller, Sampling sampling, Budget budget, CallScope scope, ChildRlm child, int childrenAtOnce) {
        this.caller = caller;
        this.sampling = sampling;
        this.budget = budget;
        this.scope = scope;
        this.child = child;
        this.children = new Semaphore(childrenAtOnce);
    }

    @Override
    public List<String> llmQuery(List<String> prompts) throws InterruptedException {
        return all(prompts, prompt -> ask(prompt, scope.child()));
    }

    @Override
    public List<String> rlmQuery(List<SubTask> tasks) throws InterruptedException {
        return all(tasks, this::askChild);
    }

    private String askChild(SubTask task) throws InterruptedException {
        children.acquire();
        try {
            // a limit may have been met while it waited
            return guarded(task, asked -> child.answer(asked, scope.child()));
        } finally {
            children.release();
        }
    }

    /// One plain call of the sub model.
    String ask(String prompt, CallScope callScope) throws InterruptedException {
        var response = caller.callOnce(ChatRequest.of(prompt, sampling), callScope);
        return NoAnswer.in(response)
                .map(none -> "Error: " + none.detail() + ", so that no answer came.")
                .orElse(response.text());
    }

    private interface Call<T> {
        String answer(T question) throws InterruptedException;
    }

    private <T> List<String> all(List<T> questions, Call<T> call) throws InterruptedException {
        int taken = budget.spent().isPresent() ? 0 : budget.takeSubCalls(questions.size());
        var answers = new ArrayList<>(parallel(questions.subList(0, taken), call));
        int refused = questions.size() - taken;
        var which =
                questions.size() == 1 ? "" : " (%d of these %d were not asked)".formatted(refused, questions.size());
        answers.addAll(Collections.nCopies(refused, REFUSED.formatted(which)));
        return answers;
    }

    private <T> List<String> parallel(List<T> questions, Call<T> call) throws InterruptedException {
        if (questions.isEmpty()) {
            return List.of();
        }
        int count = Math.min(questions.size(), MAX_PARALLEL);
        try (var threads =
                Executors.newFixedThreadPool(count, Thread.ofVirtual().factory())) {
            var calls = new ArrayList<Callable<String>>(questions.size());
            questions.forEach(question -> calls.add(() -> guarded(question, call)));
            var answers = new ArrayList<String>(questions.size());
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

    private <T> String guarded(T question, Call<T> call) throws InterruptedException {
        if (isOver()) {
            budget.giveBackSubCalls(1);
            return REFUSED.formatted("");
        }
        try {
            return call.answer(question);
        } catch (LlmException e) {
            return "Error: " + e.getMessage();
        }
    }

    /// Whether tokens or time are spent; that others were refused takes nothing from those that were not.
    private boolean isOver() {
        return budget.spent()
                .filter(spent -> spent.reason() != StopReason.SUB_CALLS)
                .isPresent();
    }
}
