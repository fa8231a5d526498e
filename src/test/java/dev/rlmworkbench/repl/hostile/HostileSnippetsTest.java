package dev.rlmworkbench.repl.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.child.wire.AskLimits;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attack is contained, and afterwards the REPL works: the same one, or a new one that says so.
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSnippetsTest {
    private static final Duration SNIPPET = Duration.ofSeconds(1);
    private static final ReplLimits LIMITS = new ReplLimits(SNIPPET, 128, 2_000, 10_000);
    /// A start of a JVM on a busy machine included.
    private static final Duration MAX_LENGTH = Duration.ofSeconds(60);

    private static final Set<Kind> REFUSALS = EnumSet.of(Kind.POLICY, Kind.COMPILE);
    private static final Set<Kind> ENDS = EnumSet.of(Kind.TIMEOUT, Kind.RESOURCE, Kind.PROCESS);
    private static final int MAX_SHOWN_LENGTH = 3_000;
    /// After a restart a session runs the declarations of its blocks again, which takes its time.
    private static final int ATTACKS_OF_A_SESSION = 25;

    private Canary canary;
    private ReplPool pool;
    private int attacks;
    private final Map<ReplLanguage, Repl> sessions = new EnumMap<>(ReplLanguage.class);
    private final RecordingHost host = new RecordingHost();

    private static final class RecordingHost implements HostFunctions {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final AtomicInteger questions = new AtomicInteger();

        @Override
        public List<String> llmQuery(List<String> prompts) {
            questions.addAndGet(prompts.size());
            prompts.stream().limit(10).forEach(this::remember);
            return prompts.stream().map(_ -> "an answer").toList();
        }

        @Override
        public List<String> rlmQuery(List<SubTask> tasks) {
            return llmQuery(tasks.stream().map(SubTask::query).toList());
        }

        private void remember(String prompt) {
            if (asked.size() < 100) {
                asked.add(prompt.substring(0, Math.min(prompt.length(), 1_000)));
            }
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        canary = new Canary(Files.createDirectory(folder.resolve("canary")));
        pool = new ReplPool(
                new AppDirectories(folder.resolve("cache"), folder.resolve("config"), folder.resolve("data")),
                SandboxMode.REQUIRED,
                1);
    }

    @AfterAll
    void stop() throws IOException {
        sessions.values().forEach(Repl::close);
        pool.close();
        canary.close();
    }

    static Stream<Attack> javaAttacks() {
        return Attack.in("java");
    }

    static Stream<Attack> pythonAttacks() {
        return Attack.in("python");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("javaAttacks")
    void java(Attack attack) {
        contain(ReplLanguage.JAVA, attack);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pythonAttacks")
    void python(Attack attack) {
        contain(ReplLanguage.PYTHON, attack);
    }

    private void contain(ReplLanguage language, Attack attack) {
        assertTimeoutPreemptively(MAX_LENGTH, () -> {
            host.asked.clear();
            host.questions.set(0);
            var repl = session(language);
            var result = repl.run(canary.aimed(attack.code()));

            assertOutcome(attack, result);
            canary.assertUnharmed(result, host.asked);
            assertTrue(host.questions.get() <= AskLimits.MAX_QUESTIONS, () -> host.questions + " questions");
            assertTrue(result.stdout().length() <= MAX_SHOWN_LENGTH, "the output was not cut");
            assertTrue(result.finalAnswer() == null || result.finalAnswer().length() <= LIMITS.finalChars());

            assertWorks(repl, repl.run("1 + 1"));
            boolean isLast = attack.expectation() == Attack.Expectation.ENDED_WITH_THREADS;
            if (++attacks % ATTACKS_OF_A_SESSION == 0 || isLast) {
                repl.close();
                sessions.remove(language);
            }
        });
    }

    /// An attack that leaves no memory may cost the next block too, but then the REPL says that it is a new one.
    private static void assertWorks(Repl repl, ReplResult next) throws InterruptedException {
        var last = next.restarted() == null || "2".equals(next.value()) ? next : repl.run("1 + 1");
        assertEquals("2", last.value(), () -> "the next snippet gave " + next + " and then " + last);
        assertNull(last.error());
    }

    private Repl session(ReplLanguage language) throws InterruptedException {
        var open = sessions.get(language);
        if (open == null) {
            open = pool.open(language, "hello world ".repeat(50), "the question", LIMITS, host);
            sessions.put(language, open);
        }
        return open;
    }

    private static void assertOutcome(Attack attack, ReplResult result) {
        var error = result.error();
        switch (attack.expectation()) {
            case REFUSED -> {
                assertNotNull(error, () -> "not refused: " + result);
                assertTrue(REFUSALS.contains(error.kind()), () -> "not refused: " + result);
                assertNull(result.restarted());
            }
            case FAILED -> assertNotNull(error, () -> "no error: " + result);
            case ENDED, ENDED_WITH_THREADS -> {
                assertNotNull(error, () -> "not ended: " + result);
                assertTrue(ENDS.contains(error.kind()), () -> "not ended: " + result);
            }
            case RUNS -> assertNull(error, () -> "failed: " + result);
            case ANY -> {}
        }
    }
}
