package dev.rlmworkbench.transformer.generate;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.KvCache;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// What a decoder has read lately, so that a prompt which begins like an earlier one is read only from where it
/// differs: the next turn of a conversation, or sub-calls that share their instructions.
final class PrefixCache implements AutoCloseable {

    /// A shorter beginning in common is read faster than it is looked after.
    private static final int MIN_LENGTH = 16;

    private record Entry(long[] tokens, KvCache cache) {}

    private final Decoder decoder;
    private final int mostTokens;
    /// The one used last comes first.
    private final Deque<Entry> entries = new ArrayDeque<>();

    /// @param mostTokens that are kept over all texts
    PrefixCache(Decoder decoder, int mostTokens) {
        this.decoder = decoder;
        this.mostTokens = mostTokens;
    }

    /// A cache that holds the longest known beginning of this prompt, at least one token less than all of it, since the
    /// last token's logits are needed. The caller owns it.
    KvCache take(long[] prompt) {
        Entry best = null;
        int common = 0;
        for (var entry : entries) {
            int here = Math.min(commonPrefix(entry.tokens(), prompt), prompt.length - 1);
            if (here > common) {
                best = entry;
                common = here;
            }
        }
        if (best == null || common < MIN_LENGTH) {
            return decoder.newCache();
        }
        entries.remove(best);
        if (common == best.tokens().length) {
            return best.cache();
        }
        entries.addFirst(best);
        return decoder.gather(List.of(new Decoder.CachedRow(best.cache(), 0, common)));
    }

    /// Keeps what was read; the cache is the store's from now on.
    void keep(long[] tokens, KvCache cache) {
        if (tokens.length < MIN_LENGTH) {
            cache.close();
            return;
        }
        var same = entries.stream()
                .filter(entry -> commonPrefix(entry.tokens(), tokens) == entry.tokens().length)
                .toList();
        same.forEach(this::drop);
        entries.addFirst(new Entry(tokens, cache));
        while (entries.stream().mapToInt(entry -> entry.cache().capacity()).sum() > mostTokens) {
            drop(entries.getLast());
        }
    }

    private void drop(Entry entry) {
        entries.remove(entry);
        entry.cache().close();
    }

    private static int commonPrefix(long[] a, long[] b) {
        int first = Arrays.mismatch(a, b);
        return first < 0 ? a.length : first;
    }

    @Override
    public void close() {
        entries.forEach(entry -> entry.cache().close());
        entries.clear();
    }
}
