package dev.rlmworkbench.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.child.wire.AskLimits;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.TextFunction;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Children that lie, and hosts that die.
class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// @param manner see [RogueChild]
    static ChildProcess rogue(String manner) {
        return ChildProcess.start(
                List.of(JAVA, "-XX:TieredStopAtLevel=1", "-cp", classPath(), RogueChild.class.getName(), manner));
    }

    /// Children run in another folder, so the parts must be absolute.
    private static String classPath() {
        return String.join(
                java.io.File.pathSeparator,
                List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "huge frame, over the limit",
        "negative frame, over the limit",
        "unknown type, unknown type 99",
        "false count, does not hold",
        "false string, does not hold",
        "wrong id, nobody asked for",
        "unknown kind, unknown kind 7",
        "flood of questions, questions open",
        "flood of calls, questions open",
        "unknown argument, unknown kind 7",
        "long name, a name of 4000 characters",
        "false number of arguments, does not hold",
        "cut frame, inside a frame",
        "exit, exit code 7"
    })
    void aChildThatBreaksTheProtocolIsEnded(String manner, String reason) throws InterruptedException {
        var never = new CountDownLatch(1);
        var waiting = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) throws InterruptedException {
                never.await();
                return prompts;
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var child = rogue(manner)) {
            child.awaitReady(PATIENCE);
            var died = assertThrows(
                    ChildDiedException.class, () -> child.run(FrameType.EVAL, "1", PATIENCE, waiting, text()));
            assertTrue(died.getMessage().contains(reason), died.getMessage());
            assertFalse(child.isAlive());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"millions of questions", "millions of characters", "questions without end"})
    void questionsOverTheLimitsOfABlockAreRefusedBeforeTheyReachAModel(String manner) throws Exception {
        var host = new ScriptedHost();
        try (var child = rogue(manner)) {
            child.awaitReady(PATIENCE);
            var outcome = child.run(FrameType.EVAL, "1", PATIENCE, host, text());
            assertEquals(AskLimits.SENTENCE, outcome.stdout());
            assertTrue(
                    host.prompts().size() <= AskLimits.MAX_QUESTIONS,
                    () -> host.prompts().size() + " prompts");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unknown function, no_such() is not available in this run",
        "many arguments, at most 100",
        "long arguments, '100,000 characters'",
        "calls without end, at most 10000 times"
    })
    void callsThatMakeNoSenseAreRefusedWithASentence(String manner, String sentence) throws Exception {
        try (var child = rogue(manner)) {
            child.awaitReady(PATIENCE);
            var outcome = child.run(FrameType.EVAL, "1", PATIENCE, new ScriptedHost(), text());
            assertTrue(outcome.stdout().contains(sentence), outcome.stdout());
        }
    }

    @Test
    void aChildThatDoesNotReadItsAnswersEndsWithItsTime() throws InterruptedException {
        var talkative = new HostFunctions() {
            @Override
            public List<String> llmQuery(List<String> prompts) {
                return List.of("word ".repeat(1_000_000));
            }

            @Override
            public List<String> rlmQuery(List<SubTask> tasks) {
                return List.of();
            }
        };
        try (var child = rogue("does not read")) {
            child.awaitReady(PATIENCE);
            var died = assertThrows(
                    ChildDiedException.class,
                    () -> child.run(FrameType.EVAL, "1", Duration.ofMillis(300), talkative, text()));
            assertTrue(died.outOfTime());
        }
    }

    @Test
    void lookingThroughATextDoesNotCountAsTimeOfTheBlock() throws Exception {
        TextFunction slow = (_, _, _) -> {
            LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
            return new Findings("", new Findings.Value.Texts(List.of()), List.of(), List.of());
        };
        try (var child = rogue("unknown function")) {
            child.awaitReady(PATIENCE);
            var text = new TextCalls(ReplLanguage.JAVA, new ContextIndex("context"), Map.of("no_such", slow), false);
            var outcome = child.run(FrameType.EVAL, "1", Duration.ofSeconds(3), new ScriptedHost(), text);
            assertEquals("nothing was refused", outcome.stdout());
        }
    }

    @Test
    void resultsThatAChildDoesNotReadAreNotFoundInAdvance() throws Exception {
        var found = new AtomicInteger();
        TextFunction large = (_, _, _) -> {
            found.incrementAndGet();
            return new Findings("word ".repeat(1_000_000), new Findings.Value.Texts(List.of()), List.of(), List.of());
        };
        try (var child = rogue("does not read results")) {
            child.awaitReady(PATIENCE);
            var text = new TextCalls(ReplLanguage.JAVA, new ContextIndex("context"), Map.of("no_such", large), false);
            var running = Thread.ofVirtual().start(() -> {
                try {
                    child.run(FrameType.EVAL, "1", PATIENCE, new ScriptedHost(), text);
                } catch (ChildDiedException | InterruptedException _) {
                    // as the test closes the child
                }
            });
            while (found.get() == 0) {
                Thread.sleep(10);
            }
            Thread.sleep(1_000); // the other 49 have come by now
            assertTrue(found.get() <= 2, () -> found + " results are held for a child that reads none");
            child.close();
            running.join();
        }
    }

    private static TextCalls text() {
        return new TextCalls(ReplLanguage.JAVA, new ContextIndex("context"), HelperSet.ALL.textFunctions(), true);
    }

    @Test
    void aChildThatDoesNotStartSaysWhy() throws InterruptedException {
        try (var child = rogue("exit at start")) {
            var refused = assertThrows(ReplException.class, () -> child.awaitReady(PATIENCE));
            assertTrue(refused.getMessage().contains("exit code 3: no such option"), refused.getMessage());
        }
        try (var child = rogue("call at start")) {
            var refused = assertThrows(ReplException.class, () -> child.awaitReady(PATIENCE));
            assertTrue(refused.getMessage().contains("without a running block"), refused.getMessage());
        }
        try (var child = rogue("garbage at start")) {
            var refused = assertThrows(ReplException.class, () -> child.awaitReady(PATIENCE));
            assertTrue(refused.getMessage().contains("unknown type"), refused.getMessage());
        }
    }

    @Test
    void aProgramThatIsNotThereIsOneSentence() {
        var refused = assertThrows(ReplException.class, () -> ChildProcess.start(List.of("/no/such/program")));
        assertTrue(refused.getMessage().contains("could not be started"), refused.getMessage());
    }

    @Test
    void childrenEndWithTheirHost(@TempDir Path folder) throws Exception {
        var host = new ProcessBuilder(JAVA, "-cp", classPath(), Holder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(host.getInputStream()))) {
            var children = List.of(said.readLine().split(" ")).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            host.destroyForcibly().waitFor();
            for (var child : children) {
                child.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTrainingRunOfAStartCacheEndsWithItsProgram(@TempDir Path folder) throws Exception {
        var program = new ProcessBuilder(JAVA, "-cp", classPath(), Trainer.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(program.getInputStream()))) {
            var runs = List.of(said.readLine().split(" ")).stream()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .toList();
            assertEquals(0, program.waitFor());
            try {
                for (var run : runs) {
                    run.onExit().get(30, TimeUnit.SECONDS);
                }
            } finally {
                runs.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    /// A program that ends while a training run of its start cache goes on; says the run's process ids.
    static final class Trainer {
        private Trainer() {}

        public static void main(String[] arguments) throws InterruptedException {
            var jar = Path.of(arguments[0], "child.jar");
            var cache = new AotCache(jar, List.of("sh", "-c", "sleep 600 & wait", "sh"), List.of());
            cache.makeInBackground();
            while (ProcessHandle.current().descendants().count() < 2) {
                Thread.sleep(10);
            }
            System.out.println(String.join(
                    " ",
                    ProcessHandle.current()
                            .descendants()
                            .map(run -> String.valueOf(run.pid()))
                            .toList()));
            cache.close();
        }
    }

    /// A host with a session in the middle of an endless block and one idle child; says their process ids.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 1);
            var repl = pool.open(ReplLanguage.JAVA, "text", "q", ReplLimits.DEFAULT, new ScriptedHost());
            repl.run("1");
            Thread.ofPlatform().start(() -> {
                try {
                    repl.run("while (true) { }");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            System.out.println(String.join(
                    " ",
                    ProcessHandle.current()
                            .children()
                            .map(child -> String.valueOf(child.pid()))
                            .toList()));
        }
    }
}
