package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.session.ReplSession.WarmChild;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Which folders code in Python can read when the user's Python knows projects of the user.
@EnabledOnOs(OS.LINUX)
class PythonFoldersTest {

    @TempDir
    private Path home;

    @Test
    void installedPackagesCanBeReadAndTheFoldersOfAPthFileCannot() throws Exception {
        var project = Files.createDirectory(home.resolve("project"));
        Files.writeString(project.resolve("settings.txt"), "the password");
        Files.writeString(project.resolve("mine.py"), "x = 1");
        var packages = packages(environment());
        Files.writeString(packages.resolve("project.pth"), project + "\n");
        Files.writeString(packages.resolve("installed.py"), "x = 7");

        try (var session = session()) {
            assertEquals(
                    "(7, 2.0)",
                    session.run("import sys, installed, math, json, decimal; (installed.x, math.sqrt(4))")
                            .value());
            assertEquals(
                    "True", session.run("'%s' in sys.path".formatted(project)).value());
            var read = session.run("print(open('%s/settings.txt').read())".formatted(project));
            assertNotNull(read.error(), read::stdout);
            assertTrue(read.error().message().startsWith("PermissionError"), read.error()::message);
            assertNotNull(session.run("import mine").error());
        }
    }

    private Path environment() throws IOException, InterruptedException {
        var environment = home.resolve("environment");
        var made = new ProcessBuilder(python().toString(), "-m", "venv", "--without-pip", environment.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            abort("this Python makes no virtual environments");
        }
        return environment;
    }

    private static Path packages(Path environment) throws IOException {
        try (var versions = Files.list(environment.resolve("lib"))) {
            return versions.findFirst().orElseThrow().resolve("site-packages");
        }
    }

    private static Path python() {
        try {
            return PythonInterpreter.find();
        } catch (ReplException e) {
            return abort(e.getMessage());
        }
    }

    private ReplSession session() throws InterruptedException {
        var launcher =
                new PythonChildLauncher(home.resolve("environment/bin/python3"), new AppDirectories(home, home, home));
        return new ReplSession(
                ReplLanguage.PYTHON,
                () -> {
                    var child = launcher.launch(256);
                    var report = child.awaitReady(Duration.ofSeconds(60));
                    if (report.active().stream().noneMatch(layer -> layer.startsWith("landlock"))) {
                        child.close();
                        abort("this kernel has no Landlock");
                    }
                    return new WarmChild(child, report);
                },
                new ContextIndex("context"),
                "query",
                ReplLimits.DEFAULT,
                new ScriptedHost());
    }
}
