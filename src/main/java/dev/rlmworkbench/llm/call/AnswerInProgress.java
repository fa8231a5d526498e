package dev.rlmworkbench.llm.call;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What has come of one answer so far: gathers the pieces and tells the listener. Where it is not known yet whether the
/// model's prompts open the thoughts, an answer is read on after the listener had enough, without telling it: the
/// text may turn out to be thought, and the answer to come after it.
public final class AnswerInProgress implements ThinkingSplitter.Sink {

    private final StreamListener listener;
    private final ThoughtHabit habit;
    private final ThinkingSplitter splitter;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder rawText = new StringBuilder();
    private final StringBuilder rawThinking = new StringBuilder();
    private @Nullable FinishReason finish;
    private int promptTokens;
    private int completionTokens;
    private @Nullable CallTiming serverTiming;
    private boolean begun;
    private boolean last;
    private boolean stopped;
    private final StringBuilder unheard = new StringBuilder();
    private int rawAtStop;
    private boolean heard;

    /// @param habit of the model, which this answer may teach
    public AnswerInProgress(StreamListener listener, ThoughtHabit habit) {
        this.listener = listener;
        this.habit = habit;
        this.splitter = new ThinkingSplitter(this, habit.promptOpensThoughts());
    }

    public void accept(ChatChunk chunk) {
        begun = true;
        rawThinking.append(chunk.thinking());
        if (!chunk.thinking().isEmpty() && rawText.isEmpty()) {
            habit.learnt(false);
            splitter.partedByServer();
        }
        thinking(chunk.thinking());
        rawText.append(chunk.text());
        if (!chunk.text().isEmpty()) {
            splitter.accept(chunk.text());
        }
        finish = chunk.finish() == null ? finish : chunk.finish();
        promptTokens = Math.max(promptTokens, chunk.promptTokens());
        completionTokens = Math.max(completionTokens, chunk.completionTokens());
        serverTiming = chunk.timing() == null ? serverTiming : chunk.timing();
        last |= chunk.last();
        if (last) {
            finished();
        }
    }

    /// The body ended. Pieces held back are handed over when the answer is complete all the same.
    public void bodyEnded() {
        if (!last && finish != null) {
            finished();
        }
    }

    private void finished() {
        splitter.finish(finish == FinishReason.LENGTH || finish == FinishReason.CONTENT_FILTER);
        if (!habit.isKnown() && finish == FinishReason.STOP && !rawText.isEmpty()) {
            habit.learnt(false);
        }
    }

    /// No more of this answer is read.
    public void closed() {
        if (stopped) {
            habit.notLearnt();
        }
    }

    @Override
    public void text(String piece) {
        if (!stopped) {
            text.append(piece);
            heard = true;
            stopped = !listener.onText(piece);
            rawAtStop = rawText.length();
        } else {
            unheard.append(piece);
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

    /// Where the prompt opened the thoughts: a listener that had enough of them has not seen the answer yet.
    @Override
    public void wasThinking() {
        habit.learnt(true);
        thinking.append(text).append(unheard);
        text.setLength(0);
        unheard.setLength(0);
        stopped = false;
        listener.onTextWasThinking();
    }

    @Override
    public void wasText() {
        habit.learnt(false);
        var all = thinking.toString();
        thinking.setLength(0);
        text(all);
    }

    /// The listener was told a piece, so the call cannot be made again.
    public boolean heard() {
        return heard;
    }

    /// Whether any piece came, with text or without.
    public boolean begun() {
        return begun;
    }

    public boolean over() {
        return last || stopped && habit.isKnown();
    }

    public boolean stopped() {
        return stopped;
    }

    /// Whether the server said that the model has ended.
    public boolean complete() {
        return last || finish != null;
    }

    /// The server closed the answer without a word and without a reason, as llama-cpp-python does when another client
    /// asks meanwhile.
    public boolean isEmptyWithoutReason() {
        return last && finish == null && !stopped && text.isEmpty() && thinking.isEmpty();
    }

    /// 0 when not told.
    public int promptTokens() {
        return promptTokens;
    }

    /// 0 when not told.
    public int completionTokens() {
        return completionTokens;
    }

    public int commonTokens() {
        return CommonTokens.of(text.toString()) + CommonTokens.of(thinking.toString());
    }

    public ChatResponse response(TokenUsage usage, CallTiming seen, @Nullable String promptCut) {
        var timing = serverTiming == null
                ? seen
                : new CallTiming(seen.total(), serverTiming.load(), serverTiming.prefill(), serverTiming.decode());
        var reason = stopped ? FinishReason.LISTENER : finish == null ? FinishReason.OTHER : finish;
        return new ChatResponse(text.toString(), thinking.toString(), usage, timing, reason)
                .withRaw(ChatResponse.raw(
                        rawThinking.toString(), stopped ? rawText.substring(0, rawAtStop) : rawText.toString()))
                .withPromptCut(promptCut);
    }

    public static CallTiming timing(long loadNanos, long prefillNanos, long decodeNanos) {
        return new CallTiming(
                Duration.ZERO,
                Duration.ofNanos(loadNanos),
                Duration.ofNanos(prefillNanos),
                Duration.ofNanos(decodeNanos));
    }
}
