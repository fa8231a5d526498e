package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplSessionTest {
    @TempDir
    private static Path folder;

    private static ReplPool pool;

    private final ScriptedHost host = new ScriptedHost();

    @BeforeAll
    static void startPool() {
        var directories = new AppDirectories(folder.resolve("cache"), folder.resolve("config"), folder.resolve("data"));
        pool = new ReplPool(directories, SandboxMode.AUTO, 1);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Test
    void variablesPersistFromOneBlockToTheNext() throws InterruptedException {
        try (var repl = pool.open(ReplLanguage.JAVA, "the sky is blue", "colour?", ReplLimits.DEFAULT, host)) {
            assertNull(repl.run("int count = context.length();").error());
            assertEquals("30", repl.run("count * 2").value());
            System.err.println(repl.sandbox());
        }
    }
}
