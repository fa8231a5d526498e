package dev.rlmworkbench.text.range;

/// Hash of 16 characters that moves along a text in constant time (Rabin-Karp, arithmetic modulo 2^32).
final class BlockHash {

    static final int LENGTH = 16;

    private static final int BASE = 0x01000193;
    private static final int LEAVING = power(LENGTH);

    private final String text;
    private int at;
    private int value;

    /// At the text's start.
    BlockHash(String text) {
        this.text = text;
        jump(0);
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= BASE;
        }
        return power;
    }

    static int of(String text, int start) {
        int hash = 0;
        for (int i = start; i < start + LENGTH; i++) {
            hash = hash * BASE + text.charAt(i);
        }
        return hash;
    }

    /// Whether there are 16 characters left.
    boolean isInside() {
        return at + LENGTH <= text.length();
    }

    int at() {
        return at;
    }

    int value() {
        return value;
    }

    void jump(int position) {
        at = position;
        value = isInside() ? of(text, at) : 0;
    }

    void move() {
        if (at + LENGTH < text.length()) {
            value = value * BASE + text.charAt(at + LENGTH) - text.charAt(at) * LEAVING;
        }
        at++;
    }
}
