package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.TokenHistory;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Keeps the root's own history inside its window: near the edge the model is asked for a summary, which replaces
/// all turns but the last; where none comes the oldest turns go. The REPL's variables are untouched, and the
/// summary's introduction says so.
final class Compaction {

    /// Share of the window that prompt and answer may fill before.
    private static final double THRESHOLD = 0.85;

    private static final int USUAL_ANSWER_TOKENS = 1024;

    /// Messages after the constant start that are worth a summary.
    private static final int MIN_TURNS = 4;

    private final Conversation conversation;
    private final ModelCaller caller;
    private final TokenHistory history;
    private final RlmSetup setup;
    private final CallScope scope;

    Compaction(Conversation conversation, ModelCaller caller, TokenHistory history, RlmSetup setup, CallScope scope) {
        this.conversation = conversation;
        this.caller = caller;
        this.history = history;
        this.setup = setup;
        this.scope = scope;
    }

    /// Asks for a summary where the next prompt comes near the edge of the window.
    void whereNeeded(int turn) throws InterruptedException {
        int answer = setup.root().maxTokens() == null
                ? USUAL_ANSWER_TOKENS
                : setup.root().maxTokens();
        boolean fits = caller.window() == 0 || conversation.tokens() + answer < THRESHOLD * caller.window();
        if (!fits && conversation.turns() >= MIN_TURNS && profile().has("compaction-request")) {
            summarise(turn);
        }
    }

    private void summarise(int turn) throws InterruptedException {
        int before = conversation.messages().size();
        var messages = new ArrayList<>(conversation.messages());
        messages.removeLast(); // the newest output is kept as it is, so the summary need not hold it
        messages.removeLast();
        messages.add(messages.removeLast().and(profile().text("compaction-request", Map.of(), setup.subCalls())));
        var request = new ChatRequest(messages, setup.root(), false);
        int earlier = messages.size() - 1;
        var fresh = messages.subList(earlier, messages.size());
        var reply = caller.call(request, turn, earlier, fresh, _ -> false, UnaryOperator.identity(), history, scope);
        if (reply.text().isBlank() || NoAnswer.in(reply).isPresent()) {
            forget(turn, "no summary came");
            return;
        }
        var summary =
                profile().text("compaction-note", Map.of("summary", reply.text().strip()), setup.subCalls());
        conversation.compact(summary);
        scope.emit(new RunEvent.Compaction(turn, before, conversation.messages().size(), summary));
    }

    /// After a refusal as too long: leaves the oldest turns out, without a summary, since a prompt that asks for one
    /// would be too long as well.
    ///
    /// @return false when there is nothing that could be left out
    boolean afterRefusal(int turn) {
        return forget(turn, "the prompt was too long");
    }

    private boolean forget(int turn, String why) {
        int before = conversation.messages().size();
        if (!conversation.forgetOldTurns()) {
            return false;
        }
        scope.emit(new RunEvent.Compaction(
                turn, before, conversation.messages().size(), "(The oldest turns were left out: " + why + ".)"));
        return true;
    }

    private PromptProfile profile() {
        return setup.profile();
    }
}
