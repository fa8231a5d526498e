package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.result.TaskKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that happened while a task was answered. Files, command line and screens all follow this type.
public sealed interface RunEvent {

    /// @param taskType family of the task, `ask` for a question about the user's own files
    /// @param task     the whole task with its right answer; null in older files, and where nobody knows the answer
    /// @param language whose rules for words functions use in its text, such as `english`, or `other`; null in
    ///                 older files
    record TaskStarted(
            String method,
            String taskType,
            String query,
            int contextChars,
            @Nullable TaskKey task,
            @Nullable String language)
            implements RunEvent {

        /// Of a text whose language nobody looked at.
        public TaskStarted(String method, String taskType, String query, int contextChars, @Nullable TaskKey task) {
            this(method, taskType, query, contextChars, task, null);
        }

        /// Of a task whose right answer nobody knows.
        public TaskStarted(String method, String taskType, String query, int contextChars) {
            this(method, taskType, query, contextChars, null, null);
        }
    }

    /// @param stopReason name of a [dev.rlmworkbench.result.StopReason]
    /// @param error      null when the task is done
    /// @param scores     of the answer; null in older files, and where nobody knows the right answer
    record TaskFinished(
            @Nullable String answer,
            String stopReason,
            double seconds,
            @Nullable String error,
            @Nullable Scores scores) implements RunEvent {

        /// Of an answer that nobody can judge.
        public TaskFinished(@Nullable String answer, String stopReason, double seconds, @Nullable String error) {
            this(answer, stopReason, seconds, error, null);
        }
    }

    /// @param role     `root` or `sub`
    /// @param messages only those added since the previous call of the same conversation
    /// @param earlier  number of messages of the conversation recorded before
    record ModelCallStarted(String role, String model, int turn, int earlier, List<ChatMessage> messages)
            implements RunEvent {}

    /// Text as it streams in, some pieces merged; kept for the live view and replay.
    record TokensReceived(String text) implements RunEvent {}

    /// A model's answer. `model_call_finished` in older files.
    ///
    /// @param finish  `stop`, `length`, `listener` (what came was enough) or `other`
    /// @param details all that is needed to make the same call again or to train on it; null in older files and in
    ///                those of other products
    record Generation(
            String text,
            String thinking,
            TokenUsage usage,
            CallTiming timing,
            String finish,
            @Nullable String promptCut,
            @Nullable GenerationDetails details)
            implements RunEvent {

        /// An answer of which no more is known.
        public Generation(
                String text,
                String thinking,
                TokenUsage usage,
                CallTiming timing,
                String finish,
                @Nullable String promptCut) {
            this(text, thinking, usage, timing, finish, promptCut, null);
        }

        /// Which limit cut the answer off, as people read it; empty where none did.
        public Optional<String> cutOff() {
            if (!finish.equals("length")) {
                return Optional.empty();
            }
            var limit = details == null ? null : details.limit();
            return Optional.of(
                    switch (limit) {
                        case null -> "a length limit";
                        case REPLY_BUDGET -> "the reply budget";
                        case WINDOW -> "the model's window";
                    });
        }
    }

    record ModelCallFailed(String reason) implements RunEvent {}

    record CodeStarted(int turn, int block, String language, String code) implements RunEvent {}

    record CodeFinished(int turn, int block, ReplResult result) implements RunEvent {}

    /// The parts of the context that a method put into its prompt instead of the whole.
    ///
    /// @param passages in the order of the prompt
    record PassagesChosen(List<ChosenPassage> passages) implements RunEvent {
        /// Characters `start` (inclusive) to `end` (exclusive) of the context, in UTF-16 units.
        ///
        /// @param rank 1 for the best match with the question
        public record ChosenPassage(int rank, int start, int end) {}
    }

    /// The engine spoke to the model beside the output: no code found, a premature or repeated step.
    record Nudge(int turn, String guard, String text) implements RunEvent {}

    /// Earlier turns were replaced by a summary.
    record Compaction(int turn, int messagesBefore, int messagesAfter, String summary) implements RunEvent {}

    /// @param how `code`, `text`, `variable` or `exhausted` (asked for at a limit)
    record FinalAnswer(int turn, String how, String answer) implements RunEvent {}

    record LimitReached(String limit, String detail) implements RunEvent {}

    record ReplRestarted(int turn, String why) implements RunEvent {}
}
