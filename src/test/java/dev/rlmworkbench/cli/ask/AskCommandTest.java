package dev.rlmworkbench.cli.ask;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.document.SamplePdf;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.experiment.run.ScriptedModelServer.Said;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.NoLocalModels;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions about a user's own files, as the user meets them: files, words, exit codes.
@Timeout(120)
class AskCommandTest {

    @TempDir
    Path folder;

    /// Shared, so that not every test prepares the REPL's program anew.
    @TempDir
    static Path programs;

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private ScriptedModelServer server;
    private Path log;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedModelServer(this::model);
        log = folder.resolve("pumps.log");
        var lines = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            lines.append("07:%02d pump %d runs well\n".formatted(i % 60, i));
        }
        lines.insert(lines.indexOf("07:31 pump 151"), "07:10 The locker number of Anneke Dahl is 90380\n");
        Files.writeString(log, lines);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Answers vanilla from the prompt; as an RLM it searches and takes the number from the output.
    private String model(List<Said> conversation) {
        var last = conversation.getLast().content();
        questions.add(last.substring(Math.max(0, last.lastIndexOf("Question:"))));
        if (last.contains("unicorn")) {
            return last.contains("Output:") ? "FINAL(\"not in the text\")" : block("search(\"unicorn\");");
        }
        if (last.contains("End of the text") || last.contains("90380")) {
            var answer = last.contains("90380") ? "90380" : "4711";
            return last.contains("End of the text") ? "It is " + answer + "." : "FINAL(\"" + answer + "\")";
        }
        return block("search(\"locker number Anneke Dahl\");");
    }

    private static String block(String code) {
        return "```java\n" + code + "\n```\n";
    }

    @Test
    void theAnswerComesWithItsPassageItsCostAndTheWayToEveryStep() throws IOException {
        var ran = ask(log.toString(), "--question", "What is the locker number of Anneke Dahl?");

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("90380\n\nIt rests on:\n  pumps.log, line 151\n"), ran.out());
        assertTrue(ran.out().contains("      07:10 The locker number of Anneke Dahl is 90380\n"), ran.out());
        assertTrue(ran.out().matches("(?s).*\nrlm: [\\d.]+ s, 2 turns, (about )?[\\d,]+ tokens\n.*"), ran.out());
        var step = "Every step: packaging/rlm view ";
        var file = ran.out().substring(ran.out().indexOf(step) + step.length()).strip();
        var view = rlm("", "view", file);
        assertEquals(0, view.code(), view.err());
        assertTrue(view.out().contains("question: What is the locker number"), view.out());
        assertTrue(view.out().contains("answer: 90380"), view.out());
    }

    @Test
    void bothMethodsStandBesideEachOtherAndACutPromptIsTold() {
        var ran = ask(
                log.toString(),
                "--question",
                "What is the locker number of Anneke Dahl?",
                "--method",
                "both",
                "--window",
                "2000");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("rlm:     90380\nvanilla:"), ran.out());
        assertTrue(ran.out().contains("\nvanilla: It is 4711.  [its prompt was cut"), ran.out());
        assertTrue(ran.out().contains("rlm: It rests on:\n  pumps.log, line 151"), ran.out());
        assertTrue(ran.out().contains("vanilla: The answer's words stand nowhere in the files."), ran.out());
    }

    @Test
    void aWindowTooSmallForTheTurnsThemselvesIsTold() {
        var ran = ask(
                log.toString(),
                "-q",
                "What is the locker number of Anneke Dahl?",
                "--method",
                "both",
                "--window",
                "250");
        assertTrue(ran.out().startsWith("rlm:     90380  [the window was too small for its turns"), ran.out());
    }

    @Test
    void vanillasPassagesAreCalledWhatTheyAre() {
        var ran = ask(log.toString(), "-q", "What is the locker number of Anneke Dahl?", "--method", "vanilla");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.out().contains("(looked up afterwards, no proof that it was read):\n  pumps.log, line 151"),
                ran.out());
    }

    @Test
    void filesThatDoNotSayAreToldWithWhatWasSearched() {
        var ran = ask(log.toString(), "-q", "What does the unicorn eat?");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("The files do not say. (Searched 1 file, "), ran.out());
    }

    @Test
    void jsonIsOneObject() {
        var ran = ask(log.toString(), "-q", "What is the locker number of Anneke Dahl?", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals("", ran.err());
        var data = json(ran.out());
        assertEquals("90380", data.at("/answers/0/answer").asString());
        assertEquals("pumps.log", data.at("/answers/0/passages/0/file").asString());
        assertEquals("line", data.at("/answers/0/passages/0/unit").asString());
        assertEquals(151, data.at("/answers/0/passages/0/first").asInt());
        assertEquals("read", data.at("/answers/0/passages_kind").asString());
        assertEquals(301, data.at("/documents/0/lines").asInt());
        assertTrue(Files.exists(Path.of(data.at("/trajectories").asString())));
    }

    @Test
    void aPdfIsCitedByPage() throws IOException {
        var pdf = SamplePdf.text(
                folder.resolve("lockers.pdf"), "Rules of the house.", "The locker number of Anneke Dahl is 90380.");
        var ran = ask(pdf.toString(), log.toString(), "-q", "What is the locker number of Anneke Dahl?");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("  lockers.pdf, page 2\n"), ran.out());
        assertTrue(ran.out().contains("  pumps.log, line 151\n"), ran.out());
    }

    @Test
    void aFollowUpQuestionKnowsTheOnesBefore() throws IOException {
        var ran = interactive(
                "What is the locker number of Anneke Dahl?\nand who has the key to it?\n:passages\n:help\n:nonsense\nexit\nnever asked\n");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                questions.stream().anyMatch(q -> q.contains("Question: What is the locker number")),
                questions::toString);
        assertTrue(
                questions.stream()
                        .anyMatch(
                                q -> q.contains(
                                        "(Asked before: What is the locker number of Anneke Dahl? -> 90380.) and who has the key to it?")),
                questions::toString);
        assertFalse(questions.toString().contains("never asked"));
        assertTrue(ran.out().contains("> and who has the key to it?\n90380"), ran.out());
        assertTrue(ran.out().contains("rlm: 1 passage\n"), ran.out());
        assertTrue(ran.err().contains("There is no command :nonsense"), ran.err());
        try (var files = Files.list(folder.resolve("experiments"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whileSomebodyTypesTheModelReadsItsInstructions() throws IOException {
        var command = with("ask", log.toString(), "--interactive");
        // nothing is typed before the model is called
        var keyboard = new FilterInputStream(typed("What is the locker number of Anneke Dahl?\n")) {
            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                while (server.calls() == 0) {
                    Thread.onSpinWait();
                }
                return super.read(bytes, from, most);
            }
        };
        var ran = rlm(true, keyboard, command);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("90380\n"), ran.out());
        assertEquals(3, server.calls(), "the instructions, then two turns");

        interactive("What is the locker number of Anneke Dahl?\n");
        assertEquals(5, server.calls(), "what comes through a pipe is there at once");
    }

    @Test
    void questionsFromAFileOfWindowsAreAskedAsTheyStand() {
        var ran = interactive("\uFEFFWhat is the locker number of Anneke Dahl?\r\nexit\r\n");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                questions.stream().anyMatch(q -> q.contains("Question: What is the locker number")),
                questions::toString);
    }

    @Test
    void interactiveAnswersAreJsonLinesWhenAskedFor() {
        var ran = interactive("What is the locker number of Anneke Dahl?\nWhat is it?\n", "--json");
        assertEquals(2, ran.out().lines().count(), ran.out());
        ran.out()
                .lines()
                .forEach(line ->
                        assertEquals("90380", json(line).at("/answers/0/answer").asString()));
    }

    @Test
    void savedQuestionsBecomeABenchmarkOfOnesOwn() throws IOException {
        var tasks = folder.resolve("my tasks.jsonl");
        var ran = ask(
                log.toString(),
                "-q",
                "What is the locker number of Anneke Dahl?",
                "--save-task",
                tasks.toString(),
                "--answer",
                "90380");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("(1 task). Compare the methods on them: packaging/rlm compare"), ran.err());
        assertEquals("pumps.log", json(Files.readString(tasks)).at("/files/0").asString());
        interactive("Where is pump 17?\n:save it runs well\n", "--save-task", tasks.toString());
        assertEquals(2, Files.readAllLines(tasks).size());

        var compared = rlm("", with("compare", tasks.toString(), "--vanilla-only"));

        assertEquals(0, compared.code(), compared.err());
        var results = ResultReader.read(folder.resolve("experiments/comparison_my_tasks.jsonl"))
                .records();
        assertEquals(2, results.size());
        assertEquals("documents", results.getFirst().task().type());
        assertEquals(2_000, results.getFirst().task().length().value());
        assertTrue(results.getFirst().outcome().isRight());
        assertFalse(results.getLast().outcome().isRight());
        assertTrue(compared.out().contains("documents"), compared.out());

        int calls = server.calls();
        rlm("", with("compare", tasks.toString(), "--vanilla-only"));
        assertEquals(calls, server.calls());
        Files.writeString(log, Files.readString(log) + "one more line\n");
        rlm("", with("compare", tasks.toString(), "--vanilla-only"));
        assertEquals(calls + 2, server.calls(), "a changed file is another task");
    }

    @Test
    void whatIsNoTaskFileIsRefusedBeforeAnythingIsAsked() throws IOException {
        var results = Files.writeString(folder.resolve("good.jsonl"), "{\"method\": \"rlm\"}\n");
        var ran = ask(log.toString(), "-q", "why", "--save-task", results.toString(), "--answer", "x");
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains("good.jsonl line 1 is no task (question is missing or blank)"), ran.err());
        assertEquals("{\"method\": \"rlm\"}\n", Files.readString(results));
        assertEquals(0, server.calls());
    }

    @Test
    void onATerminalTheRightAnswerIsAskedForAndAnEmptyOneSavesNothing() throws IOException {
        var tasks = folder.resolve("tasks.jsonl");
        String[] command = with(
                "ask",
                log.toString(),
                "-q",
                "What is the locker number of Anneke Dahl?",
                "--save-task",
                tasks.toString());
        var refused = rlm(true, "\n", command);
        assertTrue(refused.err().contains("The right answer (empty: do not save): Not saved"), refused.err());
        assertFalse(Files.exists(tasks));
        var ran = rlm(true, "90380\n", command);
        assertEquals(0, ran.code(), ran.err());
        assertEquals("90380", json(Files.readString(tasks)).at("/answer").asString());
    }

    @Test
    void someFilesThatCannotBeReadAreAWarning() throws IOException {
        Files.write(folder.resolve("letter.docx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 1, (byte) 200});
        var ran = ask(
                log.toString(),
                folder.resolve("letter.docx").toString(),
                "-q",
                "What is the locker number of Anneke Dahl?");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("warning: 1 file could not be read:"), ran.err());
        assertTrue(ran.err().contains("letter.docx is an office document"), ran.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask LOG                                            | the question is missing; ask with --question
            ask -q why                                         | FILE
            ask LOG -q why --method nosuch                     | there is no method 'nosuch'; choose from vanilla
            ask LOG -q why --answer x                          | name that file, too
            ask LOG -q why --save-task t.jsonl                 | --save-task needs the right answer
            ask LOG -i --answer x                              | :save RIGHT ANSWER
            ask nosuch.txt -q why                              | there is no file or folder
            ask LOG -q why --max-iterations 0                  | iteration limit must be at least 1
            run tasks.jsonl                                    | is a task file, no spec; compare the methods
            compare nosuch.jsonl --vanilla-only                | nosuch.jsonl cannot be read: there is no such file
            compare nosuch.jsonl --small                       | leave --hard and the options for lengths
            """)
    void badUsageIsOneSentenceAndExitCodeTwo(String command, String expected) {
        var arguments = List.of(command.strip().replace("LOG", log.toString()).split(" +"));
        var ran = rlm("", arguments.toArray(String[]::new));
        assertAll(
                () -> assertEquals(2, ran.code(), ran.err()),
                () -> assertTrue(ran.err().contains(expected), ran.err()),
                () -> assertTrue(ran.err().lines().count() <= 3, ran.err()));
        assertEquals(0, server.calls());
    }

    @Test
    void withoutAModelTheUserLearnsHowToGetOne() {
        var ran = rlm("", "ask", log.toString(), "-q", "why", "--endpoint", "http://127.0.0.1:1");
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("ollama pull"), ran.err());
    }

    @Test
    void aModelThatFailsIsNoAnswerAndExitCodeOne() throws IOException {
        try (var broken = new ScriptedModelServer(_ -> {
            throw new IllegalStateException("this model is broken");
        })) {
            var ran = rlm(
                    "",
                    "ask",
                    log.toString(),
                    "-q",
                    "why",
                    "--endpoint",
                    broken.address(),
                    "--experiments",
                    folder.resolve("experiments").toString());
            assertEquals(1, ran.code(), ran.err());
            assertTrue(ran.out().startsWith("No answer: "), ran.out());
            assertTrue(ran.out().contains("this model is broken"), ran.out());
        }
    }

    private Ran ask(String... arguments) {
        var all = new ArrayList<>(List.of("ask"));
        all.addAll(List.of(arguments));
        return rlm("", with(all.toArray(String[]::new)));
    }

    private Ran interactive(String typed, String... more) {
        var all = new ArrayList<>(List.of("ask", log.toString(), "--interactive"));
        all.addAll(List.of(more));
        return rlm(typed, with(all.toArray(String[]::new)));
    }

    private String[] with(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--endpoint",
                server.address(),
                "--experiments",
                folder.resolve("experiments").toString()));
        return all.toArray(String[]::new);
    }

    private Ran rlm(String typed, String... arguments) {
        return rlm(false, typed, arguments);
    }

    private Ran rlm(boolean interactive, String typed, String... arguments) {
        return rlm(interactive, typed(typed), arguments);
    }

    private static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Ran rlm(boolean interactive, InputStream typed, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(typed, stream(out), stream(err), interactive);
        var directories = new AppDirectories(programs.resolve("c"), programs.resolve("s"), programs.resolve("d"));
        var services = new CliServices(
                directories,
                ShippedBenchmarks.all(),
                new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), NoLocalModels.HERE),
                mode -> new ReplPool(directories, mode, 0),
                new ContextIndexes(),
                terminal);
        int code = Cli.run(services, arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
