package dev.rlmworkbench.repl.child.text.range;

import dev.rlmworkbench.repl.child.text.TextPiece;
import dev.rlmworkbench.repl.child.text.TextRange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which ranges of the context a block printed and which it sent to sub-calls. Found by looking the text up in the
/// context, at least 24 characters at a time, with a bounded amount of work: what is not looked at is not reported, and
/// what is reported was there character by character. Thread-safe.
public final class ContextRanges {

    private static final int MIN_MATCH_LENGTH = 24;
    private static final Duration WORK_OF_A_BLOCK = Duration.ofMillis(50);
    private static final int CLOCK_INTERVAL = 4_096;

    private final String context;
    private final HandedOut handedOut;
    private final RangeSet printed = new RangeSet();
    private final RangeSet sent = new RangeSet();
    private @Nullable ContextLookup lookup;
    private long nanosLeft;

    public ContextRanges(String context) {
        this.context = context;
        this.handedOut = new HandedOut(context);
        beginBlock();
    }

    /// Forgets what the last block printed and sent; pieces handed out stay known, because variables keep them.
    public synchronized void beginBlock() {
        printed.clear();
        sent.clear();
        nanosLeft = WORK_OF_A_BLOCK.toNanos();
    }

    /// A helper printed this piece itself, perhaps with its white space folded.
    public synchronized void showed(TextPiece piece) {
        printed.add(piece.start(), piece.end());
    }

    public void handedOut(TextPiece piece) {
        handedOut(piece.start(), piece.end());
    }

    /// A helper gave this part of the context to the code.
    public synchronized void handedOut(int start, int end) {
        handedOut.add(start, end);
    }

    /// To be called with what is shown in the end, after any cut.
    public synchronized void printed(String text) {
        find(text, printed);
    }

    /// To be called with each prompt and each context of a sub-call.
    public synchronized void sent(String text) {
        find(text, sent);
    }

    public synchronized List<TextRange> printedRanges() {
        return printed.ranges();
    }

    public synchronized List<TextRange> sentRanges() {
        return sent.ranges();
    }

    private void find(String text, RangeSet found) {
        if (text.length() < MIN_MATCH_LENGTH || context.length() < MIN_MATCH_LENGTH || nanosLeft <= 0) {
            return;
        }
        var known = lookup;
        if (known == null) {
            known = new ContextLookup(context);
            lookup = known;
        }
        long begin = System.nanoTime();
        new Scan(text, known).run(found, begin + nanosLeft);
        nanosLeft -= System.nanoTime() - begin;
    }

    /// One pass over a text from left to right, each match as long as it goes.
    private final class Scan {
        private final String text;
        private final ContextLookup known;
        private int free;
        private int at;
        private int bestStart;
        private int bestEnd;
        private int bestPlace;

        Scan(String text, ContextLookup known) {
            this.text = text;
            this.known = known;
        }

        void run(RangeSet found, long deadline) {
            int last = text.length() - BlockHash.LENGTH;
            int hash = BlockHash.of(text, 0);
            int steps = 0;
            while (true) {
                bestStart = bestEnd = at;
                handedOut.candidates(hash, this::consider);
                known.candidates(hash, this::consider);
                if (bestEnd - bestStart >= MIN_MATCH_LENGTH) {
                    found.add(bestPlace, bestPlace + bestEnd - bestStart);
                    at = free = bestEnd;
                    if (at > last) {
                        return;
                    }
                    hash = BlockHash.of(text, at);
                } else {
                    if (at == last) {
                        return;
                    }
                    hash = BlockHash.moved(hash, text.charAt(at), text.charAt(at + BlockHash.LENGTH));
                    at++;
                }
                if (++steps % CLOCK_INTERVAL == 0 && System.nanoTime() - deadline > 0) {
                    return;
                }
            }
        }

        /// Keeps the longest stretch around `at` that is the same here and in the context around `place`.
        private void consider(int place) {
            int start = at;
            int from = place;
            while (start > free && from > 0 && text.charAt(start - 1) == context.charAt(from - 1)) {
                start--;
                from--;
            }
            int end = at;
            int to = place;
            while (end < text.length() && to < context.length() && text.charAt(end) == context.charAt(to)) {
                end++;
                to++;
            }
            if (end - start > bestEnd - bestStart) {
                bestStart = start;
                bestEnd = end;
                bestPlace = from;
            }
        }
    }
}
