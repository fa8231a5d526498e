package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One session for all tests of a class, so that every test uses names of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OneJavaSession {
    public static final String CONTEXT = "the sky is blue\nthe grass is green\nthe answer is 42\n";

    private final ScriptedHost host = new ScriptedHost();
    private ReplPool pool;
    private Repl repl;

    @BeforeAll
    public void openSession(@TempDir Path folder) throws InterruptedException {
        pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 0);
        repl = pool.open(ReplLanguage.JAVA, CONTEXT, "what is the answer?", ReplLimits.DEFAULT, host);
    }

    @AfterAll
    public void closeSession() {
        repl.close();
        pool.close();
    }

    public ReplResult run(String code) throws InterruptedException {
        return repl.run(code);
    }

    public ReplResult ok(String code) throws InterruptedException {
        var result = run(code);
        assertNull(result.error(), () -> code + " -> " + result.error());
        assertNull(result.restarted());
        return result;
    }

    public ReplResult fails(Kind kind, int line, String code) throws InterruptedException {
        var result = run(code);
        assertNotNull(result.error(), code);
        assertEquals(kind, result.error().kind(), result.error()::message);
        assertEquals(line, result.error().line(), result.error()::message);
        return result;
    }

    public String message(Kind kind, int line, String code) throws InterruptedException {
        return fails(kind, line, code).error().message();
    }

    public static void contains(String expected, String text) {
        assertTrue(text.contains(expected), () -> "\"" + expected + "\" is missing in: " + text);
    }
}
