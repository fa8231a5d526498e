package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.EndpointPool;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.LlmException.Remedy;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds model servers and opens their models, so that a user names as little as possible.
public final class ModelLocator {

    private static final Logger LOG = LoggerFactory.getLogger(ModelLocator.class);

    /// For asking who is there; a server on this machine answers in milliseconds, but may be busy reading a prompt.
    private static final Timeouts PROBE = new Timeouts(
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    /// For a server that somebody named: one that reads a long prompt may not answer anything else meanwhile.
    private static final Timeouts NAMED = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    private static final Duration COOL_DOWN = Duration.ofSeconds(30);

    /// vLLM, llama.cpp and LM Studio, where they listen by default.
    private static final List<String> USUAL =
            List.of("http://127.0.0.1:8000/v1", "http://127.0.0.1:8080/v1", "http://127.0.0.1:1234/v1");

    /// Names of models that do not continue text.
    private static final Pattern NOT_FOR_CHAT = Pattern.compile("embed|bge-|rerank|whisper|minilm");

    /// No server names a model so.
    private static final Pattern PATH = Pattern.compile("[/~.\\\\]|[A-Za-z]:[/\\\\]");

    private final Map<String, String> environment;
    private final List<String> usual;
    private final LocalModels local;

    /// @param environment for OLLAMA_HOST and the key
    /// @param local       folders of models that run in this process
    public ModelLocator(Map<String, String> environment, LocalModels local) {
        this(environment, USUAL, local);
    }

    public ModelLocator(Map<String, String> environment, List<String> usual, LocalModels local) {
        this.environment = Map.copyOf(environment);
        this.usual = usual;
        this.local = local;
    }

    /// Folders of models that run in this process.
    public LocalModels local() {
        return local;
    }

    /// The same servers and folders, with the folders opened in another way.
    public ModelLocator with(LocalModels.Opening opening) {
        return new ModelLocator(environment, usual, local.with(opening));
    }

    /// The address where Ollama is expected: OLLAMA_HOST in any of the forms that Ollama reads, or its default.
    public String ollamaAddress() {
        var host = environment.getOrDefault("OLLAMA_HOST", "").strip();
        if (host.isEmpty()) {
            return "http://127.0.0.1:11434";
        }
        boolean schemeGiven = host.contains("://");
        var rest = schemeGiven ? host.substring(host.indexOf("://") + 3) : host;
        var named = rest.startsWith(":") ? "127.0.0.1" + rest : rest;
        // 0.0.0.0 is where a server listens, not where it is reached.
        var reached = named.replaceFirst("^0\\.0\\.0\\.0(?=[:/]|$)", "127.0.0.1");
        boolean portGiven = reached.matches("(\\[.*]|[^:/]*):\\d+(/.*)?");
        var withPort = portGiven || schemeGiven ? reached : reached.replaceFirst("/?$", ":11434");
        return (schemeGiven ? host.substring(0, host.indexOf("://") + 3) : "http://") + withPort;
    }

    /// Servers that answer on this machine at the usual places, Ollama first, and behind them the model folders if
    /// there are any. They are to be closed. No key is sent to a server that nobody named.
    public List<ModelServer> findAll() throws InterruptedException {
        var candidates = new ArrayList<ModelServer>();
        var found = new ArrayList<ModelServer>();
        try {
            candidates.add(new OllamaServer(ollamaAddress(), PROBE));
            usual.forEach(address -> candidates.add(new OpenAiServer(address, null, PROBE)));
            for (var server : candidates) {
                if (answers(server)) {
                    found.add(server);
                } else {
                    server.close();
                }
            }
            if (hasModels(local)) {
                found.add(new LocalServer(local));
            }
            return found;
        } catch (RuntimeException | InterruptedException e) {
            candidates.forEach(ModelServer::close);
            throw e;
        }
    }

    /// The server at an address. One that ends in `/v1` is OpenAI-compatible; elsewhere the server is asked what it is.
    ///
    /// @param keyVariable environment variable that holds the key
    /// @throws LlmException             with a sentence when none answers there
    /// @throws IllegalArgumentException when it is no address
    public ModelServer connect(String address, String keyVariable) throws InterruptedException {
        var key = ApiKey.fromEnvironment(environment, keyVariable);
        var base = address.strip().replaceFirst("(?<=[^:/])/+$", "");
        if (base.endsWith("/v1")) {
            return checked(new OpenAiServer(base, key, NAMED));
        }
        var ollama = new OllamaServer(base, NAMED);
        try {
            ollama.version();
            return ollama;
        } catch (PermanentLlmException _) {
            // Something answers, but it is no Ollama.
            ollama.close();
        } catch (RuntimeException | InterruptedException e) {
            ollama.close();
            throw e;
        }
        try {
            return checked(new OpenAiServer(base + "/v1", key, NAMED));
        } catch (PermanentLlmException e) {
            if (e.reason() == Reason.UNAUTHORISED) {
                throw e;
            }
            throw new PermanentLlmException(
                    Reason.UNSUPPORTED,
                    "what answers at " + base + " is neither Ollama (/api/version) nor OpenAI-compatible (/v1/models)",
                    e);
        }
    }

    /// Opens a model, or a pool of the same model at several endpoints. Without endpoints a name or path of a model
    /// folder goes before the servers' names; where nothing is named and no server answers it is the pocket model.
    public LanguageModel open(ModelChoice choice) throws InterruptedException {
        if (choice.endpoints().isEmpty()) {
            var folder = choice.model() == null ? null : local.find(choice.model());
            return folder == null
                    ? openAnywhere(choice)
                    : local.open(folder, String.valueOf(choice.model()), choice.settings());
        }
        var endpoints = new LinkedHashSet<>(choice.endpoints());
        if (endpoints.size() == 1) {
            return openAt(endpoints.getFirst(), choice, choice.settings());
        }
        var members = new ArrayList<LanguageModel>();
        try {
            for (var endpoint : endpoints) {
                members.add(openAt(endpoint, choice, choice.settings().withRetry(RetryPolicy.ONCE)));
            }
            var settings = choice.settings();
            return new EndpointPool(
                    members, COOL_DOWN, settings.retry(), settings.timeouts().total());
        } catch (RuntimeException | InterruptedException e) {
            members.forEach(LanguageModel::close);
            throw e;
        }
    }

    private LanguageModel openAt(String endpoint, ModelChoice choice, ModelSettings settings)
            throws InterruptedException {
        try (var server = connect(endpoint, choice.keyVariable())) {
            return server.open(suitable(server, server.models(), choice.model()), settings);
        }
    }

    private LanguageModel openAnywhere(ModelChoice choice) throws InterruptedException {
        if (choice.model() != null && PATH.matcher(choice.model()).lookingAt()) {
            throw new PermanentLlmException(
                    Reason.MODEL_NOT_FOUND,
                    "there is no model folder %s: it would hold config.json and *.safetensors"
                            .formatted(choice.model()),
                    null);
        }
        var servers = findAll();
        try {
            var lists = new ArrayList<String>();
            for (var server : servers) {
                var models = server.models();
                var name = choose(models, choice.model());
                if (name != null) {
                    return server.open(name, choice.settings());
                }
                lists.add(server.address() + " (" + names(models) + ")");
            }
            var pocket = lists.isEmpty() && choice.model() == null ? local.find(PocketModel.NAME) : null;
            if (pocket != null) {
                return local.open(pocket, PocketModel.NAME, choice.settings());
            }
            if (lists.isEmpty()) {
                throw new RetriableLlmException(
                        "no model server answers on this machine (looked for Ollama at " + ollamaAddress()
                                + " and for OpenAI-compatible servers at " + String.join(", ", usual) + ")",
                        new Remedy.NameModel());
            }
            throw new PermanentLlmException(
                    Reason.MODEL_NOT_FOUND,
                    (choice.model() == null
                                    ? "no server here has a model"
                                    : "no server here has model '" + choice.model() + "'")
                            + "; there is: " + String.join("; ", lists),
                    null);
        } finally {
            servers.forEach(ModelServer::close);
        }
    }

    private static String suitable(ModelServer server, List<ServedModel> models, @Nullable String asked) {
        var name = choose(models, asked);
        if (name != null) {
            return name;
        }
        if (asked != null && models.isEmpty() && server instanceof OpenAiServer) {
            return asked;
        }
        var what = asked == null ? "no model that chats" : "no model '" + asked + "'";
        throw new PermanentLlmException(
                Reason.MODEL_NOT_FOUND,
                server.address() + " has " + what + ", only: " + names(models),
                server instanceof OllamaServer ? new Remedy.Pull(asked) : null,
                null);
    }

    /// @return null when there is none
    private static @Nullable String choose(List<ServedModel> models, @Nullable String asked) {
        return models.stream()
                .map(ServedModel::name)
                .filter(name -> asked == null
                        ? !NOT_FOR_CHAT
                                .matcher(name.toLowerCase(java.util.Locale.ROOT))
                                .find()
                        : OllamaServer.sameName(name, asked))
                .findFirst()
                .orElse(null);
    }

    private static String names(List<ServedModel> models) {
        return models.isEmpty()
                ? "none"
                : models.stream().map(ServedModel::name).limit(30).collect(Collectors.joining(", "));
    }

    /// A models folder that cannot be read must not hide the servers.
    private static boolean hasModels(LocalModels local) {
        try {
            return !local.all().isEmpty();
        } catch (LlmException e) {
            LOG.warn("no model folders are offered: {}", e.getMessage());
            return false;
        }
    }

    private static boolean answers(ModelServer server) throws InterruptedException {
        try {
            server.models();
            return true;
        } catch (LlmException _) {
            return false;
        }
    }

    private static ModelServer checked(ModelServer server) throws InterruptedException {
        try {
            server.models();
            return server;
        } catch (RuntimeException | InterruptedException e) {
            server.close();
            throw e;
        }
    }
}
