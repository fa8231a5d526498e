package dev.rlmworkbench.transformer.chat;

import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How a conversation becomes text and tokens, in the ways that the supported families were trained on. Templates in
/// model folders are programs (Jinja); here they are only recognised, by what is typical of them.
public sealed interface ChatTemplate {

    /// What a model is given: the conversation up to where the assistant's answer begins.
    ///
    /// @param think whether a thinking model may think first
    default RenderedChat prompt(List<ChatTurn> turns, boolean think, Tokenizer tokenizer) {
        var chat = new ChatText(tokenizer);
        write(turns, false, think, chat);
        openAnswer(think, chat);
        return chat.rendered();
    }

    /// What a model is trained on: the whole conversation. What it is to learn to say are the
    /// [RenderedChat#targets()].
    ///
    /// @param turns the last of them the assistant's
    /// @param think whether the last answer is given by a thinking model that may think first
    default RenderedChat conversation(List<ChatTurn> turns, boolean think, Tokenizer tokenizer) {
        var chat = new ChatText(tokenizer);
        write(turns, true, think, chat);
        return chat.rendered();
    }

    /// @param answered whether the last turn is the answer, and not one of the turns before it
    void write(List<ChatTurn> turns, boolean answered, boolean think, ChatText chat);

    /// What stands before the assistant's next answer.
    void openAnswer(boolean think, ChatText chat);

    /// The special token that ends a turn.
    String endOfTurn();

    /// `<|im_start|>role ... <|im_end|>`: Qwen2, Qwen2.5, SmolLM2 and many more.
    ///
    /// @param system said when the conversation has no system message, empty for nothing
    record ChatMl(String system) implements ChatTemplate {

        private static final String START = "<|im_start|>";
        private static final String END = "<|im_end|>";

        @Override
        public void write(List<ChatTurn> turns, boolean answered, boolean think, ChatText chat) {
            if (!system.isEmpty() && !turns.getFirst().role().equals("system")) {
                write(new ChatTurn("system", system), chat);
            }
            turns.forEach(turn -> write(turn, chat));
        }

        @Override
        public void openAnswer(boolean think, ChatText chat) {
            open("assistant", chat);
        }

        @Override
        public String endOfTurn() {
            return END;
        }

        static void open(String role, ChatText chat) {
            chat.control(START).text(role + "\n");
        }

        static void write(ChatTurn turn, ChatText chat) {
            open(turn.role(), chat);
            chat.said(turn, END).text("\n");
        }
    }

    /// ChatML whose assistant thinks in `<think>` unless an empty thought is put before its answer. Earlier thoughts
    /// are not repeated.
    record Qwen3() implements ChatTemplate {

        private static final String THOUGHT = "<think>";
        private static final String END_OF_THOUGHT = "</think>";
        private static final Pattern LINE_BREAKS = Pattern.compile("^\n+");

        @Override
        public void write(List<ChatTurn> turns, boolean answered, boolean think, ChatText chat) {
            var before = answered ? turns.subList(0, turns.size() - 1) : turns;
            before.forEach(turn ->
                    ChatMl.write(turn.isAssistant() ? turn.withContent(afterThought(turn.content())) : turn, chat));
            if (answered) {
                openAnswer(think, chat);
                var answer = turns.getLast();
                var thought = think ? THOUGHT + "\n" + thought(answer.content()) + "\n" + END_OF_THOUGHT + "\n\n" : "";
                var rest = LINE_BREAKS.matcher(afterThought(answer.content())).replaceFirst("");
                chat.said(answer.withContent(thought + rest), ChatMl.END).text("\n");
            }
        }

        @Override
        public void openAnswer(boolean think, ChatText chat) {
            ChatMl.open("assistant", chat);
            if (!think) {
                chat.control(THOUGHT).text("\n\n").control(END_OF_THOUGHT).text("\n\n");
            }
        }

        private static String thought(String said) {
            int end = said.indexOf(END_OF_THOUGHT);
            var before = end < 0 ? "" : said.substring(0, end);
            int start = before.lastIndexOf(THOUGHT);
            return stripped(start < 0 ? before : before.substring(start + THOUGHT.length()), c -> c == '\n');
        }

        private static String afterThought(String said) {
            int end = said.lastIndexOf(END_OF_THOUGHT);
            return end < 0
                    ? said
                    : LINE_BREAKS
                            .matcher(said.substring(end + END_OF_THOUGHT.length()))
                            .replaceFirst("");
        }

        @Override
        public String endOfTurn() {
            return ChatMl.END;
        }
    }

    /// `<|start_header_id|>role<|end_header_id|>`: Llama 3.
    ///
    /// @param dates whether the system message begins with the model's and the present date, as since Llama 3.1;
    ///              the date is the template's own example, so that the same prompt is the same tomorrow
    record Llama3(boolean dates) implements ChatTemplate {

        private static final String DATES = "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n";
        private static final String END = "<|eot_id|>";

        @Override
        public void write(List<ChatTurn> turns, boolean answered, boolean think, ChatText chat) {
            chat.control("<|begin_of_text|>");
            boolean system = turns.getFirst().role().equals("system");
            if (dates) {
                var own = system ? stripped(turns.getFirst().content(), ChatTemplate::isSpace) : "";
                open("system", chat);
                chat.text(DATES + own).control(END);
            }
            turns.stream().skip(dates && system ? 1 : 0).forEach(turn -> {
                open(turn.role(), chat);
                chat.said(turn.withContent(stripped(turn.content(), ChatTemplate::isSpace)), END);
            });
        }

        @Override
        public void openAnswer(boolean think, ChatText chat) {
            open("assistant", chat);
        }

        private static void open(String role, ChatText chat) {
            chat.control("<|start_header_id|>")
                    .text(role)
                    .control("<|end_header_id|>")
                    .text("\n\n");
        }

        @Override
        public String endOfTurn() {
            return END;
        }
    }

    /// White space to Python, in which templates are written.
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static String stripped(String text, IntPredicate edge) {
        int start = 0;
        int end = text.length();
        while (start < end && edge.test(text.charAt(start))) {
            start++;
        }
        while (end > start && edge.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
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
                return TextFile.read(own);
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
