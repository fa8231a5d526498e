package dev.rlmworkbench.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var file = new JsonFile<>(folder.resolve("config/settings.json"), Settings.DEFAULT);
        assertEquals(Settings.DEFAULT, file.read());
        var chosen = Settings.DEFAULT
                .withTheme(Theme.DARK)
                .withExperiments(Path.of("runs"))
                .withEndpoints(List.of("http://gpu1:11434"))
                .withGettingStarted(false);
        file.write(chosen);
        assertEquals(chosen, file.read());
        var window = new JsonFile<>(folder.resolve("window.json"), WindowState.DEFAULT);
        var stood =
                new WindowState(10.0, 20.0, 1200, 800, false, "home", Map.of("ask", 0.3), Map.of("chart", "tokens"));
        window.write(stood);
        assertEquals(stood, window.read());
    }

    @Test
    void aFileOfALaterOrOlderVersionIsReadAsFarAsItGoes() throws IOException {
        var path = folder.resolve("settings.json");
        Files.writeString(path, "{\"theme\": \"dark\", \"telescope\": 3}");
        assertEquals(Settings.DEFAULT.withTheme(Theme.DARK), new JsonFile<>(path, Settings.DEFAULT).read());
    }

    @Test
    void aDamagedFileCountsAsNoneAndIsKeptAside() throws IOException {
        var path = folder.resolve("settings.json");
        Files.writeString(path, "{\"theme\": \"da");
        assertEquals(Settings.DEFAULT, new JsonFile<>(path, Settings.DEFAULT).read());
        assertEquals("{\"theme\": \"da", Files.readString(folder.resolve("settings.json.damaged")));
        assertTrue(Files.notExists(path));
    }
}
