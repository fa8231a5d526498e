package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One turn of the root model, or of a child RLM: a call, the code that it led to, what the engine said.
///
/// @param number  from 1
/// @param prompt  all messages that were sent
/// @param fresh   how many of them, the last ones, the step before had not
/// @param usage   null before the call has ended
/// @param timing  null before the call has ended
/// @param notes   nudges, compactions, limits, restarts and failed calls, in their order
/// @param answer  the final answer when this step gave one
public record Step(
        int number,
        String model,
        List<ChatMessage> prompt,
        int fresh,
        String reply,
        String thinking,
        @Nullable TokenUsage usage,
        @Nullable CallTiming timing,
        Instant started,
        Instant ended,
        List<CodeRun> code,
        List<SubCall> subCalls,
        List<RunEvent> notes,
        RunEvent.@Nullable FinalAnswer answer,
        List<ContextRead> reads) {

    public Duration took() {
        return Duration.between(started, ended);
    }

    /// Whether a block of it failed.
    public boolean failed() {
        return code.stream()
                .anyMatch(run -> run.result() != null && run.result().error() != null);
    }

    /// What its code printed, the blocks one after the other; errors included.
    public String output() {
        return String.join(
                "\n",
                code.stream()
                        .map(CodeRun::result)
                        .flatMap(Stream::ofNullable)
                        .flatMap(result -> Stream.of(
                                result.stdout().stripTrailing(),
                                result.value() == null ? "" : result.value(),
                                result.error() == null ? "" : result.error().message()))
                        .filter(words -> !words.isBlank())
                        .toList());
    }
}
