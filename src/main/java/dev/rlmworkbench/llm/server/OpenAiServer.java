package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.ParameterCount;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.http.HttpEndpoint;
import dev.rlmworkbench.llm.http.Json;
import dev.rlmworkbench.llm.http.OpenAiModel;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// An OpenAI-compatible server: what it has.
public final class OpenAiServer implements ModelServer {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiServer.class);

    private final HttpEndpoint endpoint;

    /// @param address with the version, such as `http://127.0.0.1:8000/v1`
    public OpenAiServer(String address, @Nullable ApiKey key, Timeouts timeouts) {
        endpoint = new HttpEndpoint(address, key, timeouts, 1);
    }

    @Override
    public String address() {
        return endpoint.address();
    }

    @Override
    public String kind() {
        return "openai";
    }

    @Override
    public List<ServedModel> models() throws InterruptedException {
        return listed().stream().map(this::served).toList();
    }

    private List<JsonNode> listed() throws InterruptedException {
        var answer = endpoint.getJson("/models");
        if (!answer.path("data").isArray()) {
            throw new PermanentLlmException(
                    PermanentLlmException.Reason.BAD_ANSWER, address() + "/models gave no list of models", null);
        }
        return answer.path("data").valueStream().toList();
    }

    private ServedModel served(JsonNode model) {
        var key = endpoint.key();
        var id = Json.text(model, "id");
        var name = key == null ? id : key.redactName(id);
        var meta = model.path("meta");
        long told = Json.count(meta, "n_params");
        return new ServedModel(
                name, Json.count(meta, "size"), told > 0 ? told : ParameterCount.in(name), window(model), "", null);
    }

    /// vLLM and SGLang, llama.cpp, and in the cloud OpenRouter, Mistral and Groq each have a name of their own for it.
    private static int window(JsonNode model) {
        return IntStream.of(
                        Json.smallCount(model, "max_model_len"),
                        Json.smallCount(model.path("meta"), "n_ctx"),
                        Json.smallCount(model, "context_length"),
                        Json.smallCount(model, "max_context_length"),
                        Json.smallCount(model, "context_window"))
                .filter(told -> told > 0)
                .findFirst()
                .orElse(0);
    }

    /// A model that the list does not name is taken as it is: not every server lists all it answers to. Its window is
    /// the server's, the one of the settings where the server tells none, and never more than that of the settings.
    @Override
    public OpenAiModel open(String name, ModelSettings settings) throws InterruptedException {
        var entry = listed().stream()
                .filter(node -> served(node).name().equals(name))
                .findFirst();
        var served = entry.map(this::served);
        int listed = served.map(ServedModel::window).orElse(0);
        int told = listed > 0 ? listed : windowBesideTheProtocol(name);
        int window = told == 0 || settings.window() > 0 && settings.window() < told ? settings.window() : told;
        long parameters = served.map(ServedModel::parameters).orElse(ParameterCount.in(name));
        var info = new ModelInfo(name, kind(), null, window, parameters);
        var model = new OpenAiModel(address(), endpoint.key(), info, settings);
        var owner = entry.map(node -> Json.text(node, "owned_by")).orElse("");
        try (var end = new PromptEnd(endpoint, name, owner)) {
            end.teach(model);
        }
        return model;
    }

    /// llama.cpp and LM Studio tell the window that a model was loaded with outside of the OpenAI protocol, next to it.
    ///
    /// @return 0 where none is told
    private int windowBesideTheProtocol(String name) throws InterruptedException {
        try (var beside = new HttpEndpoint(root(endpoint), endpoint.key(), endpoint.timeouts(), 1)) {
            var props = answer(beside, "/props").path("default_generation_settings");
            int llamaCpp = Json.smallCount(props, "n_ctx");
            return llamaCpp > 0
                    ? llamaCpp
                    : answer(beside, "/api/v0/models")
                            .path("data")
                            .valueStream()
                            .filter(model -> Json.text(model, "id").equals(name))
                            .mapToInt(model -> Json.smallCount(model, "loaded_context_length"))
                            .findFirst()
                            .orElse(0);
        }
    }

    /// Where a server has what it offers beside the protocol.
    static String root(HttpEndpoint endpoint) {
        return endpoint.address().replaceFirst("/v1$", "");
    }

    /// What a server says that may not know the question: nothing then.
    private static JsonNode answer(HttpEndpoint endpoint, String path) throws InterruptedException {
        try {
            return endpoint.getJson(path);
        } catch (LlmException e) {
            LOG.debug("{} tells no window: {}", path, e.getMessage());
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
