package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ExactTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tokens of one conversation, call after call: writes down what each adds to the one before, and puts it together
/// again. A conversation grows at its end, so a long one costs no more than its text. Not thread-safe.
public final class TokenHistory {

    private List<String> lastBetween = List.of();
    private List<Integer> lastIds = List.of();

    /// @param messages of the call, all of them
    /// @param exact    null where the model runs behind a server
    /// @return null likewise
    public @Nullable TokenRecord record(List<ChatMessage> messages, @Nullable ExactTokens exact) {
        if (exact == null) {
            return null;
        }
        var between = between(exact.prompt(), messages);
        var pieces = between == null ? List.<String>of() : between;
        int keptBetween = common(lastBetween, pieces);
        int keptTokens = common(lastIds, exact.promptIds());
        remember(pieces, exact);
        return new TokenRecord(
                keptBetween,
                pieces.subList(keptBetween, pieces.size()),
                between == null ? exact.prompt() : null,
                keptTokens,
                exact.promptIds().subList(keptTokens, exact.promptIds().size()),
                exact.completionIds());
    }

    /// @param messages of the call, all of them
    /// @throws IllegalArgumentException when the record builds on a call that is not there
    public ExactTokens restore(List<ChatMessage> messages, TokenRecord record) {
        if (record.keptBetween() < 0
                || record.keptBetween() > lastBetween.size()
                || record.keptTokens() < 0
                || record.keptTokens() > lastIds.size()) {
            throw new IllegalArgumentException("the tokens were recorded after a call that is not there");
        }
        var pieces = joined(lastBetween.subList(0, record.keptBetween()), record.between());
        var prompt = record.prompt() == null ? rendered(pieces, messages) : record.prompt();
        var ids = joined(lastIds.subList(0, record.keptTokens()), record.promptIds());
        var exact = new ExactTokens(prompt, ids, record.answerIds());
        remember(pieces, exact);
        return exact;
    }

    private void remember(List<String> between, ExactTokens exact) {
        lastBetween = List.copyOf(between);
        lastIds = joined(exact.promptIds(), exact.completionIds());
    }

    /// @return null where a message does not stand in the prompt as it is
    private static @Nullable List<String> between(String prompt, List<ChatMessage> messages) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (var message : messages) {
            int at = prompt.indexOf(message.content(), from);
            if (at < 0) {
                return null;
            }
            pieces.add(prompt.substring(from, at));
            from = at + message.content().length();
        }
        pieces.add(prompt.substring(from));
        return pieces;
    }

    private static String rendered(List<String> pieces, List<ChatMessage> messages) {
        if (pieces.size() != messages.size() + 1) {
            throw new IllegalArgumentException("the prompt was recorded with " + (pieces.size() - 1)
                    + " messages, of which " + messages.size() + " are there");
        }
        var text = new StringBuilder();
        for (int i = 0; i < messages.size(); i++) {
            text.append(pieces.get(i)).append(messages.get(i).content());
        }
        return text.append(pieces.getLast()).toString();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<T>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    private static <T> int common(List<T> a, List<T> b) {
        int shared = 0;
        while (shared < Math.min(a.size(), b.size()) && a.get(shared).equals(b.get(shared))) {
            shared++;
        }
        return shared;
    }
}
