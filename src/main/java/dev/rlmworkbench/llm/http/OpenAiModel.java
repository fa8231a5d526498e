package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.call.ChatChunk;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A model behind an OpenAI-compatible server (vLLM, llama.cpp, LM Studio, SGLang, cloud), asked through
/// `/chat/completions`.
public final class OpenAiModel extends HttpModel {

    /// Fields beyond the oldest form of the protocol: usage in the stream, and the switch for thinking that vLLM,
    /// SGLang and llama.cpp understand. One that a server refuses is left out from then on.
    private static final Set<String> OPTIONAL = Set.of("stream_options", "chat_template_kwargs");

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /// @param address with the version, such as `http://127.0.0.1:8000/v1`
    public OpenAiModel(String address, @Nullable ApiKey key, ModelInfo info, ModelSettings settings) {
        super(new HttpEndpoint(address, key, settings.timeouts(), settings.concurrency()), info, settings);
    }

    @Override
    String path() {
        return "/chat/completions";
    }

    @Override
    String protocol() {
        return "an OpenAI-compatible server";
    }

    @Override
    JsonDocuments streamed() {
        return new JsonDocuments.ServerSentEvents();
    }

    @Override
    JsonNode body(ChatRequest request) {
        var body = Json.MAPPER.createObjectNode();
        body.put("model", info().name());
        body.put("stream", true);
        if (!refused.contains("stream_options")) {
            body.putObject("stream_options").put("include_usage", true);
        }
        if (!refused.contains("chat_template_kwargs")) {
            body.putObject("chat_template_kwargs").put("enable_thinking", request.think());
        }
        var messages = body.putArray("messages");
        for (var message : request.messages()) {
            messages.addObject().put("role", message.role().wireName()).put("content", message.content());
        }
        var sampling = request.sampling();
        if (sampling.temperature() != null) {
            body.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            body.put("top_p", sampling.topP());
        }
        if (request.seed() != null) {
            body.put("seed", request.seed());
        }
        if (sampling.maxTokens() != null) {
            body.put("max_tokens", sampling.maxTokens());
        }
        if (!sampling.stop().isEmpty()) {
            var stop = body.putArray("stop");
            sampling.stop().forEach(stop::add);
        }
        return body;
    }

    @Override
    @Nullable
    ChatChunk decode(JsonNode document) {
        var choice = document.path("choices").path(0);
        var failed = document.hasNonNull("error") ? document : choice;
        if (failed.hasNonNull("error") || Json.text(choice, "finish_reason").equals("error")) {
            return failure(failed);
        }
        boolean tells = document.has("choices") || document.path("usage").isObject();
        return tells ? chunk(choice, document.path("usage")) : null;
    }

    private ChatChunk failure(JsonNode failed) {
        if (ServerErrors.isContentFilter(failed)) {
            return ChatChunk.FILTERED;
        }
        throw errors().inStream(failed);
    }

    private static ChatChunk chunk(JsonNode choice, JsonNode usage) {
        boolean whole = choice.path("message").isObject();
        var piece = whole ? choice.path("message") : choice.path("delta");
        var thoughts = Stream.of(
                Json.text(piece, "reasoning_content"),
                Json.text(piece, "reasoning"),
                content(piece.path("content"), "thinking"));
        var finish = Json.text(choice, "finish_reason");
        return new ChatChunk(
                content(piece.path("content"), "text"),
                thoughts.filter(text -> !text.isEmpty()).findFirst().orElse(""),
                finish.isEmpty() ? null : ChatChunk.finish(finish),
                Json.smallCount(usage, "prompt_tokens"),
                Json.smallCount(usage, "completion_tokens"),
                null,
                whole);
    }

    /// Mistral's thinking models tell content in parts of kinds, a part of thoughts in parts again.
    private static String content(JsonNode content, String kind) {
        if (content.isString()) {
            return kind.equals("text") ? content.stringValue() : "";
        }
        return content.valueStream()
                .filter(part -> Json.text(part, "type").equals(kind))
                .map(part -> content(part.path(kind), "text"))
                .collect(Collectors.joining());
    }

    @Override
    @Nullable
    PermanentLlmException refused(PermanentLlmException refusal, int estimate) {
        if (refusal.reason() == Reason.BAD_REQUEST || refusal.reason() == Reason.UNSUPPORTED) {
            for (var field : OPTIONAL) {
                if (refusal.getMessage().contains(field)) {
                    refused.add(field);
                    return null;
                }
            }
        }
        return refusal;
    }
}
