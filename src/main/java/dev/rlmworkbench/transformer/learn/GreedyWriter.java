package dev.rlmworkbench.transformer.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.WeightLayout;
import dev.rlmworkbench.transformer.learn.Continuation.Stop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Continues one text by a decoder that learns, layer by layer as it learns, so that weights in 4 bits need no more
/// room than then. Reading several tokens takes little longer than one, since each layer is unpacked once for all.
final class GreedyWriter {

    /// Tokens of a prompt that are read in one go, between which it can be given up.
    private static final int PROMPT_PIECE = 256;

    /// Tokens of a guess that are read at once.
    private static final int GUESSED = 8;

    private final LearningLayers model;
    private final NDManager memory;
    private final ContinuationWish wish;
    private final BooleanSupplier isUnwanted;
    private final long deadline;
    private final List<NDArray> keys = new ArrayList<>();
    private final List<NDArray> values = new ArrayList<>();
    private final List<Long> said = new ArrayList<>();
    private int read;

    /// @param memory     owns what is kept of the text
    /// @param isUnwanted asked before each reading
    GreedyWriter(LearningLayers model, NDManager memory, ContinuationWish wish, BooleanSupplier isUnwanted) {
        this.model = model;
        this.memory = memory;
        this.wish = wish;
        this.isUnwanted = isUnwanted;
        this.deadline = System.nanoTime() + wish.mostTime().toNanos();
        var config = model.config();
        int columns = wish.prompt().length + wish.mostTokens() + GUESSED;
        for (int i = 0; i < model.layers(); i++) {
            keys.add(newColumns(config.kvHeads(), columns));
            values.add(newColumns(config.kvHeads(), columns));
        }
    }

    private NDArray newColumns(int heads, int columns) {
        return model.script()
                .call(memory, "new_columns", model.head(WeightLayout.EMBEDDING), heads, columns)
                .singletonOrThrow();
    }

    Continuation run() {
        var prompt = wish.prompt();
        long next = 0;
        for (int at = 0; at < prompt.length; at += PROMPT_PIECE) {
            var stop = whyStop();
            if (stop != null) {
                return said(stop);
            }
            next = likeliest(Arrays.copyOfRange(prompt, at, Math.min(prompt.length, at + PROMPT_PIECE)), 1)[0];
        }
        while (true) {
            var stop = whyStopAt(next);
            if (stop != null) {
                return said(stop);
            }
            said.add(next);
            stop = said.size() == wish.mostTokens() ? Stop.LENGTH : whyStop();
            if (stop != null) {
                return said(stop);
            }
            next = readOn(next, guess());
        }
    }

    private @Nullable Stop whyStop() {
        if (isUnwanted.getAsBoolean()) {
            return Stop.GIVEN_UP;
        }
        return System.nanoTime() - deadline > 0 ? Stop.TIME : null;
    }

    private @Nullable Stop whyStopAt(long token) {
        return model.config().endTokens().contains((int) token) ? Stop.END_TOKEN : null;
    }

    private Continuation said(Stop stop) {
        return new Continuation(said.stream().mapToLong(Long::longValue).toArray(), stop);
    }

    /// Says as much of the guess as is right.
    ///
    /// @return the token behind it
    private long readOn(long last, long[] guess) {
        var ids = new long[guess.length + 1];
        ids[0] = last;
        System.arraycopy(guess, 0, ids, 1, guess.length);
        var likeliest = likeliest(ids, ids.length);
        int right = 0;
        while (right < guess.length && guess[right] == likeliest[right]) {
            said.add(guess[right++]);
        }
        read -= guess.length - right; // what was read of the rest is written over
        return likeliest[right];
    }

    /// What stands in the guess behind the last two tokens that were said, or where as many were said before. Never
    /// so long that it would be too much, nor with a token that ends the answer.
    private long[] guess() {
        var guess = wish.guess();
        int at = said.size();
        if (at > guess.length || guess[at - 1] != said.getLast()) {
            at = 2;
            while (at < guess.length && !standsBefore(at)) {
                at++;
            }
        }
        int end = Math.min(guess.length, at + Math.min(GUESSED, wish.mostTokens() - said.size() - 1));
        int from = at;
        while (from < end && whyStopAt(guess[from]) == null) {
            from++;
        }
        return at >= from ? new long[0] : Arrays.copyOfRange(guess, at, from);
    }

    private boolean standsBefore(int at) {
        return said.size() >= 2
                && wish.guess()[at - 1] == said.getLast()
                && wish.guess()[at - 2] == said.get(said.size() - 2);
    }

    /// Reads the next tokens.
    ///
    /// @return what is likeliest behind each of the last ones
    private long[] likeliest(long[] ids, int last) {
        try (var step = memory.newSubManager()) {
            var x = model.script()
                    .call(step, "embed", step.create(ids, new Shape(1, ids.length)), model.head(WeightLayout.EMBEDDING))
                    .singletonOrThrow();
            for (int i = 0; i < model.layers(); i++) {
                var weights = wish.adapted() ? model.weights(i) : model.weightsAlone(i);
                var next = model.script()
                        .call(
                                step,
                                "extend",
                                x,
                                weights,
                                keys.get(i),
                                values.get(i),
                                read,
                                model.head(WeightLayout.FREQUENCIES))
                        .singletonOrThrow();
                x.close();
                x = next;
            }
            read += ids.length;
            return model.script()
                    .call(step, "likeliest", x, model.head(WeightLayout.LAST_NORM), model.head(WeightLayout.HEAD), last)
                    .singletonOrThrow()
                    .toLongArray();
        }
    }
}
