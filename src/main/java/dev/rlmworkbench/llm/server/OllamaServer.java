package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.ParameterCount;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.PullListener;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.call.ResponseDeadline;
import dev.rlmworkbench.llm.http.HttpEndpoint;
import dev.rlmworkbench.llm.http.Json;
import dev.rlmworkbench.llm.http.JsonDocuments;
import dev.rlmworkbench.llm.http.OllamaModel;
import dev.rlmworkbench.llm.http.OllamaModelDetails;
import dev.rlmworkbench.llm.http.ServerErrors;
import dev.rlmworkbench.llm.http.StreamingCall.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An Ollama server: what it has, what it runs, and getting more.
public final class OllamaServer implements ModelServer {

    /// Given to a model when the caller names no window: fits small GPUs, and is twice Ollama's own default.
    static final int DEFAULT_WINDOW = 8192;

    private static final Logger LOG = LoggerFactory.getLogger(OllamaServer.class);
    private static final Duration UNLOAD_WAIT = Duration.ofSeconds(10);

    /// Checking a large file's digest takes its time without a word.
    private static final Duration PULL_SILENCE = Duration.ofMinutes(10);

    private final HttpEndpoint endpoint;

    /// @param address such as `http://127.0.0.1:11434`
    public OllamaServer(String address, Timeouts timeouts) {
        endpoint = new HttpEndpoint(address, null, timeouts, 1);
    }

    @Override
    public String address() {
        return endpoint.address();
    }

    @Override
    public String kind() {
        return "ollama";
    }

    public String version() throws InterruptedException {
        var version = Json.text(endpoint.getJson("/api/version"), "version");
        if (version.isEmpty()) {
            throw new PermanentLlmException(Reason.BAD_ANSWER, address() + " is no Ollama server", null);
        }
        return version;
    }

    @Override
    public List<ServedModel> models() throws InterruptedException {
        return endpoint.getJson("/api/tags")
                .path("models")
                .valueStream()
                .map(model -> {
                    var details = model.path("details");
                    var name = Json.text(model, "name");
                    long told = ParameterCount.in(Json.text(details, "parameter_size"));
                    return new ServedModel(
                            name,
                            Json.count(model, "size"),
                            told > 0 ? told : ParameterCount.in(name),
                            0,
                            Json.text(details, "quantization_level"),
                            emptyToNull(Json.text(model, "digest")));
                })
                .toList();
    }

    public OllamaModelDetails details(String name) throws InterruptedException {
        return OllamaModelDetails.of(name, ask("/api/show", name));
    }

    /// Models in memory now.
    public List<RunningModel> running() throws InterruptedException {
        return endpoint.getJson("/api/ps")
                .path("models")
                .valueStream()
                .map(model -> new RunningModel(
                        Json.text(model, "name"),
                        Json.count(model, "size"),
                        Json.count(model, "size_vram"),
                        Json.smallCount(model, "context_length"),
                        instant(Json.text(model, "expires_at"))))
                .toList();
    }

    /// The window is the asked one (or a modest default), but no longer than the model was made for.
    @Override
    public OllamaModel open(String name, ModelSettings settings) throws InterruptedException {
        var details = details(name);
        if (!details.chats()) {
            throw new PermanentLlmException(
                    Reason.UNSUPPORTED, "model '" + name + "' at " + address() + " does not continue text", null);
        }
        if (details.warning() != null) {
            LOG.warn(details.warning());
        }
        int asked = settings.window() > 0 ? settings.window() : DEFAULT_WINDOW;
        int window = details.window() > 0 ? Math.min(asked, details.window()) : asked;
        if (window < settings.window()) {
            LOG.warn("model '{}' was made for {} tokens, so its window is that and not {}", name, window, asked);
        }
        var digest = models().stream()
                .filter(m -> sameName(m.name(), name))
                .map(ServedModel::digest)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var info = new ModelInfo(name, kind(), digest, window, details.parameters()).withTemplate(details.template());
        var model = new OllamaModel(address(), info, settings);
        model.thoughts(true).learnFrom(details.promptEnd());
        model.thoughts(false).learnFrom(details.promptEnd());
        return model;
    }

    /// Downloads a model. Interrupting the calling thread ends the download; what came is kept by the server, so that
    /// the next pull goes on from there.
    ///
    /// @throws dev.rlmworkbench.llm.LlmException with the server's reason, such as a name that no library has
    public void pull(String name, PullListener listener) throws InterruptedException {
        var body = Json.MAPPER.createObjectNode().put("model", name).put("stream", true);
        var documents = new JsonDocuments.JsonLines();
        try (var call = endpoint.post("/api/pull", body)) {
            if (call.next(silence()) instanceof Part.Head head && head.status() != 200) {
                throw new ServerErrors(endpoint, name).ofStatus(head, call.rest(silence()));
            }
            var succeeded = false;
            while (true) {
                switch (call.next(silence())) {
                    case Part.Line line -> succeeded |= progress(documents.line(line.text()), name, listener);
                    case Part.End end -> {
                        succeeded |= progress(documents.end(end.rest()), name, listener);
                        if (!succeeded) {
                            throw new RetriableLlmException(
                                    address() + " broke off the download of '" + name + "': pull again to go on",
                                    null,
                                    null);
                        }
                        return;
                    }
                    case Part.Head _, Part.Failure _ -> throw new IllegalStateException("a call has one head");
                }
            }
        } catch (IOException e) {
            throw new ServerErrors(endpoint, name).ofConnection(e);
        } catch (JacksonException e) {
            throw new PermanentLlmException(Reason.BAD_ANSWER, address() + " sent no JSON as progress of the pull", e);
        }
    }

    /// @return whether the server said that the model is there
    private boolean progress(@Nullable String document, String name, PullListener listener) {
        if (document == null) {
            return false;
        }
        var json = Json.MAPPER.readTree(document);
        if (json.has("error")) {
            throw new PermanentLlmException(
                    Reason.MODEL_NOT_FOUND,
                    address() + " could not pull '" + name + "': "
                            + endpoint.words().shown(Json.text(json, "error")),
                    null);
        }
        var status = Json.text(json, "status");
        listener.onProgress(endpoint.words().shown(status), Json.count(json, "completed"), Json.count(json, "total"));
        return status.equals("success");
    }

    /// Frees the memory that a model takes, and waits a moment until it is free.
    ///
    /// @return what was in memory, empty when the model was not loaded
    public Optional<RunningModel> unload(String name) throws InterruptedException {
        var loaded = loaded(name);
        var body = Json.MAPPER
                .createObjectNode()
                .put("model", name)
                .put("keep_alive", 0)
                .put("stream", false);
        body.putArray("messages");
        endpoint.postJson("/api/chat", body, name);
        long end = System.nanoTime() + UNLOAD_WAIT.toNanos();
        while (loaded.isPresent() && loaded(name).isPresent() && System.nanoTime() - end < 0) {
            Thread.sleep(100);
        }
        return loaded;
    }

    /// Frees the memory of all models, as before a training that needs it. One that answers somebody else meanwhile
    /// stays until it is done.
    ///
    /// @return what was in memory and is no longer
    public List<RunningModel> unloadAll() throws InterruptedException {
        var before = running();
        for (var model : before) {
            unload(model.name());
        }
        var left = running().stream().map(RunningModel::name).toList();
        return before.stream().filter(model -> !left.contains(model.name())).toList();
    }

    /// Takes a model off the server's disk; only a new download brings it back.
    ///
    /// @throws dev.rlmworkbench.llm.LlmException when the server has no such model
    public void delete(String name) throws InterruptedException {
        endpoint.delete("/api/delete", Json.MAPPER.createObjectNode().put("model", name), name);
    }

    private Optional<RunningModel> loaded(String name) throws InterruptedException {
        return running().stream().filter(m -> sameName(m.name(), name)).findFirst();
    }

    /// Ollama reads a name without a tag as `:latest`.
    static boolean sameName(String full, String asked) {
        return full.equals(asked) || full.equals(asked + ":latest");
    }

    private JsonNode ask(String path, String name) throws InterruptedException {
        return endpoint.postJson(path, Json.MAPPER.createObjectNode().put("model", name), name);
    }

    private ResponseDeadline silence() {
        return new ResponseDeadline(
                System.nanoTime() + PULL_SILENCE.toNanos(),
                address() + " said nothing about the download for " + PULL_SILENCE.toMinutes() + " minutes");
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
