package dev.rlmworkbench.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.ScriptedModelServer;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.shell.ErrorReporter;
import dev.rlmworkbench.ui.shell.Job;
import dev.rlmworkbench.ui.shell.JobCentre;
import dev.rlmworkbench.ui.shell.ModelWatch;
import dev.rlmworkbench.ui.shell.Notices;
import dev.rlmworkbench.ui.shell.Preferences;
import dev.rlmworkbench.ui.shell.WorkbenchServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
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
    private ModelsViewModel model;

    @BeforeEach
    void open() {
        services = TestServices.in(folder, "http://127.0.0.1:9");
        settings = new Preferences(services.settings());
        watch = new ModelWatch(services.locator(), settings, atOnce);
        jobs = new JobCentre(screen::add, pump, (name, why) -> {});
        var notices = new Notices(Runnable::run);
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
            case ModelWatch.None none ->
                assertTrue(
                        model.state().get().contains("http://127.0.0.1:9: "),
                        model.state().get());
            // a machine with a server at a usual port
            case ModelWatch.Found found -> assertFalse(found.servers().isEmpty());
            case ModelWatch.Looking _ -> throw new AssertionError("the look has ended");
        }
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
