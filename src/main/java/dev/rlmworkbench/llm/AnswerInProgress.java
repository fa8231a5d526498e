package dev.rlmworkbench.llm;

import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What has come of one answer so far: gathers the pieces and tells the listener.
final class AnswerInProgress implements ThinkingSplitter.Sink {

    private final StreamListener listener;
    private final ThinkingSplitter splitter = new ThinkingSplitter(this);
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private @Nullable FinishReason finish;
    private int promptTokens;
    private int completionTokens;
    private @Nullable CallTiming serverTiming;
    private boolean last;
    private boolean stopped;
    private boolean heard;

    AnswerInProgress(StreamListener listener) {
        this.listener = listener;
    }

    void accept(ChatChunk chunk) {
        thinking(chunk.thinking());
        if (!chunk.text().isEmpty()) {
            splitter.accept(chunk.text());
        }
        finish = chunk.finish() == null ? finish : chunk.finish();
        promptTokens = Math.max(promptTokens, chunk.promptTokens());
        completionTokens = Math.max(completionTokens, chunk.completionTokens());
        serverTiming = chunk.timing() == null ? serverTiming : chunk.timing();
        last |= chunk.last();
        if (last && !stopped) {
            splitter.finish();
        }
    }

    /// The body ended. Pieces held back are handed over when the answer is complete all the same.
    void bodyEnded() {
        if (!last && finish != null && !stopped) {
            splitter.finish();
        }
    }

    @Override
    public void text(String piece) {
        if (!stopped) {
            text.append(piece);
            heard = true;
            stopped = !listener.onText(piece);
        }
    }

    @Override
    public void thinking(String piece) {
        if (!stopped && !piece.isEmpty()) {
            thinking.append(piece);
            heard = true;
            listener.onThinking(piece);
        }
    }

    /// The listener was told a piece, so the call cannot be made again.
    boolean heard() {
        return heard;
    }

    boolean over() {
        return stopped || last;
    }

    boolean stopped() {
        return stopped;
    }

    /// Whether the server said that the model has ended.
    boolean complete() {
        return last || finish != null;
    }

    /// The server closed the answer without a word and without a reason, as llama-cpp-python does when another client
    /// asks meanwhile.
    boolean isEmptyWithoutReason() {
        return last && finish == null && !stopped && text.isEmpty() && thinking.isEmpty();
    }

    /// 0 when not told.
    int promptTokens() {
        return promptTokens;
    }

    /// 0 when not told.
    int completionTokens() {
        return completionTokens;
    }

    int commonTokens() {
        return CommonTokens.of(text.toString()) + CommonTokens.of(thinking.toString());
    }

    ChatResponse response(TokenUsage usage, CallTiming seen, @Nullable String promptCut) {
        var timing = serverTiming == null
                ? seen
                : new CallTiming(seen.total(), serverTiming.load(), serverTiming.prefill(), serverTiming.decode());
        var reason = stopped ? FinishReason.LISTENER : finish == null ? FinishReason.OTHER : finish;
        return new ChatResponse(text.toString(), thinking.toString(), usage, timing, reason, promptCut);
    }

    static CallTiming timing(long loadNanos, long prefillNanos, long decodeNanos) {
        return new CallTiming(
                Duration.ZERO,
                Duration.ofNanos(loadNanos),
                Duration.ofNanos(prefillNanos),
                Duration.ofNanos(decodeNanos));
    }
}
