package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class AotCacheTest {
    private static final Duration MAX_TRAINING_LENGTH = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void startCachesAppearAfterSomeSessionsAndBrokenOnesDoNoHarm() throws Exception {
        openAndUse(3, true);
        for (var cache : caches()) {
            Files.writeString(cache, "not a cache");
        }
        openAndUse(1, false);
        for (var cache : caches()) {
            Files.write(cache, new byte[0]);
        }
        openAndUse(1, false);
    }

    private void openAndUse(int sessions, boolean awaitCaches) throws Exception {
        try (var pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 0)) {
            for (int i = 0; i < sessions; i++) {
                try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, new ScriptedHost())) {
                    assertEquals("2", repl.run("1 + 1").value());
                }
            }
            long end = System.nanoTime() + MAX_TRAINING_LENGTH.toNanos();
            while (awaitCaches && caches().size() < 2) {
                assertTrue(System.nanoTime() < end, "no start caches in " + folder);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private List<Path> caches() throws IOException {
        try (var files = Files.list(folder.resolve("repl"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }
}
