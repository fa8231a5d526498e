package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.trajectory.replay.Step;
import java.time.Duration;
import java.util.Objects;

/// A model that answers from a recording as far as it goes, and then as the live model does. What is recorded is given
/// once more without asking a model; its tokens and times are told as recorded.
abstract sealed class Recorded implements LanguageModel permits RecordedTurns, RecordedSubCalls {

    protected final LanguageModel live;

    Recorded(LanguageModel live) {
        this.live = live;
    }

    protected static ChatResponse again(Step recorded, StreamListener listener) {
        return told(
                recorded,
                recorded.reply(),
                Objects.requireNonNullElseGet(recorded.usage(), () -> new TokenUsage(0, 0, true)),
                listener);
    }

    /// @param reply in the place of the recorded one; its tokens are an estimate
    protected static ChatResponse changed(Step recorded, String reply, StreamListener listener) {
        int prompt = recorded.usage() == null ? 0 : recorded.usage().promptTokens();
        return told(recorded, reply, new TokenUsage(prompt, CommonTokens.of(reply), true), listener);
    }

    private static ChatResponse told(Step recorded, String reply, TokenUsage usage, StreamListener listener) {
        listener.onText(reply);
        var timing = Objects.requireNonNullElseGet(
                recorded.timing(), () -> new CallTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        return new ChatResponse(reply, recorded.thinking(), usage, timing, FinishReason.STOP);
    }

    @Override
    public ModelInfo info() {
        return live.info();
    }

    @Override
    public int concurrency() {
        return live.concurrency();
    }

    @Override
    public void close() {
        live.close();
    }
}
