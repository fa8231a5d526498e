package dev.rlmworkbench.repl.child.text;

/// Keeps the head and the tail of what is written to it, in bounded memory, and says in numbers what was left out.
public final class OutputBuffer {

    private final int headLimit;
    private final int tailLimit;
    private final StringBuilder head = new StringBuilder();
    private final char[] tail;
    private long afterHead;

    /// @param limit characters kept in all, two thirds of them from the start
    public OutputBuffer(int limit) {
        this.headLimit = limit * 2 / 3;
        this.tailLimit = limit - headLimit;
        this.tail = new char[tailLimit];
    }

    public synchronized void append(CharSequence text) {
        int at = Math.min(text.length(), headLimit - head.length());
        head.append(text, 0, at);
        int rest = text.length() - at;
        int skip = Math.max(0, rest - tailLimit); // only the end of a long text can stay
        afterHead += skip;
        for (int i = at + skip; i < text.length(); i++) {
            tail[(int) (afterHead++ % tailLimit)] = text.charAt(i);
        }
    }

    /// What was written since the last call.
    public synchronized String take() {
        var shown = new StringBuilder(head);
        long left = Math.max(0, afterHead - tailLimit);
        if (left > 0) {
            shown.append("\n[... ").append(left).append(" characters left out ...]\n");
        }
        for (long i = left; i < afterHead; i++) {
            shown.append(tail[(int) (i % tailLimit)]);
        }
        head.setLength(0);
        afterHead = 0;
        return shown.toString();
    }

    /// The text cut to a limit in the same way.
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var buffer = new OutputBuffer(limit);
        buffer.append(text);
        return buffer.take();
    }
}
