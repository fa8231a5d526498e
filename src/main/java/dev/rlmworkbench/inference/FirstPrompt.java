package dev.rlmworkbench.inference;

import dev.rlmworkbench.llm.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The constant start of a conversation: system text, worked examples, then what is known of the context (never the
/// context itself) and the question. Constant text stands first, so that servers can reuse their prompt cache.
final class FirstPrompt {

    private final RlmSetup setup;
    private final Map<String, Object> values = new HashMap<>();

    FirstPrompt(RlmSetup setup, String context, String query) {
        this.setup = setup;
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
        messages.addAll(setup.profile().examples(setup.subCalls()));
        messages.add(ChatMessage.user(text("first")));
        return messages;
    }

    String text(String section) {
        return setup.profile().text(section, values, setup.subCalls());
    }

    private static String preview(String context, int chars) {
        var start = context.substring(0, Math.min(chars, context.length()));
        return start.replaceAll("\\s+", " ").strip();
    }
}
