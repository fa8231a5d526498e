package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One session for all tests of a class, so that every test uses names of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneJavaSession {
    static final String CONTEXT = "the sky is blue\nthe grass is green\nthe answer is 42\n";

    private final ScriptedHost host = new ScriptedHost();
    private ReplPool pool;
    private Repl repl;

    @BeforeAll
    void openSession(@TempDir Path folder) throws InterruptedException {
        pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 0);
        repl = pool.open(ReplLanguage.JAVA, CONTEXT, "what is the answer?", ReplLimits.DEFAULT, host);
    }

    @AfterAll
    void closeSession() {
        repl.close();
        pool.close();
    }

    ReplResult run(String code) throws InterruptedException {
        return repl.run(code);
    }

    ReplResult ok(String code) throws InterruptedException {
        var result = run(code);
        assertNull(result.error(), () -> code + " -> " + result.error());
        assertNull(result.restarted());
        return result;
    }

    ReplResult fails(Kind kind, int line, String code) throws InterruptedException {
        var result = run(code);
        assertNotNull(result.error(), code);
        assertEquals(kind, result.error().kind(), result.error()::message);
        assertEquals(line, result.error().line(), result.error()::message);
        return result;
    }

    String message(Kind kind, int line, String code) throws InterruptedException {
        return fails(kind, line, code).error().message();
    }

    static void contains(String expected, String text) {
        assertTrue(text.contains(expected), () -> "\"" + expected + "\" is missing in: " + text);
    }
}
