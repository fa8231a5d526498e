package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.settings.AppDirectories;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that code asks its host.
class ReplQuestionsTest {
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
    void aLongQuestionAboutManyPartsIsRefusedBeforeItsPromptsAreMade() throws InterruptedException {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var repl = open("a".repeat(1_000_000), SHORT)) {
            long before = memory.getTotalThreadAllocatedBytes();
            var result = repl.run("query_chunks(\"x\".repeat(30_000), 120)");
            long megabytes = (memory.getTotalThreadAllocatedBytes() - before) >> 20;
            assertTrue(result.error().message().contains("at most 10,000"), result.error()::message);
            assertTrue(megabytes < 100, () -> "the prompts have 280 MB, and this much was made: " + megabytes + " MB");
            assertEquals(List.of(), host.prompts());
        }
    }

    @Test
    void aThreadThatStillWaitsForAnAnswerDoesNotCostTheSessionItsVariables() throws InterruptedException {
        var silent = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) throws InterruptedException {
                new CountDownLatch(1).await();
                return prompts;
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, silent)) {
            var result = repl.run("""
                    java.util.concurrent.atomic.AtomicBoolean asks = new java.util.concurrent.atomic.AtomicBoolean();
                    try {
                        IntStream.range(0, 2).parallel().forEach(i -> {
                            if (i == 1) { while (!asks.get()) {} throw new IllegalArgumentException(); }
                            asks.set(true);
                            try { llm_query("p"); } catch (InterruptedException e) {}
                        });
                    } catch (IllegalArgumentException e) { println("went on"); }
                    """);
            assertEquals("went on\n", result.stdout(), String.valueOf(result.error()));
            var next = repl.run("asks.get()");
            assertEquals("true", next.value());
            assertEquals(null, next.restarted());
        }
    }

    @Test
    void answersThatAreTooMuchForOneReplyAreAnExceptionOfTheBlock() throws InterruptedException {
        var talkative = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) {
                return Collections.nCopies(prompts.size(), "word ".repeat(200_000));
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var repl = pool.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, talkative)) {
            repl.run("int kept = 7;");
            var error = repl.run("llm_query_batched(Collections.nCopies(70, \"p\"));")
                    .error();
            assertEquals(Kind.EXCEPTION, error.kind(), error::message);
            assertTrue(error.message().contains("more than 64 MB"), error::message);
            assertEquals("7", repl.run("kept").value());
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
}
