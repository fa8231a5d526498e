package dev.rlmworkbench.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.notice.ErrorReporter;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.screen.WorkbenchServices;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsViewModelTest {

    private static final Pulse NO_TIMER = new Pulse() {
        @Override
        public void start(Runnable onPulse) {}

        @Override
        public void stop() {}
    };

    @TempDir
    private Path folder;

    /// The thread of the test stands for the one of the screen.
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();

    private final Background atOnce = new Background(Runnable::run, Runnable::run);
    private final EventPump pump = new EventPump(NO_TIMER);
    private WorkbenchServices services;
    private Preferences settings;
    private ModelWatch watch;
    private JobCentre jobs;
    private Notices notices;
    private ModelsViewModel model;

    @BeforeEach
    void open() {
        services = TestServices.in(folder, "http://127.0.0.1:9");
        settings = new Preferences(services.settings());
        watch = new ModelWatch(services.locator(), settings, atOnce);
        jobs = new JobCentre(screen::add, pump, (name, why) -> {});
        notices = new Notices(Runnable::run);
        model = new ModelsViewModel(
                watch, services.locator(), jobs, atOnce, notices, new ErrorReporter(Runnable::run, notices));
    }

    private ModelEntry scripted(ScriptedModelServer server) {
        settings.change(s -> s.withEndpoints(List.of(server.address())));
        watch.refresh();
        return model.entries().stream()
                .filter(entry -> entry.server().address().equals(server.address()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theModelsOfTheUsersEndpointsAreListedWithWhatIsKnown() throws IOException {
        try (var server = new ScriptedModelServer(said -> "hello")) {
            var entry = scripted(server);
            assertEquals("scripted-1b", entry.model().name());
            assertEquals("1.0B", entry.parameters());
            assertEquals("small", entry.profile());
            assertEquals("–", entry.size());
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamedWithItsReason() {
        settings.change(s -> s.withEndpoints(List.of("http://127.0.0.1:9")));
        watch.refresh();
        switch (watch.state().get()) {
            case ModelWatch.Found _ ->
                assertTrue(
                        model.state().get().contains("http://127.0.0.1:9: "),
                        model.state().get());
            case ModelWatch.None _ -> throw new AssertionError("the pocket model is always there");
            case ModelWatch.Looking _ -> throw new AssertionError("the look has ended");
        }
    }

    @Test
    void thePocketModelStandsApartAndAnswersInThePlaceOfAServer() {
        watch.refresh();
        var pocket = model.pocket().get();
        assertEquals("pocket", pocket.model().name());
        assertEquals("2M", pocket.parameters());
        assertEquals("pocket", pocket.profile());
        assertTrue(
                model.entries().stream().noneMatch(entry -> entry.model().name().equals("pocket")));
        assertEquals(List.of(), pocket.server().endpoints());
    }

    @Test
    void modelFoldersAreListedWithTheirFamilyAndWhatIsWrongWithThem() throws IOException {
        var damaged = Files.createDirectories(folder.resolve("data/models/broken"));
        Files.writeString(damaged.resolve("config.json"), "{\"model_type\":\"mamba\"}");
        watch.refresh();
        var entry = model.entries().stream()
                .filter(each -> each.model().name().equals("broken"))
                .findFirst()
                .orElseThrow();
        assertTrue(entry.trouble().contains("mamba"), entry.trouble());
        assertEquals("cannot be run", entry.memory());
    }

    @Test
    void anOllamaModelIsDeletedAndTheListIsReadAgain() throws Exception {
        var names = new ArrayList<>(List.of("qwen2.5-coder:1.5b", "smollm2:135m"));
        try (var web = new MockWebServer()) {
            web.setDispatcher(ollama(names));
            web.start();
            var address = "http://127.0.0.1:" + web.getPort();
            settings.change(s -> s.withEndpoints(List.of(address)));
            watch.refresh();
            var entry = model.entries().stream()
                    .filter(each -> each.model().name().equals("smollm2:135m"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(entry.onOllama());
            model.delete(entry);
            assertEquals(List.of("qwen2.5-coder:1.5b"), names);
            assertTrue(model.entries().stream()
                    .noneMatch(each -> each.model().name().equals("smollm2:135m")));
            assertEquals("Model deleted", notices.history().getFirst().title());

            model.delete(entry);
            assertEquals(
                    "smollm2:135m was not deleted", notices.history().getFirst().title());
        }
    }

    private static Dispatcher ollama(List<String> names) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return switch (request.getTarget()) {
                    case "/api/version" -> json(200, "{\"version\":\"0.12.6\"}");
                    case "/api/tags" ->
                        json(
                                200,
                                "{\"models\":[%s]}"
                                        .formatted(String.join(
                                                ",",
                                                names.stream()
                                                        .map("{\"name\":\"%s\",\"size\":1000}"::formatted)
                                                        .toList())));
                    case "/api/ps" -> json(200, "{\"models\":[]}");
                    case "/api/delete" -> {
                        var body = request.getBody().utf8();
                        yield request.getMethod().equals("DELETE") && names.removeIf(body::contains)
                                ? json(200, "")
                                : json(404, "{\"error\":\"model not found\"}");
                    }
                    default -> json(404, "404 page not found");
                };
            }
        };
    }

    private static MockResponse json(int code, String body) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    @Test
    void aTestShowsTheAnswerAndItsCostOrExactlyWhatFailed() throws IOException {
        var playground = new PlaygroundViewModel(services.locator(), atOnce, pump);
        ModelEntry entry;
        try (var server = new ScriptedModelServer(said -> "A heap of hay.")) {
            entry = scripted(server);
            playground.ask(entry, "What is a haystack?");
            assertEquals("A heap of hay.", playground.answer().get());
            assertTrue(
                    playground.verdict().get().contains("tokens in"),
                    playground.verdict().get());
            assertEquals("", playground.error().get());
            playground.ask(entry, "  ");
            assertEquals("Write a prompt first", playground.error().get());
        }
        playground.ask(entry, "Still there?");
        assertTrue(
                playground.error().get().contains(entry.server().address()),
                playground.error().get());
        assertFalse(playground.asking().get());
    }

    @Test
    void aPullNeedsANameAndAnOllamaThatAnswers() throws InterruptedException {
        assertFalse(model.pull("two words"));
        assertTrue(model.pullError().get().startsWith("Name one model"));
        assertTrue(model.pull("smollm2:135m"));
        assertEquals("", model.pullError().get());
        var job = jobs.jobs().getFirst();
        screen.take().run();
        assertEquals(Job.State.FAILED, job.state().get());
        assertTrue(String.valueOf(job.failure()).contains("127.0.0.1:9"), String.valueOf(job.failure()));
    }
}
