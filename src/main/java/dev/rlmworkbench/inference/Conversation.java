package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The root's own history: a constant prefix (system text, examples, the question), then turns.
final class Conversation {

    /// Until the server has told a prompt's tokens, English and code have about this many characters a token.
    private static final double CHARS_PER_TOKEN = 3.5;

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

    void add(ChatMessage message) {
        messages.add(message);
    }

    /// A reply and what came of it; what was said instead of the message before it is forgotten.
    void addTurn(String reply, String observation) {
        if (setAside != null) {
            replaceLast(setAside);
            setAside = null;
        }
        add(ChatMessage.assistant(reply));
        add(ChatMessage.user(observation));
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

    /// Leaves out all turns but the last message, and before it the last exchange where that is not all there is.
    ///
    /// @return false when nothing could be left out
    boolean forgetOldTurns() {
        int kept = turns() > 3 ? 3 : 1;
        if (turns() <= kept || messages.size() - kept < prefix) {
            return false;
        }
        messages.subList(prefix, messages.size() - kept).clear();
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
