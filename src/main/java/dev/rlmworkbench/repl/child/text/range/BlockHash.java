package dev.rlmworkbench.repl.child.text.range;

/// Hash of 16 characters that can move along a text in constant time (Rabin-Karp, arithmetic modulo 2^32).
final class BlockHash {

    static final int LENGTH = 16;

    private static final int BASE = 0x01000193;
    private static final int LEAVING = power(LENGTH);

    private BlockHash() {}

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= BASE;
        }
        return power;
    }

    static int of(CharSequence text, int start) {
        int hash = 0;
        for (int i = start; i < start + LENGTH; i++) {
            hash = hash * BASE + text.charAt(i);
        }
        return hash;
    }

    /// The hash one character further on.
    static int moved(int hash, char leaving, char entering) {
        return hash * BASE + entering - leaving * LEAVING;
    }
}
