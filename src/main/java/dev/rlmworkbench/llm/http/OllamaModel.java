package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.call.AnswerInProgress;
import dev.rlmworkbench.llm.call.ChatChunk;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A model of an Ollama server, asked through `/api/chat`.
///
/// Left alone, Ollama cuts a prompt that does not fit and tells nobody. So the window is sent with each call, servers
/// from 0.12.6 on are asked to refuse instead of cutting, and older ones are found out by their token counts
/// ([dev.rlmworkbench.llm.call.PromptCut]).
public final class OllamaModel extends HttpModel {

    private static final Pattern CLOUD = Pattern.compile("[:-]cloud$");

    /// @param address of the server, such as `http://127.0.0.1:11434`
    /// @param info    its window is sent as `num_ctx` and must be known
    public OllamaModel(String address, ModelInfo info, ModelSettings settings) {
        super(new HttpEndpoint(address, null, settings.timeouts(), settings.concurrency()), info, settings);
        if (info.window() < 1) {
            throw new IllegalArgumentException("the window of an Ollama model must be set, as num_ctx is always sent");
        }
    }

    /// A local Ollama hands calls of its `cloud` models on to a service that counts them.
    @Override
    boolean costsOnlyTime() {
        return !CLOUD.matcher(info().name()).find() && super.costsOnlyTime();
    }

    @Override
    String path() {
        return "/api/chat";
    }

    @Override
    String protocol() {
        return "Ollama's /api/chat";
    }

    @Override
    JsonDocuments streamed() {
        return new JsonDocuments.JsonLines();
    }

    @Override
    JsonNode body(ChatRequest request) {
        var body = Json.MAPPER.createObjectNode();
        body.put("model", info().name());
        body.put("stream", true);
        body.put("think", request.think());
        body.put("truncate", false);
        body.put("shift", false);
        if (settings().keepAlive() != null) {
            body.put("keep_alive", settings().keepAlive().toSeconds());
        }
        var messages = body.putArray("messages");
        for (var message : request.messages()) {
            messages.addObject().put("role", message.role().wireName()).put("content", message.content());
        }
        var sampling = request.sampling();
        var options = body.putObject("options");
        options.put("num_ctx", info().window());
        if (sampling.temperature() != null) {
            options.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            options.put("top_p", sampling.topP());
        }
        if (request.seed() != null) {
            options.put("seed", request.seed());
        }
        if (sampling.maxTokens() != null) {
            options.put("num_predict", sampling.maxTokens());
        }
        if (!sampling.stop().isEmpty()) {
            var stop = options.putArray("stop");
            sampling.stop().forEach(stop::add);
        }
        return body;
    }

    @Override
    @Nullable
    ChatChunk decode(JsonNode document) {
        if (document.hasNonNull("error")) {
            throw errors().inStream(document);
        }
        if (!document.has("message") && !document.has("done")) {
            return null;
        }
        var message = document.path("message");
        boolean done = document.path("done").asBoolean(false);
        return new ChatChunk(
                Json.text(message, "content"),
                Json.text(message, "thinking"),
                done ? ChatChunk.finish(Json.text(document, "done_reason")) : null,
                Json.smallCount(document, "prompt_eval_count"),
                Json.smallCount(document, "eval_count"),
                done && document.has("total_duration")
                        ? AnswerInProgress.timing(
                                Json.count(document, "load_duration"),
                                Json.count(document, "prompt_eval_duration"),
                                Json.count(document, "eval_duration"))
                        : null,
                done);
    }

    @Override
    @Nullable
    PermanentLlmException refused(PermanentLlmException refusal, int estimate) {
        return switch (refusal.reason()) {
            case MODEL_NOT_FOUND ->
                new PermanentLlmException(
                        Reason.MODEL_NOT_FOUND,
                        String.valueOf(refusal.getMessage()),
                        new LlmException.Remedy.Pull(info().name()),
                        refusal);
            case PROMPT_TOO_LONG ->
                PermanentLlmException.promptTooLong(
                        "the prompt of about " + estimate + " tokens does not fit the window (num_ctx) of "
                                + info().window() + " tokens given to model '" + info().name() + "' at "
                                + endpoint().address() + ": shorten it or give the model a larger window",
                        new PromptLimit(refusal.promptLimit().promptTokens(), info().window()),
                        refusal);
            case UNAUTHORISED, UNSUPPORTED, BAD_REQUEST, BAD_ANSWER -> refusal;
        };
    }
}
