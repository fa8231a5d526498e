package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of a session with real Java children.
class ReplSessionTest {
    private static final ReplLimits SHORT = new ReplLimits(Duration.ofSeconds(2), 512, 1_000, 500);

    @TempDir
    private static Path folder;

    private static ReplPool pool;

    private final ScriptedHost host = new ScriptedHost();

    @BeforeAll
    static void startPool() {
        pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 1);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    private Repl open(String context, ReplLimits limits) throws InterruptedException {
        return pool.open(ReplLanguage.JAVA, context, "colour?", limits, host);
    }

    @Test
    void variablesPersistFromOneBlockToTheNext() throws InterruptedException {
        try (var repl = open("the sky is blue", ReplLimits.DEFAULT)) {
            assertNull(repl.run("int count = context.length();").error());
            assertEquals("30", repl.run("count * 2").value());
        }
    }

    @Test
    void sessionsDoNotSeeEachOther() throws InterruptedException {
        try (var first = open("one", ReplLimits.DEFAULT);
                var second = open("two", ReplLimits.DEFAULT)) {
            first.run("int mine = 1;");
            assertEquals(Kind.COMPILE, second.run("mine").error().kind());
            assertEquals("\"two\"", second.run("context").value());
        }
    }

    @Test
    void aBlockThatDoesNotStopIsKilledAndDeclarationsComeBack() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            repl.run("import java.util.concurrent.atomic.AtomicLong;\nint lost = 7;\nrecord Kept(int x) {}");
            repl.run("int twice(int n) { return n * 2; }\nint needy(int n) { return n + lost; }");
            var result = repl.run("new Random().ints().asLongStream().sum()");
            assertEquals(Kind.TIMEOUT, result.error().kind());
            assertNotNull(result.restarted());
            assertTrue(result.restarted().contains("All variables you made are gone"), result.restarted());
            assertTrue(result.restarted().contains("except needy"), result.restarted());
            assertEquals(
                    "10",
                    repl.run("new AtomicLong(twice(new Kept(5).x())).get()").value());
            assertEquals(Kind.COMPILE, repl.run("lost").error().kind());
            assertEquals("\"text\"", repl.run("context").value());
        }
    }

    @Test
    void aContextOfAMillionCharactersArrivesWholeInEitherEncoding() throws InterruptedException {
        for (var last : List.of("é", "\u4e2d\ud83d\ude00")) {
            var context = "0123456789".repeat(100_000) + last;
            try (var repl = open(context, ReplLimits.DEFAULT)) {
                assertEquals(
                        String.valueOf(context.hashCode()),
                        repl.run("context.hashCode()").value());
                assertEquals(
                        "\"" + last + "\"",
                        repl.run("context.substring(1_000_000)").value());
                assertEquals(
                        String.valueOf(context.length()),
                        repl.run("context_len").value());
            }
        }
    }

    @Test
    @Tag("long")
    void aContextOfAHundredMillionCharactersArrivesWholeInEitherEncoding() throws InterruptedException {
        for (var last : List.of("é", "\u4e2d")) {
            var context = "0123456789".repeat(10_000_000) + last;
            try (var repl = open(context, ReplLimits.DEFAULT)) {
                assertEquals(
                        String.valueOf(context.hashCode()),
                        repl.run("context.hashCode()").value());
            }
        }
    }

    @Test
    void anEmptyContextAndLoneSurrogatesAreFine() throws InterruptedException {
        try (var repl = open("", ReplLimits.DEFAULT)) {
            assertEquals("0", repl.run("context.length()").value());
        }
        try (var repl = open("a\ud800b", ReplLimits.DEFAULT)) {
            assertEquals("55296", repl.run("(int) context.charAt(1)").value());
            assertEquals("a?b\n", repl.run("println(context)").stdout());
        }
    }

    @Test
    void aClosedSessionRefusesBlocksAndClosesTwice() throws InterruptedException {
        var repl = open("text", ReplLimits.DEFAULT);
        repl.close();
        repl.close();
        assertThrows(IllegalStateException.class, () -> repl.run("1"));
    }

    @Test
    void aChildThatDiesBetweenBlocksIsReplaced() throws InterruptedException {
        try (var repl = open("text", ReplLimits.DEFAULT)) {
            repl.run("int n = 1; int f() { return 5; }");
            childrenOfThisProcess().forEach(ProcessHandle::destroyForcibly);
            awaitNoChildren();
            var result = repl.run("f()");
            assertEquals("5", result.value(), () -> String.valueOf(result.error()));
            assertNotNull(result.restarted());
        }
    }

    @Test
    void closingThePoolEndsAllItsChildren() throws InterruptedException {
        var own = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 1);
        var before = childrenOfThisProcess();
        var repl = own.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, host);
        assertDoesNotThrow(() -> repl.run("1"));
        repl.close();
        own.close();
        for (var child : childrenOfThisProcess()) {
            if (!before.contains(child)) {
                child.onExit().join();
            }
        }
        assertThrows(
                IllegalStateException.class, () -> own.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, host));
    }

    @Test
    void aPoolWithoutIdleChildrenWorksToo() throws InterruptedException {
        try (var cold = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 0)) {
            for (int i = 0; i < 2; i++) {
                try (var repl = cold.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, host)) {
                    assertEquals("2", repl.run("1 + 1").value());
                }
            }
        }
    }

    private static List<ProcessHandle> childrenOfThisProcess() {
        return ProcessHandle.current().children().toList();
    }

    private static void awaitNoChildren() {
        childrenOfThisProcess().forEach(child -> child.onExit().join());
    }
}
