package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.Map;

/// Sessions over the same text in Java and in Python.
public final class BothLanguages {

    private BothLanguages() {}

    /// @param calls calls without a semicolon, and what they print
    public static void showTheSame(Path home, String text, String question, Map<String, String> calls)
            throws Exception {
        try (var pool = new ReplPool(new AppDirectories(home, home, home), SandboxMode.AUTO, 0);
                var java = open(pool, ReplLanguage.JAVA, text, question);
                var python = open(pool, ReplLanguage.PYTHON, text, question)) {
            for (var call : calls.entrySet()) {
                assertEquals(call.getValue(), output(java, call.getKey() + ";"), call.getKey());
                assertEquals(call.getValue(), output(python, call.getKey()), call.getKey());
            }
        }
    }

    private static String output(Repl repl, String code) throws InterruptedException {
        var result = repl.run(code);
        assertNull(result.error(), () -> result.error().message());
        return result.stdout();
    }

    /// Skips the test where there is no such REPL; one that fails as it starts fails the test.
    public static Repl open(ReplPool pool, ReplLanguage language, String text, String question)
            throws InterruptedException {
        try {
            return pool.open(language, text, question, ReplLimits.DEFAULT, new ScriptedHost());
        } catch (ReplException e) {
            assertFalse(e.getMessage().contains("Traceback"), e.getMessage());
            return abort("no such REPL here: " + e.getMessage());
        }
    }
}
