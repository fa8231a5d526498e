package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.StreamListener;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.trajectory.replay.Step;
import java.time.Duration;
import java.util.Objects;

/// A recorded reply given once more: no model is asked, and the recorded tokens and times are told.
final class Playback {

    private Playback() {}

    static ChatResponse of(Step recorded, StreamListener listener) {
        return tell(
                recorded,
                recorded.reply(),
                Objects.requireNonNullElseGet(recorded.usage(), () -> new TokenUsage(0, 0, true)),
                listener);
    }

    /// @param reply in the place of the recorded one; its tokens are an estimate
    static ChatResponse of(Step recorded, String reply, StreamListener listener) {
        int prompt = recorded.usage() == null ? 0 : recorded.usage().promptTokens();
        return tell(recorded, reply, new TokenUsage(prompt, CommonTokens.of(reply), true), listener);
    }

    private static ChatResponse tell(Step recorded, String reply, TokenUsage usage, StreamListener listener) {
        listener.onText(reply);
        var timing = Objects.requireNonNullElseGet(
                recorded.timing(), () -> new CallTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        return new ChatResponse(reply, recorded.thinking(), usage, timing, FinishReason.STOP);
    }
}
