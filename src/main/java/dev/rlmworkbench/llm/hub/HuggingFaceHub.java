package dev.rlmworkbench.llm.hub;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.PullListener;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.http.Json;
import dev.rlmworkbench.llm.http.ServerWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The Hugging Face hub, or a mirror of it, as a source of model folders. `HF_ENDPOINT` and `HF_TOKEN` mean what they
/// mean elsewhere.
public final class HuggingFaceHub {

    /// What runs here, and nothing else of a repository.
    private static final Pattern NEEDED = Pattern.compile("config\\.json|generation_config\\.json|tokenizer\\.json"
            + "|tokenizer_config\\.json|chat_template\\.jinja|model\\.safetensors(\\.index\\.json)?"
            + "|model-\\d+-of-\\d+\\.safetensors|adapter_config\\.json|adapter_model\\.safetensors|LICENSE(\\.\\w+)?");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*");

    private final String endpoint;
    private final @Nullable ApiKey token;
    private final ServerWords words;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(20))
            .readTimeout(Duration.ofMinutes(1))
            .build();

    public HuggingFaceHub(Map<String, String> environment) {
        var given = environment.getOrDefault("HF_ENDPOINT", "").strip();
        this.endpoint = given.isEmpty() ? "https://huggingface.co" : given.replaceFirst("/+$", "");
        this.token = ApiKey.fromEnvironment(environment, "HF_TOKEN");
        this.words = new ServerWords(token);
    }

    /// Fetches a model into `models/OWNER/NAME`. What is there already is checked and kept, what was begun goes on, and
    /// `config.json` comes last, so that a folder that has it is whole. Interrupting the calling thread stops it.
    ///
    /// @param name   such as `HuggingFaceTB/SmolLM2-135M-Instruct`
    /// @param models folder of the user's model folders
    /// @return the model's folder
    /// @throws dev.rlmworkbench.llm.LlmException in one sentence when there is no such model, no room on the disk
    ///                                           or no connection
    public Path pull(String name, Path models, PullListener listener) throws InterruptedException {
        if (!NAME.matcher(name).matches()) {
            throw new PermanentLlmException(
                    Reason.BAD_REQUEST,
                    "'" + name + "' is no name on the hub: it is written OWNER/NAME, such as"
                            + " hf:HuggingFaceTB/SmolLM2-135M-Instruct",
                    null);
        }
        var listing = listing(name);
        var files = needed(name, listing);
        var folder = models.resolve(name);
        try {
            Files.createDirectories(folder);
            requireRoom(folder, files);
            var revision = listing.path("sha").asString("main");
            for (var file : files) {
                var url = endpoint + "/" + name + "/resolve/" + revision + "/" + file.name();
                new HubDownload(client, request(url), file, folder).run(listener);
            }
        } catch (IOException e) {
            throw new RetriableLlmException(
                    "fetching " + name + " into " + folder + " failed: " + words.shown(FileTrouble.reason(e))
                            + "; the same command goes on",
                    null,
                    words.cause(e));
        }
        return folder;
    }

    private Request request(String url) {
        var request = new Request.Builder().url(url).header("User-Agent", "rlm-workbench");
        // OkHttp does not send it on to another host that a redirect names.
        return token == null
                ? request.build()
                : request.header("Authorization", token.header()).build();
    }

    private JsonNode listing(String name) throws InterruptedException {
        var url = endpoint + "/api/models/" + name + "?blobs=true";
        try (var response = client.newCall(request(url)).execute()) {
            if (response.code() == 401 || response.code() == 403 || response.code() == 404) {
                throw new PermanentLlmException(
                        response.code() == 404 ? Reason.MODEL_NOT_FOUND : Reason.UNAUTHORISED,
                        endpoint + " does not give " + name + " (status " + response.code()
                                + "): the name is wrong, or the"
                                + " model asks for a login: accept its terms on its page and set HF_TOKEN"
                                + (token == null ? "" : " (the one that is set does not suffice)"),
                        null);
            }
            if (!response.isSuccessful()) {
                throw new RetriableLlmException(
                        endpoint + " answered with status " + response.code() + " when asked for " + name, null, null);
            }
            return Json.MAPPER.readTree(words.withoutKey(response.body().string()));
        } catch (JacksonException e) {
            throw new PermanentLlmException(
                    Reason.BAD_ANSWER,
                    "what answers at " + endpoint + " is no Hugging Face hub (HF_ENDPOINT)",
                    words.cause(e));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new RetriableLlmException(
                    "the hub at " + endpoint + " cannot be reached: " + words.shown(e.getMessage())
                            + "; check the network, or name a mirror by HF_ENDPOINT",
                    null,
                    words.cause(e));
        }
    }

    private static List<HubFile> needed(String name, JsonNode listing) {
        var files = new ArrayList<HubFile>();
        boolean sharded = false;
        for (var sibling : listing.path("siblings")) {
            var file = HubFile.of(sibling);
            sharded |= file.name().equals("model.safetensors.index.json");
            if (NEEDED.matcher(file.name()).matches()) {
                files.add(file);
            }
        }
        if (sharded) {
            files.removeIf(file -> file.name().equals("model.safetensors"));
        }
        if (files.stream().noneMatch(file -> file.name().endsWith(".safetensors"))) {
            throw new PermanentLlmException(
                    Reason.UNSUPPORTED,
                    name + " has no weights as safetensors, which are the only ones read here: choose another model",
                    null);
        }
        // The largest first, the configurations last.
        files.sort((a, b) -> a.isConfiguration() == b.isConfiguration()
                ? Long.compare(b.bytes(), a.bytes())
                : Boolean.compare(a.isConfiguration(), b.isConfiguration()));
        return files;
    }

    private static void requireRoom(Path folder, List<HubFile> files) throws IOException {
        long needed = 0;
        for (var file : files) {
            needed += file.bytes() - file.bytesIn(folder);
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw new PermanentLlmException(
                    Reason.UNSUPPORTED,
                    "the disk of " + folder
                            + " has %,d MB free and %,d MB are still to come: make room, or set"
                                    .formatted(free / 1_000_000, needed / 1_000_000)
                            + " RLM_WORKBENCH_HOME to a larger disk",
                    null);
        }
    }
}
