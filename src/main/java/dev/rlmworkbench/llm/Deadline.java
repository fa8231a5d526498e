package dev.rlmworkbench.llm;

/// A moment until which something is waited for, and the sentence to say when it passes.
///
/// @param nanoTime of [System#nanoTime()]
record Deadline(long nanoTime, String sentence) {

    long remainingNanos() {
        return Math.max(0, nanoTime - System.nanoTime());
    }
}
