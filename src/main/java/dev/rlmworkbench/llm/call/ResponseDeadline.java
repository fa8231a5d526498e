package dev.rlmworkbench.llm.call;

/// A moment until which something is waited for, and the sentence to say when it passes.
///
/// @param nanoTime of [System#nanoTime()]
public record ResponseDeadline(long nanoTime, String sentence) {

    public long remainingNanos() {
        return Math.max(0, nanoTime - System.nanoTime());
    }
}
