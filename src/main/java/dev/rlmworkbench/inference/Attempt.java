package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.RunEvent;
import org.jspecify.annotations.Nullable;

/// One answer of a method without a REPL: what ends it early becomes the stop reason.
final class Attempt {

    private final Budget budget;
    private final RlmLimits limits;
    private final CallScope scope;

    Attempt(RlmLimits limits, CallScope scope) {
        this.budget = new Budget(limits);
        this.limits = limits;
        this.scope = scope;
    }

    /// Makes the calls and gives the answer, all within the budget.
    interface Work {
        Answer answer(Attempt attempt) throws InterruptedException;
    }

    /// @throws InterruptedException when the calling thread was interrupted before the time was up
    Answer make(Work work) throws InterruptedException {
        try (var deadline = new TimeLimit(limits.time())) {
            try {
                return work.answer(this);
            } catch (LlmException e) {
                return e.isPromptTooLong() ? refused(e.getMessage()) : ended(StopReason.FAILED, e.getMessage());
            } catch (InterruptedException e) {
                if (deadline.passed()) {
                    return ended(StopReason.TIME, null);
                }
                throw e;
            }
        }
    }

    Budget budget() {
        return budget;
    }

    CallScope scope() {
        return scope;
    }

    /// Without an answer.
    Answer ended(StopReason stop, @Nullable String error) {
        return budget.answer(null, stop, budget.rootCalls(), 0, false, error);
    }

    /// A limit was met.
    Answer stopped(Budget.Spent spent) {
        scope.emit(new RunEvent.LimitReached(spent.reason().wireName(), spent.detail()));
        return ended(spent.reason(), null);
    }

    /// The prompt does not fit the window.
    ///
    /// @param detail which prompt and which window, for people
    Answer refused(String detail) {
        scope.emit(new RunEvent.LimitReached("window", detail));
        return budget.answer(null, StopReason.REFUSED, budget.rootCalls(), 0, true, null);
    }

    /// @param cut whether the model saw a part of the context only
    Answer answered(ChatResponse response, boolean cut) {
        var none = NoAnswer.in(response);
        if (none.isPresent()) {
            scope.emit(none.get().event());
            return ended(none.get().reason(), null);
        }
        return budget.answer(response.text().strip(), StopReason.FINAL, budget.rootCalls(), 0, cut, null);
    }
}
