package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.http.HttpEndpoint;
import dev.rlmworkbench.llm.http.Json;
import dev.rlmworkbench.llm.http.OpenAiModel;
import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// How the prompts of a server's model end, asked outside of the OpenAI protocol: llama.cpp shows a rendered prompt
/// (`/apply-template`), vLLM and SGLang its tokens (`/tokenize`). A server that has neither is asked once and changes
/// nothing. One on the internet is asked only if it says that it is one of the three.
final class PromptEnd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PromptEnd.class);
    private static final Duration SHORT = Duration.ofSeconds(2);

    /// Of the model's last tokens only what may be an opening tag and line breaks is looked at.
    private static final int LAST_TOKENS = 20;

    private final HttpEndpoint beside;
    private final String model;
    private final String owner;

    /// @param owner who serves the model, as the server's list of models says (`owned_by`), empty when it does not
    PromptEnd(HttpEndpoint server, String model, String owner) {
        this.beside = new HttpEndpoint(
                OpenAiServer.root(server), server.key(), new Timeouts(SHORT, SHORT, SHORT, SHORT, SHORT), 1);
        this.model = model;
        this.owner = owner;
    }

    /// A template that opens no thoughts where they are wanted opens none where they are not.
    void teach(OpenAiModel asked) throws InterruptedException {
        if (!owner.equals("llamacpp") && !showsTokens() && !beside.isNear()) {
            return;
        }
        var thoughts = asked.thoughts(true);
        thoughts.learnFrom(shown(true));
        if (thoughts.promptOpensThoughts()) {
            asked.thoughts(false).learnFrom(shown(false));
        }
    }

    private boolean showsTokens() {
        return owner.equals("vllm") || owner.equals("sglang");
    }

    /// @return the prompt or its end, empty when the server does not show it
    private String shown(boolean think) throws InterruptedException {
        var body = Json.MAPPER.createObjectNode().put("model", model);
        body.putArray("messages").addObject().put("role", "user").put("content", "Hello");
        body.putObject("chat_template_kwargs").put("enable_thinking", think);
        try {
            if (showsTokens()) {
                body.put("add_generation_prompt", true).put("return_token_strs", true);
                return text(beside.postJson("/tokenize", body, model).path("token_strs"));
            }
            return Json.text(beside.postJson("/apply-template", body, model), "prompt");
        } catch (LlmException e) {
            LOG.debug("{} shows no prompt: {}", beside.address(), e.getMessage());
            return "";
        }
    }

    /// Byte-level tokens write a line break as {@code \u010a} and a space as {@code \u0120}.
    private static String text(JsonNode tokens) {
        return tokens.valueStream()
                .skip(Math.max(0, tokens.size() - LAST_TOKENS))
                .map(token -> token.isString() ? token.stringValue() : "")
                .collect(Collectors.joining())
                .replace('\u010a', '\n')
                .replace('\u0120', ' ');
    }

    @Override
    public void close() {
        beside.close();
    }
}
