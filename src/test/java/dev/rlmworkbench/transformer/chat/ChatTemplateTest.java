package dev.rlmworkbench.transformer.chat;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTemplateTest {

    private static final List<ChatTurn> CONVERSATION = List.of(
            new ChatTurn("system", "Be brief."),
            new ChatTurn("user", "Hi"),
            new ChatTurn("assistant", "<think>\nThey greet.\n</think>\n\nHello."),
            new ChatTurn("user", " Bye "));

    private static final List<ChatTurn> QUESTION = List.of(new ChatTurn("user", "Hi"));

    @TempDir
    Path folder;

    private Tokenizer tokenizer;

    @BeforeEach
    void start() {
        TestTorch.engine();
    }

    @Test
    void qwenSaysItsOwnSystemMessageWhenThereIsNone() throws IOException {
        var template = of(
                "im_",
                "{%- if messages[0]['role'] == 'system' %}{{- messages[0]['content'] }}{%- else %}"
                        + "{{- '<|im_start|>system\\nYou are Qwen, created by Alibaba Cloud. You are a helpful"
                        + " assistant.<|im_end|>\\n' }}{%- endif %}");
        assertEquals(
                "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n"
                        + "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n",
                text(template, QUESTION, false));
        assertEquals(
                "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
                        + "<think>\nThey greet.\n</think>\n\nHello.<|im_end|>\n<|im_start|>user\n Bye <|im_end|>\n"
                        + "<|im_start|>assistant\n",
                text(template, CONVERSATION, false));
    }

    @Test
    void smolLmToo() throws IOException {
        var template = of(
                "im_",
                "{% if loop.first and messages[0]['role'] != 'system' %}{{ '<|im_start|>system\nYou are a helpful AI"
                        + " assistant named SmolLM, trained by Hugging Face<|im_end|>\n' }}{% endif %}");
        assertTrue(text(template, QUESTION, false)
                .startsWith("<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging"
                        + " Face<|im_end|>\n<|im_start|>user\n"));
    }

    @Test
    void chatMlTokensWithoutATemplateAreEnough() throws IOException {
        tokenizer = Tokenizer.open(GOLDEN.resolve("models/pocket_trial"));
        var template = ChatTemplate.of(GOLDEN.resolve("models/pocket_trial"), tokenizer);
        assertEquals("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n", text(template, QUESTION, false));
    }

    @Test
    void qwen3ThinksOrIsGivenAnEmptyThought() throws IOException {
        var template = of("im_", "{{ '<|im_start|>' }}{%- if enable_thinking is defined %}");
        var withoutThoughts = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
                + "<|im_start|>assistant\nHello.<|im_end|>\n<|im_start|>user\n Bye <|im_end|>\n<|im_start|>assistant\n";
        assertEquals(withoutThoughts, text(template, CONVERSATION, true));
        assertEquals(withoutThoughts + "<think>\n\n</think>\n\n", text(template, CONVERSATION, false));
    }

    @Test
    void llama3WithAndWithoutDates() throws IOException {
        var plain = of("header", "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>' }}");
        assertEquals(
                "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
                        + "<|start_header_id|>assistant<|end_header_id|>\n\n",
                text(plain, QUESTION, false));
        var dated = of("header", "{{ '<|start_header_id|>' }}{{ 'Cutting Knowledge Date: December 2023' }}");
        assertEquals(
                "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nCutting Knowledge Date: December 2023\n"
                        + "Today Date: 26 Jul 2024\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi"
                        + "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n<think>\nThey greet.\n</think>\n\n"
                        + "Hello.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nBye<|eot_id|>"
                        + "<|start_header_id|>assistant<|end_header_id|>\n\n",
                text(dated, CONVERSATION, false));
    }

    @Test
    void unknownTemplateIsRefusedWithWhatToDo() {
        var e = assertThrows(TransformerException.class, () -> of("header", "{{ '[INST]' }}"));
        assertTrue(e.getMessage().endsWith("serve this model with Ollama or llama.cpp"), e.getMessage());
        assertTrue(e.serverHelps());
    }

    private ChatTemplate of(String tokens, String jinja) throws IOException {
        var json = Files.readString(GOLDEN.resolve("models/pocket_trial/tokenizer.json"));
        if (tokens.equals("header")) {
            json = json.replace("<|im_start|>", "<|start_header_id|>").replace("<|im_end|>", "<|eot_id|>");
        }
        Files.writeString(folder.resolve("tokenizer.json"), json);
        Files.writeString(folder.resolve("chat_template.jinja"), jinja);
        close();
        tokenizer = Tokenizer.open(folder);
        return ChatTemplate.of(folder, tokenizer);
    }

    private String text(ChatTemplate template, List<ChatTurn> turns, boolean think) {
        return template.prompt(turns, think, tokenizer).text();
    }

    @AfterEach
    void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
