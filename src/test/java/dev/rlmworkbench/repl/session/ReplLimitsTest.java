package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a block may use and show, and what is left of a session when it wants more.
class ReplLimitsTest {
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
    void anEndlessLoopIsStoppedAndVariablesStay() throws InterruptedException {
        // long enough that a busy machine compiles the block and stops it in time, instead of losing the process
        try (var repl = open("text", new ReplLimits(Duration.ofSeconds(6), 512, 1_000, 500))) {
            repl.run("int kept = 7;");
            var result = repl.run("int i = 0;\nwhile (true) { try { while (true) i++; } catch (Throwable e) { } }");
            assertEquals(Kind.TIMEOUT, result.error().kind());
            assertEquals(2, result.error().line());
            assertNull(result.restarted());
            assertEquals("7", repl.run("kept").value());
        }
    }

    private static final String LEAVES_A_THREAD = """
            java.util.concurrent.atomic.AtomicInteger beats = new java.util.concurrent.atomic.AtomicInteger();
            try {
                IntStream.range(0, 2).parallel().forEach(i -> {
                    if (i == 1) {
                        while (beats.get() == 0) {}
                        throw new RuntimeException();
                    }
                    beats.incrementAndGet();
                    %s
                });
            } catch (RuntimeException e) {}
            """;

    @Test
    void threadsOfAParallelStreamDoNotOutliveTheirBlock() throws InterruptedException {
        try (var repl = open("text", ReplLimits.DEFAULT)) {
            var left = repl.run(LEAVES_A_THREAD.formatted("while (true) beats.incrementAndGet();"));
            assertNull(left.error(), () -> left.error().message());
            assertEquals(
                    "0",
                    repl.run("int before = beats.get();\nThread.sleep(300);\nbeats.get() - before")
                            .value());

            repl.run("Runnable waits = () -> new java.util.concurrent.Semaphore(0).acquireUninterruptibly();");
            var stuck = repl.run(LEAVES_A_THREAD.formatted("waits.run();"));
            assertTrue(String.valueOf(stuck.restarted()).contains("could not go on after this block"));
            assertEquals("2", repl.run("1 + 1").value());
        }
    }

    @Test
    void outOfMemoryEndsTheBlockOnly() throws InterruptedException {
        try (var repl = open("text", new ReplLimits(Duration.ofSeconds(20), 128, 1_000, 500))) {
            repl.run("int kept = 7;");
            var result = repl.run("List<long[]> all = new ArrayList<>();\nwhile (true) all.add(new long[1 << 20]);");
            assertEquals(Kind.RESOURCE, result.error().kind());
            assertEquals("7", result.restarted() == null ? repl.run("kept").value() : "7");
            assertEquals("2", repl.run("1 + 1").value());
        }
    }

    @Test
    void endlessRecursionIsAnErrorOfTheBlock() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            var result = repl.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(1)");
            assertEquals(Kind.RESOURCE, result.error().kind());
            assertEquals(1, result.error().line());
            assertEquals("2", repl.run("1 + 1").value());
        }
    }

    @Test
    void outputKeepsHeadAndTailAndSaysWhatIsMissing() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            var text = repl.run("for (int i = 0; i < 10_000; i++) println(\"line \" + i);")
                    .stdout();
            assertTrue(text.startsWith("line 0\nline 1\n"), text);
            assertTrue(text.endsWith("line 9998\nline 9999\n"), text);
            assertTrue(text.contains("of 98890 characters left out]"), text);
            assertTrue(text.length() < 1_100);
        }
    }

    @Test
    void theFinalAnswerComesFromTheLastCallOrFromTheAnswerVariable() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            assertNull(repl.run("int x = 1;").finalAnswer());
            assertEquals(
                    "b",
                    repl.run("FINAL(\"a\"); FINAL(\"b\"); println(\"goes on\");")
                            .finalAnswer());
            assertEquals("1", repl.run("FINAL_VAR(\"x\")").finalAnswer());
            assertEquals(
                    "Paris",
                    repl.run("String city = \"Paris\"; FINAL_VAR(city)").finalAnswer());
            assertTrue(repl.run("FINAL_VAR(\"nowhere\")").error().message().contains("no variable \"nowhere\""));
            assertNull(repl.run("answer.put(\"content\", List.of(1, 2));").finalAnswer());
            assertEquals("[1, 2]", repl.run("answer.put(\"ready\", true);").finalAnswer());
            assertNull(repl.run("1").finalAnswer());
            assertEquals(500, repl.run("FINAL(\"y\".repeat(600))").finalAnswer().length());
        }
    }

    @Test
    void aVariableGivenByNameIsTheOneThatTheBlockDeclares() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            assertEquals(
                    "Paris",
                    repl.run("String city = \"Paris\"; FINAL_VAR(\"city\")").finalAnswer());
            assertEquals("\"Paris\"", repl.run("city").value());
            repl.run("var found = List.of(\"old\");");
            assertEquals(
                    "[new]",
                    repl.run("List<String> found = List.of(\"new\");\nFINAL_VAR(\"found\");\nSHOW_VARS();")
                            .finalAnswer());
            assertEquals(
                    "old",
                    repl.run("String kept = \"old\";\nRunnable show = () -> FINAL_VAR(\"kept\");\nshow.run();")
                            .finalAnswer());
            assertEquals(
                    "old",
                    repl.run("FINAL_VAR(\"kept\");\nObject kept = \"new\";").finalAnswer());
            var early = repl.run("FINAL_VAR(\"late\");\nString late = \"new\";");
            assertNull(early.finalAnswer());
            assertTrue(early.error().message().contains("no variable \"late\""), early.error()::message);
        }
    }

    @Test
    void objectsThatThrowWhenTheyAreShownHarmTheirBlockOnly() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            repl.run(
                    "class Evil extends AbstractList<String> { public String get(int i) { throw new IllegalStateException(\"no\"); } public int size() { throw new IllegalStateException(\"size\"); } public String toString() { throw new IllegalStateException(\"text\"); } }");
            assertEquals(
                    Kind.EXCEPTION,
                    repl.run("Evil evil = new Evil(); evil").error().kind());
            assertEquals(
                    Kind.EXCEPTION,
                    repl.run("answer.put(\"content\", new Evil()); answer.put(\"ready\", true);")
                            .error()
                            .kind());
            assertEquals(
                    Kind.EXCEPTION,
                    repl.run(
                                    "throw new RuntimeException() { public String getMessage() { throw new IllegalStateException(); } };")
                            .error()
                            .kind());
            var fine = repl.run("1 + 1");
            assertEquals("2", fine.value());
            assertNull(fine.restarted());
        }
    }
}
