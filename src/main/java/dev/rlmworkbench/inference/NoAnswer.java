package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.ChatResponse.FinishReason;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.Optional;

/// Why a reply holds no answer, right or wrong, although the call went well.
///
/// @param limit  as the trajectory names it
/// @param detail for people
record NoAnswer(StopReason reason, String limit, String detail) {

    /// @return empty where the reply is an answer, be it an empty one
    static Optional<NoAnswer> in(ChatResponse response) {
        if (response.isThoughtOnly()) {
            return Optional.of(new NoAnswer(StopReason.THINKING, "thinking", response.thoughtOnlySentence()));
        }
        return response.finish() == FinishReason.CONTENT_FILTER
                ? Optional.of(new NoAnswer(
                        StopReason.FILTERED, "content_filter", "the server's content filter held back the answer"))
                : Optional.empty();
    }

    RunEvent.LimitReached event() {
        return new RunEvent.LimitReached(limit, detail);
    }
}
