package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The constant start of a conversation: system text, worked examples, then what is known of the context (never the
/// context itself) and the question. Constant text stands first, so that servers can reuse their prompt cache.
final class FirstPrompt {

    /// Share of the window that may be filled before the first turn, and characters a token of such text.
    private static final double MAX_SHARE = 0.65;

    private static final double CHARS_PER_TOKEN = 3.5;

    private final RlmSetup setup;
    private final int window;
    private final Map<String, Object> values = new HashMap<>();

    /// @param window of the root model in tokens, 0 when unknown
    FirstPrompt(RlmSetup setup, String context, String query, int window) {
        this.setup = setup;
        this.window = window;
        values.put("question", query);
        values.put("chars", context.length());
        values.put("tokens", context.length() / 4);
        values.put("lines", context.lines().count());
        values.put("max_turns", setup.limits().iterations());
        values.put("output_chars", setup.repl().outputChars());
        values.put("preview", setup.preview() ? preview(context, setup.profile().previewChars()) : "(not shown)");
    }

    /// What sections of the profile may use.
    Map<String, Object> values() {
        return Map.copyOf(values);
    }

    List<ChatMessage> messages() {
        var messages = new ArrayList<ChatMessage>();
        messages.add(ChatMessage.system(text("system")));
        var first = ChatMessage.user(text("first"));
        int room = window == 0 ? Integer.MAX_VALUE : (int) (window * MAX_SHARE * CHARS_PER_TOKEN);
        messages.addAll(fitting(room - chars(messages) - chars(List.of(first))));
        messages.add(first);
        return messages;
    }

    /// The worked examples from the first on, as many whole ones as have room: a short window must not be filled before
    /// the work begins.
    private List<ChatMessage> fitting(int room) {
        var kept = new ArrayList<ChatMessage>();
        var example = new ArrayList<ChatMessage>();
        for (var message : setup.profile().examples(setup.subCalls())) {
            example.add(message);
            if (isLast(message)) {
                if (chars(kept) + chars(example) > room) {
                    break;
                }
                kept.addAll(example);
                example.clear();
            }
        }
        return kept;
    }

    private static boolean isLast(ChatMessage message) {
        return message.role() == ChatMessage.Role.ASSISTANT && message.content().contains("FINAL");
    }

    private static int chars(List<ChatMessage> messages) {
        return messages.stream().mapToInt(message -> message.content().length()).sum();
    }

    String text(String section) {
        return setup.profile().text(section, values, setup.subCalls());
    }

    private static String preview(String context, int chars) {
        var start = context.substring(0, Math.min(chars, context.length()));
        return start.replaceAll("\\s+", " ").strip();
    }
}
