package dev.rlmworkbench.repl.child.text;

import java.time.Duration;

/// A text that ends the work of whoever reads it for too long, or after an interrupt: the only way to stop a regular
/// expression that backtracks without end.
public final class WatchedText implements CharSequence {

    /// How often the clock is read: once in so many characters.
    private static final int INTERVAL = 4_096;

    /// The reading took too long.
    public static final class TooLongException extends RuntimeException {
        TooLongException() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final long deadline;
    private int untilCheck = INTERVAL;

    public WatchedText(String text, Duration budget) {
        this.text = text;
        this.deadline = System.nanoTime() + budget.toNanos();
    }

    @Override
    public char charAt(int index) {
        if (--untilCheck == 0) {
            untilCheck = INTERVAL;
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new TooLongException();
            }
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
