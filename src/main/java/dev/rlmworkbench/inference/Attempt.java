package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.result.StopReason;
import org.jspecify.annotations.Nullable;

/// One answer of a method without a REPL: what ends it early becomes the stop reason.
final class Attempt {

    private Attempt() {}

    /// Makes the calls and gives the answer, all within the budget.
    interface Work {
        Answer answer(Budget budget) throws InterruptedException;
    }

    /// @throws InterruptedException when the calling thread was interrupted before the time was up
    static Answer within(RlmLimits limits, Work work) throws InterruptedException {
        var budget = new Budget(limits);
        try (var deadline = new TimeLimit(limits.time())) {
            try {
                return work.answer(budget);
            } catch (LlmException e) {
                return ended(StopReason.FAILED, budget, e.getMessage());
            } catch (InterruptedException e) {
                if (deadline.passed()) {
                    return ended(StopReason.TIME, budget, null);
                }
                throw e;
            }
        }
    }

    /// Without an answer.
    static Answer ended(StopReason stop, Budget budget, @Nullable String error) {
        return budget.answer(null, stop, budget.rootCalls(), 0, false, error);
    }

    /// @param cut whether the model saw a part of the context only
    static Answer answered(String text, boolean cut, Budget budget) {
        return budget.answer(text, StopReason.FINAL, budget.rootCalls(), 0, cut, null);
    }
}
