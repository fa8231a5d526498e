package dev.rlmworkbench.transformer.chat;

import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How a conversation becomes one text, in the ways that the supported families were trained on. Templates in model
/// folders are programs (Jinja); here they are only recognised, by what is typical of them.
public sealed interface ChatTemplate {

    /// The text up to where the assistant's answer begins.
    ///
    /// @param think whether a thinking model may think first
    String render(List<ChatTurn> turns, boolean think);

    /// The special token that ends a turn.
    String endOfTurn();

    /// `<|im_start|>role ... <|im_end|>`: Qwen2, Qwen2.5, SmolLM2 and many more.
    ///
    /// @param system said when the conversation has no system message, empty for nothing
    record ChatMl(String system) implements ChatTemplate {
        @Override
        public String render(List<ChatTurn> turns, boolean think) {
            return withTurns(system, turns).append("<|im_start|>assistant\n").toString();
        }

        @Override
        public String endOfTurn() {
            return "<|im_end|>";
        }

        static StringBuilder withTurns(String system, List<ChatTurn> turns) {
            var text = new StringBuilder();
            if (!system.isEmpty() && !turns.getFirst().role().equals("system")) {
                turn(text, "system", system);
            }
            turns.forEach(turn -> turn(text, turn.role(), turn.content()));
            return text;
        }

        private static void turn(StringBuilder text, String role, String content) {
            text.append("<|im_start|>")
                    .append(role)
                    .append('\n')
                    .append(content)
                    .append("<|im_end|>\n");
        }
    }

    /// ChatML whose assistant thinks in `<think>` unless an empty thought is put before its answer. Earlier thoughts
    /// are not repeated.
    record Qwen3() implements ChatTemplate {

        private static final String END_OF_THOUGHT = "</think>";

        @Override
        public String render(List<ChatTurn> turns, boolean think) {
            var text = ChatMl.withTurns(
                            "", turns.stream().map(Qwen3::withoutThought).toList())
                    .append("<|im_start|>assistant\n");
            return think
                    ? text.toString()
                    : text.append("<think>\n\n</think>\n\n").toString();
        }

        private static ChatTurn withoutThought(ChatTurn turn) {
            int end = turn.content().lastIndexOf(END_OF_THOUGHT);
            return turn.role().equals("assistant") && end >= 0
                    ? new ChatTurn(
                            turn.role(),
                            turn.content()
                                    .substring(end + END_OF_THOUGHT.length())
                                    .replaceFirst("^\n+", ""))
                    : turn;
        }

        @Override
        public String endOfTurn() {
            return "<|im_end|>";
        }
    }

    /// `<|start_header_id|>role<|end_header_id|>`: Llama 3.
    ///
    /// @param dates whether the system message begins with the model's and the present date, as since Llama 3.1;
    /// the
    ///              date is the template's own example, so that the same prompt is the same tomorrow
    record Llama3(boolean dates) implements ChatTemplate {

        private static final String DATES = "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n";

        @Override
        public String render(List<ChatTurn> turns, boolean think) {
            var text = new StringBuilder("<|begin_of_text|>");
            boolean system = turns.getFirst().role().equals("system");
            if (dates) {
                turn(
                        text,
                        "system",
                        DATES + (system ? turns.getFirst().content().strip() : ""));
            }
            turns.stream()
                    .skip(dates && system ? 1 : 0)
                    .forEach(t -> turn(text, t.role(), t.content().strip()));
            return text.append("<|start_header_id|>assistant<|end_header_id|>\n\n")
                    .toString();
        }

        private static void turn(StringBuilder text, String role, String content) {
            text.append("<|start_header_id|>")
                    .append(role)
                    .append("<|end_header_id|>\n\n")
                    .append(content)
                    .append("<|eot_id|>");
        }

        @Override
        public String endOfTurn() {
            return "<|eot_id|>";
        }
    }

    /// The system message that a ChatML template says by itself; the line break may be written out.
    Pattern OWN_SYSTEM = Pattern.compile("<\\|im_start\\|>system(?:\\\\n|\n)([^'\"<{]+)<\\|im_end\\|>");

    /// @throws TransformerException when the folder's template is none of these
    static ChatTemplate of(Path folder, Tokenizer tokenizer) {
        var jinja = jinja(folder);
        boolean chatMl = tokenizer.has("<|im_start|>") && tokenizer.has("<|im_end|>");
        if (jinja.isEmpty() && chatMl) {
            return new ChatMl("");
        }
        if (chatMl && jinja.contains("enable_thinking")) {
            return new Qwen3();
        }
        if (chatMl && jinja.contains("<|im_start|>")) {
            var own = OWN_SYSTEM.matcher(jinja);
            return new ChatMl(own.find() ? own.group(1) : "");
        }
        if (tokenizer.has("<|start_header_id|>") && (jinja.isEmpty() || jinja.contains("<|start_header_id|>"))) {
            return new Llama3(jinja.contains("Cutting Knowledge Date"));
        }
        throw TransformerException.notInThisProcess(
                "the chat template of " + folder + " is not known here (known: ChatML as in Qwen and"
                        + " SmolLM2, Qwen3, Llama 3): serve this model with Ollama or llama.cpp",
                null);
    }

    /// The version of the renderers here: higher when one of them renders a conversation in another way.
    int VERSION = 1;

    /// What decides how conversations are rendered: the folder's own template, and what it was taken for here.
    static String form(Path folder, ChatTemplate template) {
        return template + " version " + VERSION + "\n" + jinja(folder);
    }

    /// @return empty when the folder has none
    private static String jinja(Path folder) {
        try {
            var own = folder.resolve("chat_template.jinja");
            if (Files.exists(own)) {
                return Files.readString(own);
            }
            var config = folder.resolve("tokenizer_config.json");
            if (!Files.exists(config)) {
                return "";
            }
            var template = JsonMapper.builder().build().readTree(config).path("chat_template");
            if (template.isArray()) {
                return template.valueStream()
                        .filter(named -> named.path("name").asString("").equals("default"))
                        .map(named -> named.path("template").asString(""))
                        .findFirst()
                        .orElse("");
            }
            return template.asString("");
        } catch (IOException | JacksonException e) {
            throw new TransformerException("the chat template of " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
