package dev.rlmworkbench.transformer.generate;

import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.generate.GenerationListener.End;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One answer that is asked for or being written. Only [#cancel()] may be called from outside the generator's thread.
public final class Generation {

    private final long[] prompt;
    private final Sampler sampler;
    private final TextStream text;
    private final int mostTokens;
    private final Set<Integer> endTokens;
    private final GenerationListener listener;
    private volatile boolean cancelled;
    private long[] answer = {};
    private int told;
    private @Nullable End end;

    Generation(
            long[] prompt,
            SamplingOptions sampling,
            int mostTokens,
            List<String> stops,
            Set<Integer> endTokens,
            Tokenizer tokenizer,
            GenerationListener listener) {
        this.prompt = prompt;
        this.sampler = new Sampler(sampling, prompt);
        this.text = new TextStream(tokenizer, stops);
        this.mostTokens = mostTokens;
        this.endTokens = endTokens;
        this.listener = listener;
    }

    /// Ends it before the next token.
    public void cancel() {
        cancelled = true;
    }

    long[] prompt() {
        return prompt;
    }

    /// Prompt and answer as far as the decoder has read them: all but the newest token.
    long[] tokensRead() {
        var all = Arrays.copyOf(prompt, prompt.length + Math.max(0, answer.length - 1));
        System.arraycopy(answer, 0, all, prompt.length, all.length - prompt.length);
        return all;
    }

    long lastToken() {
        return answer[answer.length - 1];
    }

    boolean ended() {
        return end != null;
    }

    void promptRead(int reused) {
        listener.onPromptRead(reused);
    }

    /// @return whether it is over because somebody wants it so
    boolean endIfCancelled() {
        if (cancelled && end == null) {
            end(End.CANCELLED);
        }
        return end != null;
    }

    /// Chooses the next token.
    void accept(float[] logits) {
        if (endIfCancelled()) {
            return;
        }
        int token = sampler.next(logits);
        answer = Arrays.copyOf(answer, answer.length + 1);
        answer[answer.length - 1] = token;
        if (endTokens.contains(token)) {
            end(End.END_TOKEN);
            return;
        }
        tell(text.accept(token));
        if (text.stopped()) {
            end(End.STOP_TEXT);
        } else if (answer.length >= mostTokens) {
            end(End.LENGTH);
        }
    }

    void fail(RuntimeException failure) {
        end = End.CANCELLED;
        listener.onFailure(failure);
    }

    private void end(End how) {
        end = how;
        tell(text.finish());
        listener.onEnd(how, ids(0, answer.length));
    }

    /// A token whose text is held back, since it may become a stop text or lacks the rest of a character, is told with
    /// the text.
    private void tell(String piece) {
        int from = told;
        told = text.tokensTold();
        listener.onText(piece, ids(from, told));
    }

    private int[] ids(int from, int to) {
        return Arrays.stream(answer, from, to).mapToInt(Math::toIntExact).toArray();
    }
}
