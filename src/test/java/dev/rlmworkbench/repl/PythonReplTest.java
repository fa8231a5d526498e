package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.repl.session.ScriptedHost;
import dev.rlmworkbench.settings.AppDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PythonReplTest {
    private static final ReplLimits LIMITS = new ReplLimits(Duration.ofSeconds(2), 256, 2_000, 10_000);

    @TempDir
    private static Path folder;

    private static ReplPool pool;

    private final ScriptedHost host = new ScriptedHost();

    @BeforeAll
    static void startPool() {
        pool = new ReplPool(
                new AppDirectories(folder.resolve("cache"), folder.resolve("config"), folder.resolve("data")),
                SandboxMode.REQUIRED,
                1);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Test
    void variablesPersistAndTheLastExpressionIsShown() throws Exception {
        try (var repl = open("the sky is blue")) {
            assertEquals(List.of("count"), repl.run("count = len(context)").changedNames());
            assertEquals("30", repl.run("count * 2").value());
            assertNull(repl.run("None").value());
        }
    }

    @Test
    void finalAnswersComeFromFunctionsAndFromTheAnswerVariable() throws Exception {
        try (var repl = open("text")) {
            assertEquals("second", repl.run("FINAL('first'); FINAL('second')").finalAnswer());
            assertEquals("7", repl.run("x = 7\nFINAL_VAR('x')").finalAnswer());
            assertEquals(
                    "done",
                    repl.run("answer['content'] = 'done'; answer['ready'] = True")
                            .finalAnswer());
            assertEquals(
                    "all",
                    repl.run("answer = {'content': 'all', 'ready': True}").finalAnswer());
            assertNull(repl.run("1").finalAnswer());
            assertTrue(repl.run("FINAL_VAR('nothing')").error().message().contains("no variable \"nothing\""));
        }
    }

    @Test
    void subCallsAreAnsweredInOrderAndTheirContextIsRecorded() throws Exception {
        var context = "The first line of a text that is long enough.\nAnd a second line that nobody ever asks about.";
        try (var repl = open(context)) {
            var result = repl.run("llm_query_batched(['Q: ' + context_slice(0, 45), 'other'])");

            assertEquals("['re: Q: " + context.substring(0, 45) + "', 're: other']", result.value());
            assertEquals(List.of(new ContextRange(0, 45)), result.sent());
            assertEquals(
                    "'rlm: deeper'", repl.run("rlm_query('deeper', context)").value());
            assertEquals(context, host.tasks().getLast().context());
        }
    }

    @Test
    void rangesCountInTheUnitsOfJava() throws Exception {
        var context = "\uD83D\uDE00".repeat(10) + "this line stands behind ten wide characters";
        try (var repl = open(context)) {
            var result = repl.run("print(context[10:])");

            assertEquals(List.of(new ContextRange(20, context.length())), result.printed());
        }
    }

    @Test
    void errorsNameTheirLine() throws Exception {
        try (var repl = open("text")) {
            var failure = repl.run("x = 1\n\ny = x / 0").error();
            assertEquals(Kind.EXCEPTION, failure.kind());
            assertEquals(3, failure.line());
            assertEquals("ZeroDivisionError: division by zero", failure.message());
            var syntax = repl.run("x = 1\nfor (int i = 0; i < 3; i++) {").error();
            assertEquals(Kind.COMPILE, syntax.kind());
            assertEquals(2, syntax.line());
            assertTrue(syntax.message().contains("Python, not Java"), syntax.message());
        }
    }

    @Test
    void afterAKillDeclarationsAreBack() throws Exception {
        try (var repl = open("text")) {
            repl.run("import math\ndef double(n):\n    return 2 * n\nx = 5");

            var killed = repl.run("import os; os._exit(3)");

            assertEquals(Kind.PROCESS, killed.error().kind());
            assertNotNull(killed.restarted());
            assertEquals("6.0", repl.run("math.sqrt(9) * double(1)").value());
            assertTrue(repl.run("x").error().message().startsWith("NameError"));
        }
    }

    @Test
    void everyFileOfTheProgramIsInTheIndex() throws IOException {
        var resources = Path.of("src/main/resources/repl/python");
        var index = Files.readAllLines(resources.resolve("files.txt"));
        try (Stream<Path> files = Files.walk(resources)) {
            var programs = files.map(file -> resources.relativize(file).toString())
                    .filter(name -> name.endsWith(".py"))
                    .sorted()
                    .toList();
            assertEquals(programs, index.stream().sorted().toList());
        }
    }

    private Repl open(String context) throws InterruptedException {
        return pool.open(ReplLanguage.PYTHON, context, "the question", LIMITS, host);
    }

    private static String pythonList(List<String> texts) {
        return texts.stream()
                .map(text -> "'''" + text.replace("\\", "\\\\").replace("'", "\\'") + "'''")
                .toList()
                .toString();
    }

    private static String document() {
        var random = new Random(5);
        var text = new StringBuilder();
        for (int line = 0; line < 400; line++) {
            for (int word = 0; word < 3 + random.nextInt(60); word++) {
                text.append("word").append(random.nextInt(40)).append(random.nextInt(9) == 0 ? ". " : " ");
            }
            text.append(line % 50 == 7 ? "The secret CODES of the harbour: 73" + line + "; 密码code.\n" : "\n");
        }
        return text.toString();
    }
}
