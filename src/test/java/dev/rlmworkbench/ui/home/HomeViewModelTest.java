package dev.rlmworkbench.ui.home;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.result.ResultStore;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.Pulse;
import dev.rlmworkbench.ui.notice.ErrorReporter;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.screen.Navigator;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.Preferences;
import dev.rlmworkbench.ui.state.RunCentre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeViewModelTest {

    @TempDir
    private Path folder;

    private HomeViewModel model() {
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        var atOnce = new Background(Runnable::run, Runnable::run);
        var notices = new Notices(Runnable::run);
        var settings = new Preferences(services.settings());
        var pump = new EventPump(new Pulse() {
            @Override
            public void start(Runnable onPulse) {}

            @Override
            public void stop() {}
        });
        return new HomeViewModel(
                settings,
                atOnce,
                new RunCentre(services.launcher(), new JobCentre(Runnable::run, pump, (_, _) -> {}), pump),
                new ModelWatch(services.locator(), settings, atOnce),
                services.benchmarks(),
                new Navigator(),
                notices,
                new ErrorReporter(Runnable::run, notices),
                services.terminal());
    }

    @Test
    void aRunThatAnotherProcessWritesIsNoStoppedOne() throws IOException {
        var run = new RunName(Files.createDirectories(folder.resolve("experiments")), "sample_comparison");
        Files.copy(Path.of("experiments/sample_comparison.jsonl"), run.results());
        var manifest = Files.readString(Path.of("experiments/sample_comparison.run.json"));
        Files.writeString(run.manifest(), manifest.replace("\"complete\"", "\"running\""));
        var model = model();
        try (var _ = ResultStore.open(run)) {
            model.refresh();
            assertTrue(model.isRunning(model.runs().getFirst()));
        }
        model.refresh();
        assertFalse(model.isRunning(model.runs().getFirst()), "it was killed, and can go on");
        assertTrue(model.runs().getFirst().resumable());
    }
}
