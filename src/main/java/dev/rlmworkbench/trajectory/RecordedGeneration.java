package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ExactTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a model as it was made: what went in, what came out, how.
///
/// @param call     id of the call within its task, as in [EventEntry]
/// @param depth    0 for the root model
/// @param role     `root` or `sub`
/// @param turn     of the root model, 0 for sub-calls
/// @param messages as sent, all of them
/// @param answer   what came
/// @param tokens   of prompt and answer, null where the model ran behind a server or the file is older
public record RecordedGeneration(
        String call,
        int depth,
        String role,
        String model,
        int turn,
        List<ChatMessage> messages,
        RunEvent.Generation answer,
        @Nullable ExactTokens tokens) {

    public RecordedGeneration {
        messages = List.copyOf(messages);
    }

    /// What the method went on with: the answer's text, or its beginning.
    public String used() {
        var details = answer.details();
        return details == null
                ? answer.text()
                : answer.text()
                        .substring(
                                0, Math.clamp(details.used(), 0, answer.text().length()));
    }

    /// All answered calls of one attempt at one task, in the order in which they were answered. Calls that failed or
    /// were cancelled gave nothing and are left out.
    ///
    /// @throws IllegalArgumentException when the events do not hold what a later one builds on
    public static List<RecordedGeneration> of(List<EventEntry> attempt) {
        var conversations = new HashMap<String, Conversation>();
        var generations = new ArrayList<RecordedGeneration>();
        for (var entry : attempt) {
            var conversation = conversations.computeIfAbsent(entry.call(), _ -> new Conversation());
            if (entry.event() instanceof RunEvent.ModelCallStarted started) {
                conversation.asked(started);
            } else if (entry.event() instanceof RunEvent.Generation answer) {
                generations.add(conversation.answered(entry, answer));
            }
        }
        return List.copyOf(generations);
    }

    /// One conversation while its calls come in.
    private static final class Conversation {
        private final List<ChatMessage> messages = new ArrayList<>();
        private RunEvent.@Nullable ModelCallStarted call;
        private final TokenHistory history = new TokenHistory();

        void asked(RunEvent.ModelCallStarted started) {
            if (started.earlier() > messages.size()) {
                throw new IllegalArgumentException("a call goes on from %d messages, of which %d are there"
                        .formatted(started.earlier(), messages.size()));
            }
            messages.subList(started.earlier(), messages.size()).clear();
            messages.addAll(started.messages());
            call = started;
        }

        RecordedGeneration answered(EventEntry entry, RunEvent.Generation answer) {
            if (call == null) {
                throw new IllegalArgumentException("an answer stands before the call that it belongs to");
            }
            var tokens = answer.details() == null ? null : answer.details().tokens();
            var exact = tokens == null ? null : history.restore(messages, tokens);
            return new RecordedGeneration(
                    entry.call(), entry.depth(), call.role(), call.model(), call.turn(), messages, answer, exact);
        }
    }
}
