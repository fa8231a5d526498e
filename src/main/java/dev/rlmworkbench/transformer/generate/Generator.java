package dev.rlmworkbench.transformer.generate;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.KvCache;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Writes answers with one decoder on a thread of its own. Answers that are asked for at the same time are written
/// together, one token each a step, so that the weights are read from memory once for all of them.
public final class Generator implements AutoCloseable {

    /// Tokens of a prompt that are read in one step, between which a cancel is seen.
    private static final int PROMPT_STEP = 256;

    private final Decoder decoder;
    private final Tokenizer tokenizer;
    private final Set<Integer> endTokens;
    private final int mostTogether;
    private final PrefixCache prefixes;
    private final BlockingQueue<Generation> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    private List<Generation> active = new ArrayList<>();
    private @Nullable KvCache cache;

    /// @param endTokens    ids that end an answer
    /// @param mostTogether answers that are written at the same time, at least 1
    /// @param keptTokens   of earlier prompts and answers that are kept for reuse
    public Generator(Decoder decoder, Tokenizer tokenizer, Set<Integer> endTokens, int mostTogether, int keptTokens) {
        this.decoder = decoder;
        this.tokenizer = tokenizer;
        this.endTokens = Set.copyOf(endTokens);
        this.mostTogether = mostTogether;
        this.prefixes = new PrefixCache(decoder, keptTokens);
        this.thread = Thread.ofPlatform().name("generator").daemon().start(this::work);
    }

    /// Asks for an answer.
    ///
    /// @param prompt     at least one token
    /// @param mostTokens of the answer, at least 1
    /// @param stops      texts that end the answer and are not part of it
    public Generation generate(
            long[] prompt, SamplingOptions sampling, int mostTokens, List<String> stops, GenerationListener listener) {
        if (prompt.length == 0 || mostTokens < 1) {
            throw new IllegalArgumentException("nothing to continue or no room for an answer");
        }
        var generation = new Generation(prompt, sampling, mostTokens, stops, endTokens, tokenizer, listener);
        waiting.add(generation);
        if (closed) {
            failWaiting();
        }
        return generation;
    }

    private void work() {
        try {
            while (!closed) {
                if (active.isEmpty()) {
                    admit(waiting.take());
                }
                while (active.size() < mostTogether && !waiting.isEmpty()) {
                    admit(waiting.take());
                }
                step();
            }
        } catch (InterruptedException _) {
            // closed
        } finally {
            // An Error ends the thread too, and nobody may wait for it in vain.
            closed = true;
            active.forEach(generation -> generation.fail(closed()));
            failWaiting();
            replaceCache(null);
            prefixes.close();
        }
    }

    private static TransformerException closed() {
        return new TransformerException("the model was closed while it wrote");
    }

    private void failWaiting() {
        for (var generation = waiting.poll(); generation != null; generation = waiting.poll()) {
            generation.fail(closed());
        }
    }

    /// Reads a prompt and adds it to those that are written.
    private void admit(Generation generation) {
        KvCache own = null;
        try {
            own = prefixes.take(generation.prompt());
            var logits = read(generation, own);
            if (logits == null) {
                keep(generation, own);
                if (!generation.ended()) {
                    generation.fail(closed());
                }
                return;
            }
            generation.accept(logits);
            if (generation.ended()) {
                keep(generation, own);
                return;
            }
            join(generation, own);
        } catch (RuntimeException e) {
            if (own != null) {
                own.close();
            }
            generation.fail(e);
        }
    }

    /// @return null when it was cancelled meanwhile
    private float @Nullable [] read(Generation generation, KvCache own) {
        var prompt = generation.prompt();
        int reused = own.length();
        float[] logits = null;
        for (int at = reused; at < prompt.length; at += PROMPT_STEP) {
            if (generation.endIfCancelled() || closed) {
                return null;
            }
            logits = decoder.extend(own, Arrays.copyOfRange(prompt, at, Math.min(prompt.length, at + PROMPT_STEP)));
        }
        generation.promptRead(reused);
        return logits;
    }

    private void join(Generation generation, KvCache own) {
        if (cache == null) {
            cache = own;
        } else {
            var rows = rowsOf(active, cache);
            rows.add(new Decoder.CachedRow(own, 0, own.length()));
            replaceCache(decoder.gather(rows));
            own.close();
        }
        active.add(generation);
    }

    private List<Decoder.CachedRow> rowsOf(List<Generation> wanted, KvCache from) {
        var rows = new ArrayList<Decoder.CachedRow>();
        for (var generation : wanted) {
            int row = active.indexOf(generation);
            rows.add(new Decoder.CachedRow(from, row, from.tokens(row)));
        }
        return rows;
    }

    /// One token for each.
    private void step() {
        if (active.isEmpty() || cache == null) {
            return;
        }
        try {
            boolean over = false;
            for (var generation : active) {
                over |= generation.endIfCancelled();
            }
            if (!over) {
                var logits = decoder.extendEach(
                        cache, active.stream().mapToLong(Generation::lastToken).toArray());
                for (int i = 0; i < logits.length; i++) {
                    active.get(i).accept(logits[i]);
                    over |= active.get(i).ended();
                }
            }
            if (over) {
                releaseEnded();
            }
        } catch (RuntimeException e) {
            active.forEach(generation -> generation.fail(e));
            active = new ArrayList<>();
            replaceCache(null);
        }
    }

    private void releaseEnded() {
        var whole = cache;
        if (whole == null) {
            return;
        }
        if (active.size() == 1) {
            cache = null;
            keep(active.removeFirst(), whole);
            return;
        }
        for (var generation : active.stream().filter(Generation::ended).toList()) {
            keep(generation, decoder.gather(rowsOf(List.of(generation), whole)));
        }
        var rest = active.stream().filter(generation -> !generation.ended()).toList();
        replaceCache(rest.isEmpty() ? null : decoder.gather(rowsOf(rest, whole)));
        active = new ArrayList<>(rest);
    }

    private void replaceCache(@Nullable KvCache next) {
        if (cache != null) {
            cache.close();
        }
        cache = next;
    }

    /// What the decoder has read of this text, for prompts that begin alike.
    private void keep(Generation generation, KvCache own) {
        prefixes.keep(Arrays.copyOf(generation.tokensRead(), own.length()), own);
    }

    /// Ends all answers and waits for the step in progress. The decoder stays open.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
