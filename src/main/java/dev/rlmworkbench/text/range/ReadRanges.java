package dev.rlmworkbench.text.range;

import dev.rlmworkbench.text.TextRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which ranges of a context a block printed and which it sent to models. Beside what functions say that they showed,
/// texts are looked up in the context, at least 24 characters at a time, with a bounded amount of work: what is not
/// looked at is not reported, and what is reported was there character by character. Thread-safe.
public final class ReadRanges {

    private static final int MIN_MATCH_LENGTH = 24;
    private static final Duration WORK_OF_A_BLOCK = Duration.ofMillis(50);
    private static final int MAX_HANDED_OUT = 50_000;
    private static final int MAX_DISPLAYS_LENGTH = 1_000_000;

    private final String context;
    private final Map<Integer, Integer> handedOut = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > MAX_HANDED_OUT;
        }
    };
    private final Map<String, List<TextRange>> displays = new LinkedHashMap<>();
    private final List<TextRange> printed = new ArrayList<>();
    private final List<TextRange> sent = new ArrayList<>();
    private @Nullable ContextLookup lookup;
    private long displaysLength;
    private long nanosLeft;

    /// Cheap: the context is read when something is looked up.
    public ReadRanges(String context) {
        this.context = context;
        beginBlock();
    }

    /// Forgets what the last block printed and sent; parts handed out stay known, because variables keep them.
    public synchronized void beginBlock() {
        displays.clear();
        displaysLength = 0;
        printed.clear();
        sent.clear();
        nanosLeft = WORK_OF_A_BLOCK.toNanos();
    }

    /// A function gave this to the block to print; it shows these ranges, perhaps with white space folded.
    public synchronized void showing(String display, List<TextRange> ranges) {
        displaysLength += display.length();
        if (!display.isEmpty() && !ranges.isEmpty() && displaysLength <= MAX_DISPLAYS_LENGTH) {
            displays.put(display, ranges);
        }
    }

    /// A function gave this part to the code: text that begins like it most likely is it, also when the context says
    /// the same elsewhere. The latest 50,000 are known.
    public synchronized void handedOut(TextRange part) {
        if (part.length() >= ContextLookup.BLOCK) {
            handedOut.put(ContextLookup.hash(context, part.start()), part.start());
        }
    }

    /// To be called with what is shown in the end, after any cut.
    public synchronized void printed(String text) {
        displays.forEach((display, ranges) -> {
            if (text.contains(display)) {
                printed.addAll(ranges);
            }
        });
        find(text, printed);
    }

    /// To be called with each text that goes to a model.
    public synchronized void sent(String text) {
        find(text, sent);
    }

    /// A part that goes to a model as it is.
    public synchronized void sent(TextRange part) {
        sent.add(part);
    }

    /// Ascending, merged where they touch.
    public synchronized List<TextRange> printedRanges() {
        return merged(printed);
    }

    /// Ascending, merged where they touch.
    public synchronized List<TextRange> sentRanges() {
        return merged(sent);
    }

    private static List<TextRange> merged(List<TextRange> ranges) {
        var merged = new ArrayList<TextRange>();
        ranges.stream()
                .filter(range -> range.length() > 0)
                .sorted(Comparator.comparingInt(TextRange::start))
                .forEach(range -> {
                    if (merged.isEmpty() || merged.getLast().end() < range.start()) {
                        merged.add(range);
                    } else {
                        var last = merged.removeLast();
                        merged.add(new TextRange(last.start(), Math.max(last.end(), range.end())));
                    }
                });
        return merged;
    }

    /// One pass over a text from left to right, each match as long as it goes.
    private void find(String text, List<TextRange> found) {
        if (text.length() < MIN_MATCH_LENGTH || context.length() < MIN_MATCH_LENGTH || nanosLeft <= 0) {
            return;
        }
        var known = lookup;
        if (known == null) {
            known = new ContextLookup(context);
            lookup = known;
        }
        long begin = System.nanoTime();
        long deadline = begin + nanosLeft;
        int free = 0;
        for (int at = 0; at + ContextLookup.BLOCK <= text.length() && System.nanoTime() - deadline < 0; ) {
            var match = known.longest(text, at, free, handedOut.get(ContextLookup.hash(text, at)));
            if (match.length() >= MIN_MATCH_LENGTH) {
                found.add(new TextRange(match.place(), match.place() + match.length()));
                free = match.end();
                at = free;
            } else {
                at++;
            }
        }
        nanosLeft -= System.nanoTime() - begin;
    }
}
