package dev.rlmworkbench.llm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rlmworkbench.llm.EndpointPool;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.LlmException.Remedy;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.http.LanguageModelContract;
import dev.rlmworkbench.llm.http.Recorded;
import dev.rlmworkbench.llm.http.SilentServer;
import dev.rlmworkbench.llm.local.LocalModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Listing, describing, pulling and unloading models, and finding servers.
@Timeout(60)
class ModelServersTest {

    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private MockWebServer web;

    @BeforeEach
    void start() throws Exception {
        web = new MockWebServer();
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.getOrDefault(request.getTarget(), Recorded.answer("ollama/not_found_route"));
            }
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private String address() {
        var text = web.url("/").toString();
        return text.substring(0, text.length() - 1);
    }

    private void ollama() {
        answers.put("/api/version", Recorded.answer("ollama/version"));
        answers.put("/api/tags", Recorded.answer("ollama/tags"));
        answers.put("/api/show", Recorded.answer("ollama/show"));
        answers.put("/api/ps", Recorded.answer("ollama/ps"));
        answers.put("/v1/models", Recorded.answer("ollama/openai_models"));
    }

    private void llamaCppPython() {
        answers.put("/v1/models", Recorded.answer("llama-cpp-python/models"));
    }

    private OllamaServer server() {
        return new OllamaServer(address(), LanguageModelContract.PATIENT.timeouts());
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private ModelLocator locator(String... usual) {
        return new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), List.of(usual), NoLocalModels.HERE);
    }

    private List<String> kindsBeside(Path models) throws InterruptedException {
        var local = new LocalModels(models, NoLocalModels.HERE.cache(), 1);
        var servers = new ModelLocator(Map.of("OLLAMA_HOST", address()), List.of(), local).findAll();
        servers.forEach(ModelServer::close);
        return servers.stream().map(ModelServer::kind).toList();
    }

    @Test
    void aFolderThatMayNotBeLookedIntoHidesNeitherOtherFoldersNorServers(@TempDir Path models) throws Exception {
        ollama();
        var closed = Files.createDirectory(models.resolve("closed")).toFile();
        Files.writeString(Files.createDirectories(models.resolve("a/b")).resolve("config.json"), "{}");
        assumeTrue(closed.setReadable(false) && !Files.isReadable(closed.toPath()), "root may read everything");
        assertEquals(List.of("ollama", "local"), kindsBeside(models));
        assertTrue(models.toFile().setReadable(false));
        assertEquals(List.of("ollama"), kindsBeside(models));
        assertTrue(models.toFile().setReadable(true) && closed.setReadable(true));
    }

    @Test
    void weightsThatAreALinkToNowhereHideNothing(@TempDir Path models) throws Exception {
        ollama();
        var folder = Files.createDirectories(models.resolve("owner/name"));
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.createSymbolicLink(folder.resolve("model.safetensors"), Path.of("gone"));
        assertEquals(List.of("ollama", "local"), kindsBeside(models));
    }

    @Test
    void ollamaTellsItsModels() throws Exception {
        ollama();
        try (var server = server()) {
            assertEquals("0.0.0", server.version());
            var models = server.models();
            assertEquals(
                    List.of("bare:135m", "smollm2:135m", "qwen:latest"),
                    models.stream().map(ServedModel::name).toList());
            assertEquals(
                    new ServedModel(
                            "smollm2:135m",
                            98362982,
                            134_520_000,
                            0,
                            "Q4_1",
                            "aa2604d3b16c65bafc40bd64c0156be1a14c545ad49cf7cba147637c6d6a3406"),
                    models.get(1));
            var details = server.details("smollm2:135m");
            assertEquals(8192, details.window());
            assertEquals(134_515_008, details.parameters());
            assertNull(details.warning());
            var running = server.running().getFirst();
            assertEquals("smollm2:135m", running.name());
            assertEquals(249_394_944, running.bytes());
            assertEquals(2048, running.window());
            assertNotNull(running.expiresAt());
        }
    }

    @Test
    void modelWithoutChatTemplateIsWarnedOf() throws Exception {
        answers.put("/api/show", json("{\"template\":\"{{ .Prompt }}\",\"details\":{\"parameter_size\":\"1.5B\"}}"));
        try (var server = server()) {
            var details = server.details("bare");
            assertTrue(details.warning().contains("chat template"), details.warning());
            assertEquals(1_500_000_000, details.parameters());
        }
    }

    @Test
    void windowOfAnOpenedModelIsTheAskedOneButNotMoreThanItWasMadeFor() throws Exception {
        ollama();
        try (var server = server()) {
            for (var expected : Map.of(4096, 4096, 32_768, 8192, 0, OllamaServer.DEFAULT_WINDOW)
                    .entrySet()) {
                try (var model = server.open("smollm2:135m", ModelSettings.DEFAULT.withWindow(expected.getKey()))) {
                    assertEquals(expected.getValue(), model.info().window());
                    assertTrue(model.info().digest().startsWith("aa2604d3"));
                    assertTrue(model.info().templateDigest().startsWith("sha256:"));
                    assertEquals(134_515_008, model.info().parameters());
                }
            }
        }
    }

    @Test
    void embeddingModelIsNotOpened() {
        answers.put("/api/show", json("{\"capabilities\":[\"embedding\"]}"));
        try (var server = server()) {
            var e = assertThrows(PermanentLlmException.class, () -> server.open("nomic", ModelSettings.DEFAULT));
            assertEquals(Reason.UNSUPPORTED, e.reason());
        }
    }

    @Test
    void pullTellsItsProgress() throws Exception {
        answers.put(
                "/api/pull",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "application/x-ndjson")
                        .chunkedBody("""
                                {"status":"pulling manifest"}
                                {"status":"pulling b179","digest":"sha256:b179","total":100,"completed":40}
                                {"status":"success"}
                                """, 20)
                        .build());
        var told = new ArrayList<String>();
        try (var server = server()) {
            server.pull("smollm2:360m", (status, completed, total) -> told.add(status + " " + completed + "/" + total));
        }
        assertEquals(List.of("pulling manifest 0/0", "pulling b179 40/100", "success 0/0"), told);
    }

    @Test
    void errorInsideAPullIsTold() {
        answers.put("/api/pull", Recorded.answer("ollama/pull_no_network"));
        try (var server = server()) {
            var e = assertThrows(LlmException.class, () -> server.pull("smollm2:360m", (_, _, _) -> {}));
            assertTrue(e.getMessage().contains("no such host"), e.getMessage());
        }
    }

    @Test
    void tornPullIsNotTakenForAFinishedOne() {
        answers.put("/api/pull", json("{\"status\":\"pulling manifest\"}\n"));
        try (var server = server()) {
            assertThrows(RetriableLlmException.class, () -> server.pull("m", (_, _, _) -> {}));
        }
    }

    @Test
    void interruptEndsAPull() throws Exception {
        try (var silent = new SilentServer("HTTP/1.1 200 OK\r\n\r\n{\"status\":\"pulling manifest\"}\n");
                var server = new OllamaServer(silent.address(), LanguageModelContract.PATIENT.timeouts())) {
            var caller = Thread.currentThread();
            assertThrows(InterruptedException.class, () -> server.pull("m", (_, _, _) -> caller.interrupt()));
            assertTrue(silent.hungUpWithin(20));
        }
    }

    @Test
    void unloadSaysWhatWasFreed() throws Exception {
        ollama();
        answers.put("/api/chat", Recorded.answer("ollama/unload"));
        web.setDispatcher(new Dispatcher() {
            private boolean unloaded;

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().equals("/api/chat")) {
                    unloaded = request.getBody().utf8().contains("\"keep_alive\":0");
                }
                return unloaded && request.getTarget().equals("/api/ps")
                        ? json("{\"models\":[]}")
                        : answers.get(request.getTarget());
            }
        });
        try (var server = server()) {
            assertEquals(
                    249_394_944, server.unload("smollm2:135m").orElseThrow().bytes());
            assertTrue(server.unload("smollm2:135m").isEmpty());
        }
    }

    @Test
    void allModelsInMemoryAreFreedAtOnce() throws Exception {
        var loaded = new ArrayList<>(List.of("smollm2:135m", "bge-m3:latest"));
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().equals("/api/chat")) {
                    var body = request.getBody().utf8();
                    loaded.removeIf(name -> body.contains('"' + name + '"') && body.contains("\"keep_alive\":0"));
                    return json("{\"done\":true,\"done_reason\":\"unload\"}");
                }
                return json(loaded.stream()
                        .map(name -> "{\"name\":\"%s\",\"size\":1000,\"size_vram\":600}".formatted(name))
                        .collect(Collectors.joining(",", "{\"models\":[", "]}")));
            }
        });
        try (var server = server()) {
            var freed = server.unloadAll();
            assertEquals(
                    List.of("smollm2:135m", "bge-m3:latest"),
                    freed.stream().map(RunningModel::name).toList());
            assertEquals(2000, freed.stream().mapToLong(RunningModel::bytes).sum());
            assertEquals(List.of(), server.unloadAll());
        }
    }

    @Test
    void openAiServersTellTheWindowInTheirOwnWays() throws Exception {
        answers.put("/v1/models", json("""
                {"data":[{"id":"vllm-7b","max_model_len":32768},
                         {"id":"gguf","meta":{"n_ctx":4096,"n_params":1543714304,"size":1000}},
                         {"id":"cloud","context_length":131072},{"id":"plain-1.5b"}]}
                """));
        try (var server = new OpenAiServer(address() + "/v1", null, LanguageModelContract.PATIENT.timeouts())) {
            var models = server.models();
            assertEquals(
                    List.of(32768, 4096, 131072, 0),
                    models.stream().map(ServedModel::window).toList());
            assertEquals(
                    List.of(7_000_000_000L, 1_543_714_304L, 0L, 1_500_000_000L),
                    models.stream().map(ServedModel::parameters).toList());
            try (var model = server.open("plain-1.5b", ModelSettings.DEFAULT.withWindow(2048))) {
                assertEquals(2048, model.info().window());
            }
            try (var model = server.open("vllm-7b", ModelSettings.DEFAULT)) {
                assertEquals(32768, model.info().window());
            }
        }
    }

    @Test
    void windowIsToldBesideTheProtocolToo() throws Exception {
        answers.put("/v1/models", json("{\"data\":[{\"id\":\"qwen\",\"meta\":{\"n_ctx_train\":32768}}]}"));
        assertEquals(0, windowOfQwen(0));
        answers.put("/api/v0/models", json("""
                {"data":[{"id":"other","loaded_context_length":512},
                         {"id":"qwen","state":"loaded","max_context_length":32768,"loaded_context_length":4096}]}
                """));
        assertEquals(4096, windowOfQwen(0), "LM Studio");
        answers.put("/api/v0/models", json("{\"data\":[{\"id\":\"qwen\",\"max_context_length\":32768}]}"));
        assertEquals(0, windowOfQwen(0), "LM Studio does not tell what it will load it with");
        answers.put("/props", json("{\"default_generation_settings\":{\"n_ctx\":8192},\"total_slots\":4}"));
        assertEquals(8192, windowOfQwen(0), "llama.cpp");
        assertEquals(2048, windowOfQwen(2048));
        assertEquals(8192, windowOfQwen(100_000));
        answers.put("/props", json("no JSON"));
        assertEquals(0, windowOfQwen(0));
    }

    private int windowOfQwen(int asked) throws InterruptedException {
        try (var server = new OpenAiServer(address() + "/v1", null, LanguageModelContract.PATIENT.timeouts());
                var model = server.open("qwen", ModelSettings.DEFAULT.withWindow(asked))) {
            return model.info().window();
        }
    }

    @Test
    void addressIsAskedWhatItIs() throws Exception {
        ollama();
        try (var server = locator().connect(address(), "NO_KEY")) {
            assertInstanceOf(OllamaServer.class, server);
        }
        try (var server = locator().connect(address() + "/v1/", "NO_KEY")) {
            assertInstanceOf(OpenAiServer.class, server);
        }
        answers.clear();
        llamaCppPython();
        try (var server = locator().connect(address(), "NO_KEY")) {
            assertEquals(
                    address() + "/v1",
                    assertInstanceOf(OpenAiServer.class, server).address());
        }
    }

    @Test
    void answerOfSomethingElseIsExplained() {
        var e = assertThrows(PermanentLlmException.class, () -> locator().connect(address(), "NO_KEY"));
        assertTrue(e.getMessage().contains("neither Ollama"), e.getMessage());
    }

    @Test
    void deadEndpointIsNamed() {
        var e = assertThrows(RetriableLlmException.class, () -> locator().connect("127.0.0.1:1", "NO_KEY"));
        assertTrue(e.getMessage().contains("nothing answers at http://127.0.0.1:1"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"ftp://x", "'http://user:secret@host'", "'http://'", "'a b'"})
    void whatIsNoAddressIsRefusedWithoutShowingSecrets(String address) {
        var e = assertThrows(IllegalArgumentException.class, () -> locator().connect(address, "NO_KEY"));
        assertTrue(!e.getMessage().contains("secret"), e.getMessage());
    }

    @Test
    void onlyModelNeedsNoName() throws Exception {
        llamaCppPython();
        try (var model = locator().open(ModelChoice.of(List.of(address()), null, ModelSettings.DEFAULT))) {
            assertEquals(new ModelInfo("smollm2-135m", "openai", null, 0, 135_000_000), model.info());
        }
    }

    @Test
    void unknownModelListsWhatThereIs() {
        ollama();
        var choice = ModelChoice.of(List.of(address()), "nosuch", ModelSettings.DEFAULT);
        var e = assertThrows(PermanentLlmException.class, () -> locator().open(choice));
        assertEquals(Reason.MODEL_NOT_FOUND, e.reason());
        assertTrue(e.getMessage().contains("smollm2:135m"), e.getMessage());
        assertEquals(Optional.of(new Remedy.Pull("nosuch")), e.remedy());
    }

    @Test
    void tagLatestNeedNotBeSaid() throws Exception {
        ollama();
        try (var model = locator().open(ModelChoice.of(List.of(address()), "qwen", ModelSettings.DEFAULT))) {
            assertEquals("qwen:latest", model.info().name());
        }
    }

    @Test
    void withoutEndpointTheUsualPlacesAreTried() throws Exception {
        llamaCppPython();
        var locator = locator("http://127.0.0.1:2/v1", address() + "/v1");
        try (var model = locator.open(ModelChoice.of(List.of(), null, ModelSettings.DEFAULT))) {
            assertEquals("smollm2-135m", model.info().name());
        }
        var unknown = assertThrows(
                PermanentLlmException.class,
                () -> locator.open(ModelChoice.of(List.of(), "other", ModelSettings.DEFAULT)));
        assertTrue(unknown.getMessage().contains("smollm2-135m"), unknown.getMessage());
    }

    @Test
    void noServerAtAllSaysWhereItLooked() {
        var e = assertThrows(
                RetriableLlmException.class,
                () -> locator().open(ModelChoice.of(List.of(), null, ModelSettings.DEFAULT)));
        assertTrue(e.getMessage().contains("http://127.0.0.1:1"), e.getMessage());
        assertEquals(Optional.of(new Remedy.NameModel()), e.remedy());
    }

    @Test
    void severalEndpointsMakeAPool() throws Exception {
        ollama();
        var choice = ModelChoice.of(
                List.of(address(), address() + "/"), "smollm2:135m", ModelSettings.DEFAULT.withConcurrency(3));
        try (var model = locator().open(choice)) {
            assertInstanceOf(EndpointPool.class, model);
            assertEquals(6, model.concurrency());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',http://127.0.0.1:11434",
        "0.0.0.0,http://127.0.0.1:11434",
        "0.0.0.0:8123,http://127.0.0.1:8123",
        ":8123,http://127.0.0.1:8123",
        "gpu-box,http://gpu-box:11434",
        "gpu-box:99,http://gpu-box:99",
        "http://gpu-box:99,http://gpu-box:99",
        "https://gpu-box,https://gpu-box"
    })
    void ollamaHostIsReadAsOllamaReadsIt(String host, String address) {
        assertEquals(address, new ModelLocator(Map.of("OLLAMA_HOST", host), NoLocalModels.HERE).ollamaAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models/gone", "./gone", "~/gone", "C:\\models\\gone"})
    void aModelFolderThatIsGoneIsNamed(String path) {
        var locator = new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), NoLocalModels.HERE);
        var choice = ModelChoice.of(List.of(), path, ModelSettings.DEFAULT);
        var why = assertThrows(PermanentLlmException.class, () -> locator.open(choice));
        assertTrue(why.getMessage().startsWith("there is no model folder " + path), why.getMessage());
    }
}
