package dev.rlmworkbench.text.pattern;

/// A part of a text as a regular expression reads it. Long work over it is watched.
final class Stretch implements CharSequence {

    private static final int READS_BETWEEN_CHECKS = 1 << 16;

    private final String text;
    private final int start;
    private final int end;
    private final boolean inOneLine;
    private final Runnable check;
    private int reads;

    /// @param inOneLine whether line breaks are read as spaces
    Stretch(String text, int start, int end, boolean inOneLine, Runnable check) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.inOneLine = inOneLine;
        this.check = check;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        if (++reads % READS_BETWEEN_CHECKS == 0) {
            check.run();
        }
        char c = text.charAt(start + index);
        return inOneLine && (c == '\n' || c == '\r') ? ' ' : c;
    }

    boolean isAscii() {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.substring(start + from, start + to);
    }

    @Override
    public String toString() {
        return text.substring(start, end);
    }
}
