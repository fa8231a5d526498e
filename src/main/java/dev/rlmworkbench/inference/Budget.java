package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.result.Usage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a question has used so far, shared by the root and all calls below it.
final class Budget {

    /// A limit that was met.
    record Spent(StopReason reason, String detail) {}

    private final RlmLimits limits;
    private final long startNanos = System.nanoTime();
    private Usage root = Usage.NONE;
    private Usage sub = Usage.NONE;
    private int subCalls;
    private boolean subCallRefused;
    private boolean promptCut;

    Budget(RlmLimits limits) {
        this.limits = limits;
    }

    synchronized void count(ChatResponse response, boolean isRoot) {
        if (isRoot) {
            root = root.plus(response.spent());
        } else {
            sub = sub.plus(response.spent());
        }
        promptCut |= response.promptCut() != null;
    }

    /// Takes sub-calls, as many as are left.
    ///
    /// @return how many
    synchronized int takeSubCalls(int wanted) {
        int taken = Math.min(wanted, limits.subCalls() - subCalls);
        subCallRefused |= taken < wanted;
        subCalls += taken;
        return taken;
    }

    /// Gives back those that were taken and are not made.
    synchronized void giveBackSubCalls(int count) {
        subCalls -= count;
    }

    /// The first limit that is met, looked at before each turn and each call.
    synchronized Optional<Spent> spent() {
        if (root.tokens() + sub.tokens() >= limits.tokens()) {
            return Optional.of(new Spent(StopReason.TOKENS, limits.tokens() + " tokens"));
        }
        if (timeLeft().isNegative()) {
            return Optional.of(outOfTime());
        }
        if (subCallRefused) {
            return Optional.of(new Spent(StopReason.SUB_CALLS, limits.subCalls() + " sub-calls"));
        }
        return Optional.empty();
    }

    Spent outOfTime() {
        return new Spent(StopReason.TIME, limits.time().toSeconds() + " s");
    }

    Duration timeLeft() {
        return limits.time().minusNanos(System.nanoTime() - startNanos);
    }

    /// Calls of the root model so far.
    synchronized int rootCalls() {
        return root.calls();
    }

    /// What a method gives at its end, with what was used.
    ///
    /// @param cut whether the method itself left out a part of the context
    synchronized Answer answer(
            @Nullable String text, StopReason stop, int iterations, int errors, boolean cut, @Nullable String error) {
        return new Answer(text, stop, iterations, subCalls, errors, cut || promptCut, root, sub, error);
    }
}
