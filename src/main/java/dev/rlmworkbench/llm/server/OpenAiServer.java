package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.ApiKey;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An OpenAI-compatible server: what it has.
public final class OpenAiServer implements ModelServer {

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
        var answer = endpoint.getJson("/models");
        if (!answer.path("data").isArray()) {
            throw new PermanentLlmException(
                    PermanentLlmException.Reason.BAD_ANSWER, address() + "/models gave no list of models", null);
        }
        return answer.path("data").valueStream().map(this::served).toList();
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

    /// vLLM and SGLang, llama.cpp, and OpenRouter each have a name of their own for it.
    private static int window(JsonNode model) {
        int vllm = Json.smallCount(model, "max_model_len");
        int llamaCpp = Json.smallCount(model.path("meta"), "n_ctx");
        return vllm > 0 ? vllm : llamaCpp > 0 ? llamaCpp : Json.smallCount(model, "context_length");
    }

    /// A model that the list does not name is taken as it is: not every server lists all it answers to. Its window is
    /// the server's, the one of the settings where the server tells none, and never more than that of the settings.
    @Override
    public OpenAiModel open(String name, ModelSettings settings) throws InterruptedException {
        var served = models().stream().filter(m -> m.name().equals(name)).findFirst();
        int told = served.map(ServedModel::window).orElse(0);
        int window = told == 0 || settings.window() > 0 && settings.window() < told ? settings.window() : told;
        long parameters = served.map(ServedModel::parameters).orElse(ParameterCount.in(name));
        var info = new ModelInfo(name, kind(), null, window, parameters);
        return new OpenAiModel(address(), endpoint.key(), info, settings);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
