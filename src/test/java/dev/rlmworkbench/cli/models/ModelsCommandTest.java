package dev.rlmworkbench.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.NoLocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ModelsCommandTest {

    private final Map<String, String> answers = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private MockWebServer web;
    private String address;

    @BeforeEach
    void start() throws Exception {
        web = new MockWebServer();
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var body = answers.get(request.getTarget());
                return new MockResponse.Builder()
                        .code(body == null ? 404 : 200)
                        .addHeader("Content-Type", "application/json")
                        .body(body == null ? "404 page not found" : body)
                        .build();
            }
        });
        web.start();
        address = "http://127.0.0.1:" + web.getPort();
        answers.put("/api/version", "{\"version\":\"0.12.6\"}");
        answers.put("/api/tags", """
                {"models":[{"name":"tiny:135m","size":98362982,"digest":"aa2604d3b16c65bafc40",
                            "details":{"parameter_size":"134.52M","quantization_level":"Q4_1"}}]}""");
        answers.put("/api/show", """
                {"template":"{{ .Prompt }}","model_info":{"general.architecture":"llama","llama.context_length":8192}}""");
        answers.put("/api/ps", """
                {"models":[{"name":"tiny:135m","size":249394944,"size_vram":0,"context_length":2048}]}""");
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private int run(String... arguments) {
        return run(NoLocalModels.HERE, arguments);
    }

    private int run(LocalModels local, String... arguments) {
        var terminal = new Terminal(stream(out), stream(err), false);
        var nowhere = Path.of("none");
        var services = new CliServices(
                new AppDirectories(nowhere, nowhere, nowhere),
                ShippedBenchmarks.all(),
                new ModelLocator(Map.of("OLLAMA_HOST", address), local),
                _ -> {
                    throw new IllegalStateException("no REPL is needed here");
                },
                new ContextIndexes(),
                terminal);
        return new CommandLine(new ModelsCommand(services))
                .setExecutionExceptionHandler((e, command, _) -> {
                    terminal.err().println(e.getMessage());
                    return e instanceof IllegalArgumentException ? 2 : 1;
                })
                .execute(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsModelFoldersBesideTheServers() {
        var golden = Path.of("src/test/resources/golden/models");
        assertEquals(0, run(new LocalModels(golden, NoLocalModels.HERE.cache(), 1)));
        assertTrue(out().contains(golden + " (local)"), out());
        assertTrue(out().lines().anyMatch(line -> line.contains("pocket_trial") && line.contains("2,048")), out());
        assertTrue(out().contains("tiny:135m"), out());
    }

    @Test
    void listsModelsWarningsAndMemory() {
        assertEquals(0, run("--endpoint", address));
        var text = out();
        for (var part : new String[] {
            address,
            "tiny:135m",
            "135M",
            "8,192",
            "98 MB",
            "Q4_1",
            "aa2604d3b16c",
            "warning",
            "in memory",
            "249 MB",
            "small (0.1 billion parameters)"
        }) {
            assertTrue(text.contains(part), part + " in\n" + text);
        }
        assertFalse(text.contains("aa2604d3b16c6"), "the digest is shortened");
    }

    @Test
    void jsonHasTheWholeTruth() {
        assertEquals(0, run("--endpoint", address, "--json"));
        var server = JsonMapper.shared().readTree(out()).path("servers").path(0);
        assertEquals("ollama", server.path("kind").stringValue());
        assertEquals("aa2604d3b16c65bafc40", server.at("/models/0/digest").stringValue());
        assertEquals(8192, server.at("/models/0/window").intValue());
        assertEquals("small", server.at("/models/0/profile").stringValue());
        assertEquals(
                "0.1 billion parameters", server.at("/models/0/profile_reason").stringValue());
        assertEquals(249394944, server.at("/running/0/bytes").longValue());
    }

    @Test
    void pullIsFollowedLineByLine() {
        answers.put("/api/pull", """
                {"status":"pulling manifest"}
                {"status":"pulling b179","total":100000000,"completed":1000000}
                {"status":"pulling b179","total":100000000,"completed":1500000}
                {"status":"pulling b179","total":100000000,"completed":60000000}
                {"status":"success"}
                """);
        assertEquals(0, run("pull", "tiny:135m", "--endpoint", address));
        assertTrue(out().contains("tiny:135m is ready"), out());
        assertEquals(4, err().lines().count(), err());
        assertTrue(err().contains("60 MB of 100 MB"), err());
    }

    @Test
    void failedPullSaysWhy() {
        answers.put("/api/pull", "{\"error\":\"pull model manifest: file does not exist\"}");
        assertEquals(1, run("pull", "nosuch", "--endpoint", address));
        assertTrue(err().contains("file does not exist"), err());
    }

    @Test
    void unloadOfWhatIsNotThere() {
        answers.put("/api/chat", "{\"done_reason\":\"unload\",\"done\":true}");
        answers.put("/api/ps", "{\"models\":[]}");
        assertEquals(0, run("unload", "tiny:135m"));
        assertTrue(out().contains("was not loaded"), out());
    }

    @Test
    void onlyOllamaPulls() {
        answers.clear();
        answers.put("/v1/models", "{\"data\":[{\"id\":\"gguf\"}]}");
        assertEquals(2, run("pull", "x", "--endpoint", address + "/v1"));
        assertEquals(1, run("pull", "x", "--endpoint", "http://127.0.0.1:1"));
        assertTrue(err().contains("nothing answers at http://127.0.0.1:1"), err());
    }

    @Test
    void nameIsNeeded() {
        assertEquals(2, run("pull"));
    }
}
