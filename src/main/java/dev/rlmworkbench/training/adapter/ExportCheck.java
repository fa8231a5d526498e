package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.chat.ChatTemplate;
import dev.rlmworkbench.transformer.chat.ChatTurn;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs the model with the adapter, and again with what was exported, and compares what they say.
public final class ExportCheck {

    /// Tokens that are written, unless the model ends before.
    private static final int ANSWER = 32;

    private static final List<ChatTurn> QUESTION = List.of(new ChatTurn(
            "user",
            "The variable `context` holds a long text. Write code that finds the sentence with the word 'harbour' in"
                    + " it, and answer with the number that stands in that sentence."));

    private final TorchEngine engine;
    private final TrainedAdapter trained;

    public ExportCheck(TorchEngine engine, TrainedAdapter trained) {
        this.engine = engine;
        this.trained = trained;
    }

    /// What the two said to the same question.
    ///
    /// @param text       what the model with the adapter wrote, taking the likeliest token each time
    /// @param tokens     of it
    /// @param same       at how many of them the exported one finds the same token likeliest
    /// @param difference largest of the log-probabilities of these tokens and the question's
    /// @param effect     the same between the model with the adapter and without
    public record Comparison(String text, int tokens, int same, double difference, double effect) {}

    /// @param folder  of a model
    /// @param adapter put on it, null where it is the exported model as a whole
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException when one of them cannot be run
    public Comparison with(Path folder, @Nullable PeftAdapter adapter) {
        var prompt = prompt();
        long[] all;
        double[] expected;
        double[] without;
        try (var decoder = Decoder.loadAdapted(engine, trained.base(), null, trained.adapter())) {
            all = greedy(decoder, prompt);
            expected = logProbabilities(decoder.logits(all), all);
            decoder.useAdapter(false);
            without = logProbabilities(decoder.logits(all), all);
        }
        try (var decoder = adapter == null
                ? Decoder.load(engine, folder, null)
                : Decoder.loadAdapted(engine, folder, null, adapter)) {
            var logits = decoder.logits(all);
            int same = 0;
            for (int i = prompt.length; i < all.length; i++) {
                same += likeliest(logits[i - 1]) == all[i] ? 1 : 0;
            }
            return new Comparison(
                    text(Arrays.copyOfRange(all, prompt.length, all.length)),
                    all.length - prompt.length,
                    same,
                    largestDifference(expected, logProbabilities(logits, all)),
                    largestDifference(expected, without));
        }
    }

    private long[] prompt() {
        try (var tokenizer = Tokenizer.open(trained.base())) {
            return ChatTemplate.of(trained.base(), tokenizer)
                    .prompt(QUESTION, false, tokenizer)
                    .ids();
        }
    }

    private String text(long[] ids) {
        try (var tokenizer = Tokenizer.open(trained.base())) {
            return tokenizer.decode(ids);
        }
    }

    /// @return the prompt and what follows
    private static long[] greedy(Decoder decoder, long[] prompt) {
        try (var cache = decoder.newCache()) {
            var all = prompt.clone();
            var logits = decoder.extend(cache, prompt);
            for (int i = 0; i < ANSWER; i++) {
                int next = likeliest(logits);
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = next;
                if (decoder.config().endTokens().contains(next)) {
                    break;
                }
                logits = decoder.extend(cache, next);
            }
            return all;
        }
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /// Of each token but the first.
    private static double[] logProbabilities(float[][] logits, long[] ids) {
        var values = new double[ids.length - 1];
        for (int i = 0; i < values.length; i++) {
            double largest = logits[i][likeliest(logits[i])];
            double sum = 0;
            for (float logit : logits[i]) {
                sum += Math.exp(logit - largest);
            }
            values[i] = logits[i][(int) ids[i + 1]] - largest - Math.log(sum);
        }
        return values;
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
