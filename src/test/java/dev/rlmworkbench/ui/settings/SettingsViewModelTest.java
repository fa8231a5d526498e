package dev.rlmworkbench.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.ui.TestServices;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.state.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {

    @TempDir
    private Path folder;

    private Preferences settings;
    private SettingsViewModel model;

    @BeforeEach
    void open() {
        var services = TestServices.in(folder, "http://127.0.0.1:9");
        settings = new Preferences(services.settings());
        model = new SettingsViewModel(settings, new Background(Runnable::run, Runnable::run), services.repls());
    }

    @Test
    void endpointsAreCheckedBeforeTheyAreKept() {
        model.endpoints().set("http://gpu1:11434\n\n  https://host/v1 \n");
        assertTrue(model.saveEndpoints());
        assertEquals(
                List.of("http://gpu1:11434", "https://host/v1"), settings.get().endpoints());

        model.endpoints().set("gpu1:11434");
        assertFalse(model.saveEndpoints());
        assertEquals(
                "gpu1:11434 is no address; write it like http://127.0.0.1:11434",
                model.endpointsError().get());
        assertEquals(2, settings.get().endpoints().size(), "what was kept stays");
    }

    @Test
    void aFileIsNoFolderForRuns() throws IOException {
        var file = Files.createFile(folder.resolve("notes.txt"));
        model.experiments().set(file.toString());
        model.saveExperiments();
        assertEquals(
                file + " is a file; name a folder", model.experimentsError().get());
        assertEquals(folder.resolve("experiments"), settings.get().experiments());

        model.experiments().set(folder.resolve("runs").toString());
        model.saveExperiments();
        assertEquals("", model.experimentsError().get());
        assertEquals(folder.resolve("runs"), settings.get().experiments());
    }

    @Test
    void theSandboxTestRunsCodeAndNamesTheLayers() {
        model.testSandbox();
        assertFalse(model.testing().get());
        assertTrue(
                model.sandbox().get().startsWith("All layers are on: ")
                        || model.sandbox().get().startsWith("On: "),
                model.sandbox().get());
    }
}
