package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The root's own history: a constant prefix (system text, examples, the question), then turns. User and assistant
/// take turns in it throughout, as many chat templates demand.
final class Conversation {

    /// Until the server has told a prompt's tokens, English and code have about this many characters a token.
    private static final double CHARS_PER_TOKEN = 3.5;

    /// Stands in the place of a reply that is left out.
    private static final ChatMessage LEFT_OUT =
            ChatMessage.assistant("(Earlier turns were left out. The REPL's variables are still there.)");

    private final List<ChatMessage> messages;
    private final int prefix;
    /// The last message as it was, while something else is said in its place.
    private @Nullable ChatMessage setAside;
    private int recorded;
    private double charsPerToken = CHARS_PER_TOKEN;

    Conversation(List<ChatMessage> prefix) {
        this.messages = new ArrayList<>(prefix);
        this.prefix = prefix.size();
    }

    /// A reply and what came of it; what was said instead of the message before it is forgotten.
    void addTurn(String reply, String observation) {
        if (setAside != null) {
            replaceLast(setAside);
            setAside = null;
        }
        messages.add(ChatMessage.assistant(reply));
        messages.add(ChatMessage.user(observation));
    }

    /// Says more in the last message, which is always the user's.
    void addToLast(String more) {
        replaceLast(messages.getLast().and(more));
    }

    /// Says something else in the place of the last message, until the next turn is added.
    void sayInstead(String observation) {
        setAside = setAside == null ? messages.getLast() : setAside;
        replaceLast(ChatMessage.user(observation));
    }

    private void replaceLast(ChatMessage message) {
        messages.set(messages.size() - 1, message);
        recorded = Math.min(recorded, messages.size() - 1);
    }

    List<ChatMessage> messages() {
        return List.copyOf(messages);
    }

    /// How many messages the trajectory already holds; the rest is handed out once.
    int recorded() {
        return recorded;
    }

    List<ChatMessage> takeUnrecorded() {
        var fresh = List.copyOf(messages.subList(recorded, messages.size()));
        recorded = messages.size();
        return fresh;
    }

    /// Learns the model's characters per token from what its server counted.
    void learn(ChatResponse response, long promptChars) {
        if (!response.usage().estimated()
                && response.promptCut() == null
                && response.usage().promptTokens() > 200) {
            charsPerToken = Math.clamp((double) promptChars / response.usage().promptTokens(), 1.0, 6.0);
        }
    }

    long chars() {
        return messages.stream().mapToLong(m -> m.content().length()).sum();
    }

    /// Tokens that the next prompt will have, estimated.
    long tokens() {
        return (long) (chars() / charsPerToken);
    }

    int turns() {
        return messages.size() - prefix;
    }

    /// Leaves out all turns but the last exchange, and of that the reply where it is all there is.
    ///
    /// @return false when nothing could be left out
    boolean forgetOldTurns() {
        if (turns() > 2) {
            messages.subList(prefix, messages.size() - 2).clear();
        } else if (turns() == 2
                && messages.get(prefix).content().length() > LEFT_OUT.content().length()) {
            messages.set(prefix, LEFT_OUT);
        } else {
            return false;
        }
        recorded = Math.min(recorded, prefix);
        return true;
    }

    /// Puts a summary in the place of all turns but the last exchange.
    void compact(String summary) {
        var kept = new ArrayList<>(messages.subList(0, prefix));
        kept.add(ChatMessage.assistant(summary));
        kept.add(messages.getLast());
        messages.clear();
        messages.addAll(kept);
        recorded = prefix;
    }
}
