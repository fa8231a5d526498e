package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.ArrayList;
import java.util.Map;

/// Keeps the root's own history inside its window: near the edge the model is asked for a summary, which replaces all
/// turns but the last. The REPL's variables are untouched, and the summary's introduction says so.
final class Compaction {

    /// Share of the window that prompt and answer may fill before.
    private static final double THRESHOLD = 0.85;

    private Compaction() {}

    static void whereNeeded(Conversation conversation, ModelCaller caller, RlmSetup setup, int turn, CallScope scope)
            throws InterruptedException {
        var profile = setup.profile();
        int answer = setup.root().maxTokens() == null ? 1024 : setup.root().maxTokens();
        boolean fits = caller.window() == 0 || conversation.tokens() + answer < THRESHOLD * caller.window();
        if (fits || conversation.turns() < 4 || !profile.has("compaction-request")) {
            return;
        }
        int before = conversation.messages().size();
        var messages = new ArrayList<>(conversation.messages());
        messages.removeLast(); // the newest output is kept as it is, so the summary need not hold it
        messages.removeLast();
        messages.add(ChatMessage.user(profile.text("compaction-request", Map.of(), setup.subCalls())));
        var request = new ChatRequest(messages, setup.root(), false);
        var reply = caller.call(
                request,
                turn,
                messages.size() - 1,
                messages.subList(messages.size() - 1, messages.size()),
                text -> false,
                scope);
        var summary =
                profile.text("compaction-note", Map.of("summary", reply.text().strip()), setup.subCalls());
        conversation.compact(summary);
        scope.emit(new RunEvent.Compaction(turn, before, conversation.messages().size(), summary));
    }
}
