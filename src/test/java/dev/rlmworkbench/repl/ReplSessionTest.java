package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
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
    void anEndlessLoopIsStoppedAndVariablesStay() throws InterruptedException {
        try (var repl = open("text", SHORT)) {
            repl.run("int kept = 7;");
            var result = repl.run("int i = 0;\nwhile (true) { try { while (true) i++; } catch (Throwable e) { } }");
            assertEquals(Kind.TIMEOUT, result.error().kind());
            assertEquals(2, result.error().line());
            assertNull(result.restarted());
            assertEquals("7", repl.run("kept").value());
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
    void waitingForAnAnswerDoesNotCountAsTimeOfTheBlock() throws InterruptedException {
        var limits = new ReplLimits(Duration.ofMillis(800), 512, 1_000, 500);
        var slow = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) throws InterruptedException {
                Thread.sleep(1_600);
                return List.of("late");
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", limits, slow)) {
            repl.run("1");
            assertEquals("\"late\"", repl.run("llm_query(\"p\")").value());
        }
    }

    @Test
    void batchedAnswersKeepTheirOrderAndOneFailureStaysInItsPlace() throws InterruptedException {
        try (var repl = open("text", ReplLimits.DEFAULT)) {
            var result = repl.run("""
                    List<String> prompts = IntStream.range(0, 500).mapToObj(i -> "p" + i).toList();
                    List<String> answers = llm_query_batched(prompts);
                    boolean ordered = true;
                    for (int i = 0; i < 500; i++) ordered &= answers.get(i).equals("re: p" + i);
                    ordered
                    """);
            assertEquals("true", result.value());
            assertEquals(IntStream.range(0, 500).mapToObj(i -> "p" + i).toList(), host.prompts());
        }
    }

    @Test
    void parallelQuestionsOfOneBlockReachTheHostTogether() throws InterruptedException {
        var both = new CountDownLatch(2);
        var meeting = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) throws InterruptedException {
                both.countDown();
                both.await();
                return List.copyOf(prompts);
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", SHORT, meeting)) {
            var result = repl.run("""
                    Stream.of("a", "b").parallel().map(p -> {
                        try { return llm_query(p); } catch (InterruptedException e) { throw new RuntimeException(e); }
                    }).toList()
                    """);
            assertEquals("[\"a\", \"b\"]", result.value(), String.valueOf(result.error()));
        }
    }

    @Test
    void aFailingHostIsAnExceptionOfTheBlock() throws InterruptedException {
        var failing = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) {
                throw new IllegalStateException("the model is away");
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", SHORT, failing)) {
            var result = repl.run("\nllm_query(\"p\")");
            assertEquals(Kind.EXCEPTION, result.error().kind());
            assertEquals(2, result.error().line());
            assertTrue(result.error().message().contains("the model is away"));
        }
    }

    @Test
    void anInterruptKillsTheChildAndCancelsItsQuestions() throws Exception {
        var asked = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        var hanging = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) throws InterruptedException {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    cancelled.countDown();
                }
                return prompts;
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, hanging)) {
            var thrown = new AtomicReference<Throwable>();
            var running = Thread.ofVirtual().start(() -> {
                try {
                    repl.run("llm_query(\"p\")");
                } catch (Throwable e) {
                    thrown.set(e);
                }
            });
            asked.await();
            running.interrupt();
            running.join();
            assertTrue(thrown.get() instanceof InterruptedException, String.valueOf(thrown.get()));
            cancelled.await();
            var next = repl.run("1 + 1");
            assertEquals("2", next.value());
            assertNotNull(next.restarted());
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
