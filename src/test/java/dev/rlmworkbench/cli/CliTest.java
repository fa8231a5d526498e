package dev.rlmworkbench.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.run.ScriptedModelServer;
import dev.rlmworkbench.llm.LlmException.Remedy;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.NoLocalModels;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line as a user meets it: words, files, exit codes.
@Timeout(120)
class CliTest {

    @TempDir
    Path folder;

    private ScriptedModelServer server;

    /// What a command printed and how it ended.
    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedModelServer(ScriptedModelServer::needleFinder);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void withoutACommandTheHelpIsPrinted() {
        var ran = rlm();
        assertEquals(0, ran.code());
        for (var command : List.of("smoke", "niah", "compare", "questions", "bench", "run", "ask", "view", "doctor")) {
            assertTrue(ran.out().contains("  " + command), ran.out());
        }
    }

    @Test
    void theManualPageOfThePackageHasEveryCommand() throws IOException {
        var manual = Files.readString(Path.of("packaging/linux/rlm.1")).replace("\\-", "-");
        var help = rlm("--help").out();
        var commands = Pattern.compile("(?m)^  ([a-z][a-z-]+)  ")
                .matcher(help.substring(help.indexOf("Commands:"), help.indexOf("Examples:")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(commands.contains("doctor") && commands.contains("pretrain-pocket"), help);
        for (var command : commands) {
            assertTrue(manual.contains(command), command);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smoke",
                "niah",
                "compare",
                "questions",
                "bench",
                "run",
                "ask",
                "view",
                "fork",
                "models",
                "doctor",
                "demo",
                "build-sft",
                "eval",
                "export",
                "pretrain-pocket"
            })
    void everyCommandShowsExamplesInItsHelp(String command) {
        var ran = rlm(command, "--help");
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("Examples:"), ran.out());
    }

    @Test
    void niahWritesResultsTrajectoriesAndManifestAndPrintsTheTable() throws IOException {
        var ran = niah("--lengths", "500,800", "--depths", "10,90");

        assertEquals(0, ran.code(), ran.err());
        assertEquals(4, results("niah_full").size());
        assertTrue(results("niah_full").stream().allMatch(r -> r.outcome().isRight()));
        assertTrue(Files.size(folder.resolve("niah_full_trajectories.jsonl")) > 0);
        assertTrue(ran.err().contains("vanilla: scripted-1b (openai"), ran.err());
        assertTrue(ran.err().contains("[4/4] vanilla niah 800 tokens, depth 90 %: right"), ran.err());
        assertTrue(ran.out().contains("4/4"), ran.out());
        assertTrue(ran.out().contains("Results: " + folder.resolve("niah_full.jsonl")), ran.out());
        var manifest = json(Files.readString(folder.resolve("niah_full.run.json")));
        assertEquals("niah", manifest.at("/spec/benchmarks/0/family").asString());
        assertEquals("complete", manifest.at("/state").asString());
    }

    @Test
    void theSameCommandResumesAndAsksNothingTwice() {
        niah("--lengths", "500");
        int calls = server.calls();
        var again = niah("--lengths", "500");
        assertEquals(0, again.code());
        assertEquals(calls, server.calls());
        assertTrue(again.err().contains("0 results to do, 3 there already"), again.err());
    }

    @Test
    void lengthsAreWrittenAsPeopleSayThem() throws Exception {
        var ran = rlm("questions", "--lengths", "4K", "--kinds", "lookup", "--print");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("4K tokens") || ran.out().contains("4000"), ran.out());
        var wrong = rlm("questions", "--lengths", "4X", "--print");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("'4X' is no length; write 4000, 4K or 1M"), wrong.err());
    }

    @Test
    void aManifestCanBeRunAgainAndGivesTheSameTasks() throws IOException {
        niah("--lengths", "500", "--seed", "7", "--temperature", "0.5");
        var ran = rlm(
                "run",
                folder.resolve("niah_full.run.json").toString(),
                "--experiments",
                folder.toString(),
                "--run-name",
                "again");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                results("niah_full").stream().map(ResultRecord::fingerprint).toList(),
                results("again").stream().map(ResultRecord::fingerprint).toList());
    }

    @Test
    void compareRunsBothFamiliesUnderItsOwnName() throws IOException {
        var ran =
                rlm(with(List.of("compare", "--lengths", "700", "--depths", "50", "--methods", "vanilla,map_reduce")));
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                List.of("niah vanilla", "niah map_reduce", "long_doc_qa vanilla", "long_doc_qa map_reduce"),
                results("comparison_full").stream()
                        .map(r -> r.task().type() + " " + r.method())
                        .toList());
    }

    @Test
    void questionsRecordTheirKindAndAreSummedUpByKind() throws IOException {
        var ran =
                rlm(with(List.of("questions", "--lengths", "4000", "--kinds", "lookup,not_in_text", "--vanilla-only")));

        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                List.of("lookup", "not_in_text"),
                results("questions_some_full").stream()
                        .map(result -> result.task().kind())
                        .toList());
        assertTrue(ran.err().contains("vanilla mixed_qa lookup 4000 tokens: "), ran.err());
        assertTrue(ran.out().matches("(?s).*\\Rlookup +tuned +vanilla +.*\\RALL +- +vanilla .*"), ran.out());
    }

    @Test
    void questionsCanBePrintedWithoutAModel() {
        var ran = rlm("questions", "--lengths", "4000", "--split", "held_out", "--print");

        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                11,
                ran.out()
                        .lines()
                        .filter(line -> line.startsWith("  question  "))
                        .count());
        assertTrue(ran.out().contains("source_code, 4000 tokens, seed "), ran.out());
        assertEquals(0, server.calls());
    }

    @Test
    void unseenKindsAreAskedOnlyWhenTheyAreNamed() {
        assertEquals(8, questionsPrinted("--split", "unseen"));
        assertEquals(1, questionsPrinted("--kinds", "order_total"));
        assertEquals(21, questionsPrinted("--split", "all"));
        assertEquals(21, questionsPrinted());
        assertTrue(rlm("questions", "--help").out().contains("tuned|held_out|unseen|all"));
    }

    private long questionsPrinted(String... choice) {
        var command = Stream.concat(Stream.of("questions", "--lengths", "4000", "--print"), Stream.of(choice));
        var ran = rlm(command.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return ran.out().lines().filter(line -> line.startsWith("  question  ")).count();
    }

    @Test
    void questionsCanBeExportedWithoutAModel() throws IOException {
        var file = folder.resolve("tasks.jsonl");
        var ran = rlm("questions", "--lengths", "4000", "--kinds", "sum,two_hop", "--export", file.toString());

        assertEquals(0, ran.code(), ran.err());
        assertEquals("2 tasks written to " + file, ran.out().strip());
        assertEquals(2, Files.readAllLines(file).size());
        assertEquals(0, server.calls());

        var again = rlm("questions", "--lengths", "4000", "--export", file.toString());
        assertEquals(1, again.code());
        assertEquals(
                "rlm: " + file + " is there already; delete it or name another file",
                again.err().strip());
    }

    @Test
    void benchListsTheBenchmarksAndRunsEachWithTheOptionsThatItHas() throws IOException {
        var list = rlm("bench");
        assertEquals(0, list.code(), list.err());
        assertTrue(list.out().replaceAll(" +", " ").contains("long_doc_qa one of five facts"), list.out());
        assertTrue(list.out().contains("(lengths, 29 kinds)"), list.out());
        assertTrue(rlm("bench", "niah", "--help").out().contains("--depths"));
        assertFalse(rlm("bench", "long_doc_qa", "--help").out().contains("--depths"));
        assertTrue(rlm("bench", "mixed_qa", "--help").out().contains("tuned|held_out|unseen|all"));

        var ran = rlm(with(List.of("bench", "long_doc_qa", "--lengths", "700", "--vanilla-only")));
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                "long_doc_qa", results("long_doc_qa_full").getFirst().task().type());
        assertEquals(2, rlm("bench", "long_doc_qa", "--depths", "50").code());
        var none = rlm("bench", "nosuch");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("There is no task family \"nosuch\"; choose from niah"), none.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--kinds, nosuch, There is no kind of question \"nosuch\"; choose from lookup",
        "--split, nosuch, split cannot be \"nosuch\"; choose one of tuned",
        "--lengths, 100, too short for mixed_qa; ask for at least 3000"
    })
    void badKindsAreToldInOneSentence(String option, String value, String part) {
        var ran = rlm("questions", option, value);

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(part), ran.err());
    }

    @Test
    void jsonIsOneObjectOnStandardOutput() {
        var ran = niah("--lengths", "500", "--depths", "50", "--json");
        assertEquals(0, ran.code());
        var data = json(ran.out());
        assertEquals("niah_full", data.at("/run_name").asString());
        assertEquals(1, data.at("/done").asInt());
        assertTrue(data.at("/summary/parts").size() > 0, ran.out());
        assertEquals(
                folder.resolve("niah_full.jsonl").toString(),
                data.at("/results").asString());
    }

    @Test
    void trajectoriesCanBeLeftOut() {
        niah("--lengths", "500", "--depths", "50", "--no-save-trajectories");
        assertFalse(Files.exists(folder.resolve("niah_full_trajectories.jsonl")));
    }

    @Test
    void shardsWriteTheirOwnFilesWhichViewReadsAsOne() throws IOException {
        assertEquals(0, niah("--lengths", "500", "--shard", "0/2").code());
        assertEquals(0, niah("--lengths", "500", "--shard", "1/2").code());
        assertEquals(2, results("niah_full_shard0of2").size());
        assertEquals(1, results("niah_full_shard1of2").size());
        var view = rlm(
                "view",
                folder.resolve("niah_full_shard0of2.jsonl").toString(),
                folder.resolve("niah_full_shard1of2.jsonl").toString());
        assertEquals(0, view.code(), view.err());
        assertTrue(view.out().contains("3/3"), view.out());
    }

    @Test
    void smokeShowsEveryStepAndStartsAnewEachTime() throws IOException {
        for (int i = 0; i < 2; i++) {
            var ran = rlm(with(List.of("smoke", "--length", "600", "--vanilla-only")));
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().contains("== vanilla: niah"), ran.out());
            assertTrue(ran.out().contains("The number is "), ran.out());
            assertTrue(ran.err().contains(": right ("), ran.err());
        }
        assertEquals(1, results("smoke").size());
        assertEquals(2, server.calls());
    }

    @Test
    void smokeShowsTheCodeOfTheModelWhatItPrintedAndTheAnswer() {
        var ran = rlm(
                mode -> new ReplPool(directories(), mode, 0),
                with(List.of("smoke", "--length", "600", "--rlm-only", "--profile", "default")));
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("compile("), ran.out());
        assertTrue(ran.out().matches("(?s).*output:\\R   \\| \\d{5}\\R.*"), ran.out());
        assertTrue(ran.out().matches("(?s).*answer: \\d{5}\\R.*"), ran.out());
        assertTrue(ran.err().contains("[1/1] rlm niah 600 tokens, depth 50 %: right"), ran.err());
    }

    @Test
    void smokeWithoutAServerSaysHowToGetOneAndFailsSoon() {
        var ran = rlm("smoke", "--endpoint", "http://127.0.0.1:1", "--experiments", folder.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("127.0.0.1:1"), ran.err());
        assertTrue(ran.err().contains("ollama serve"), ran.err());
        assertTrue(ran.err().contains("--endpoint"), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
    }

    @Test
    void anUnknownModelIsToldBeforeAnythingIsWritten() throws IOException {
        var ran = rlm(
                "niah",
                "--model",
                "nosuch",
                "--endpoint",
                server.address(),
                "--vanilla-only",
                "--experiments",
                folder.toString());
        assertEquals(1, ran.code());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("nosuch") && ran.err().contains("scripted-1b"), ran.err());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aReplThatCannotBeHadIsToldBeforeTheFirstTask() {
        var ran = rlm(with(List.of("niah", "--rlm-only", "--lengths", "500")));
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("rlm: no REPL in this test"), ran.err());
        assertEquals(0, server.calls());
    }

    @Test
    void aModelThatOllamaDoesNotHaveIsToldWithTheCommandThatPullsIt() {
        var failure = new PermanentLlmException(
                PermanentLlmException.Reason.MODEL_NOT_FOUND, "A has no model 'm'", new Remedy.Pull("m"), null);
        assertTrue(
                ErrorMessages.sentence(failure).matches("A has no model 'm'; pull it with: \\S*rlm models pull m"),
                ErrorMessages.sentence(failure));
    }

    @Test
    void aFolderThatIsAFileIsToldInOneSentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var ran = rlm("niah", "--vanilla-only", "--endpoint", server.address(), "--experiments", file.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains(file + " is not a folder; choose another --experiments"), ran.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            niah --small --long                  | --small, --long are mutually exclusive
            niah --rlm-only --vanilla-only       | mutually exclusive
            questions --print --export f         | --print, --export=FILE are mutually exclusive
            niah --lengths -5                    | -5
            niah --lengths 5x                    | '5x' is no length; write 4000, 4K or 1M
            niah --depths 101                    | 101
            niah --tasks 0                       | 0 tasks
            niah --tasks 1000000000              | are too many; 1000000 in all
            questions --print --lengths 1000M    | 1000000000 tokens is too long; ask for at most 10000000
            view -dash.jsonl                     | The file -dash.jsonl is named ./-dash.jsonl
            niah --methods vanila                | there is no method 'vanila'; choose from vanilla, retrieve, rlm
            niah --helpers some                  | 'some' is not one of none, seed, all
            niah --temperature 9                 | temperature must be between 0 and 2, not 9.0
            niah --task-timeout soon             | not 'soon'
            niah --task-timeout 0s               | time limit must be positive
            niah --max-iterations 0              | iteration limit must be at least 1, not 0
            niah --max-sub-calls -1              | sub-call limit must not be negative, not -1
            niah --window -1                     | not -1
            niah --concurrency 0                 | concurrency must be at least 1, not 0
            niah --shard 4/4                     | not 4/4
            niah --overflow cut                  | 'cut' is not one of refuse, head, middle, tail
            niah --repl ruby                     | 'ruby' is not one of java, python
            niah --unit words                    | 'words' is not one of tokens, chars
            niah --smal                          | --small
            nia                                  | Did you mean: rlm niah?
            pretrain-pocket --minutes 0          | --minutes and --threads must be at least 1, not 0 and 1
            run                                  | SPEC
            fork nosuch --task 1 --step 1        | nosuch cannot be read: there is no such file
            fork nosuch --task 1                 | --step
            run nosuch.json                      | nosuch.json cannot be read: there is no such file
            """)
    void badUsageIsOneSentenceAndExitCodeTwo(String command, String expected) {
        var ran = rlm(command.strip().split(" +"));
        assertAll(
                () -> assertEquals(2, ran.code(), ran.err()),
                () -> assertTrue(ran.err().contains(expected), ran.err()),
                () -> assertTrue(ran.err().lines().count() <= 3, ran.err()),
                () -> assertFalse(ran.err().contains("\tat "), ran.err()));
    }

    @Test
    void anUnknownPromptProfileIsBadUsage() {
        var ran = rlm(with(List.of("niah", "--profile", "nosuch", "--lengths", "500")));
        assertTrue(ran.code() != 0);
    }

    @Test
    void aBadRunNameIsRefused() {
        assertEquals(2, niah("--lengths", "500", "--run-name", "../up").code());
        assertFalse(Files.exists(folder.getParent().resolve("up.jsonl")));
    }

    @Test
    void checkOnlySaysWhatARunWouldDo() throws IOException {
        var spec = Files.writeString(folder.resolve("spec.json"), """
                {"name": "mine", "benchmarks": [{"family": "niah", "lengths": [500]}, {"family": "long_doc_qa", "lengths": [700]}],
                 "methods": ["vanilla", "rlm"]}
                """);
        var ran = rlm("run", spec.toString(), "--check", "--experiments", folder.toString());
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                "mine: 4 tasks, each by vanilla, rlm with 1 model: 8 results",
                ran.out().strip());
        assertEquals(0, server.calls());
        for (var name : List.of("..", "../../evil", "", "a".repeat(400))) {
            var refused = rlm("run", spec.toString(), "--check", "--run-name", name);
            assertEquals(2, refused.code(), name);
            assertTrue(refused.err().contains("a run's name is made of at most 100 letters"), refused.err());
        }
    }

    @Test
    void whenTasksFailTheReasonAndTheWayOnAreToldAndTheSameCommandMendsIt() throws IOException {
        var broken = new AtomicBoolean(true);
        try (var flaky = new ScriptedModelServer(conversation -> {
            if (broken.get()) {
                throw new IllegalStateException("this model is broken");
            }
            return ScriptedModelServer.needleFinder(conversation);
        })) {
            String[] command = {
                "niah",
                "--vanilla-only",
                "--lengths",
                "500",
                "--endpoint",
                flaky.address(),
                "--experiments",
                folder.toString()
            };
            var ran = rlm(command);
            assertEquals(1, ran.code(), ran.out());
            assertTrue(ran.err().contains("this model is broken"), ran.err());
            assertTrue(ran.err().contains("Not complete: 0 of 3 results done, 3 failed"), ran.err());
            assertTrue(ran.err().contains("Nothing is lost; go on with: packaging/rlm niah --vanilla-only"), ran.err());

            broken.set(false);
            assertEquals(0, rlm(command).code());
            assertTrue(results("niah_full").stream()
                    .allMatch(r -> r.outcome().isAnswered() && r.provenance().attempt() == 2));
        }
    }

    @Test
    void doctorFindsTheServerAndSaysThatNoCodeCanRun() {
        var ran = rlm("doctor", "--endpoint", server.address(), "--experiments", folder.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("server   " + server.address() + " (openai), 1 model"), ran.out());
        assertTrue(ran.out().contains("scripted-1b"), ran.out());
        assertTrue(ran.out().contains("java: not available: no REPL in this test"), ran.out());
        var data = json(rlm("doctor", "--endpoint", server.address(), "--json").out());
        assertFalse(data.at("/can_run").asBoolean());
        assertEquals("scripted-1b", data.at("/servers/0/models/0/name").asString());
    }

    @Test
    void controlCharactersOfAServerDoNotReachTheTerminal() throws IOException {
        try (var nasty = new ScriptedModelServer(_ -> "\u001b[2Jcleared 12345\u0007")) {
            var ran = rlm(
                    "smoke",
                    "--vanilla-only",
                    "--length",
                    "600",
                    "--endpoint",
                    nasty.address(),
                    "--experiments",
                    folder.toString());
            assertEquals(0, ran.code(), ran.err());
            assertTrue(ran.out().contains("[2Jcleared 12345"), ran.out());
            assertFalse(ran.out().contains("\u001b"), ran.out());
        }
    }

    private Ran niah(String... more) {
        return rlm(with(Stream.concat(Stream.of("niah", "--vanilla-only"), Stream.of(more))
                .toList()));
    }

    private String[] with(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--endpoint", server.address(), "--experiments", folder.toString()));
        return all.toArray(String[]::new);
    }

    private Ran rlm(String... arguments) {
        return rlm(
                _ -> {
                    throw new ReplException("no REPL in this test", null);
                },
                arguments);
    }

    private Ran rlm(Function<SandboxMode, ReplFactory> repls, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var locator = new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), NoLocalModels.HERE);
        var services = new CliServices(
                directories(),
                ShippedBenchmarks.all(),
                locator,
                repls,
                new ContextIndexes(),
                new Terminal(stream(out), stream(err), false));
        int code = Cli.run(services, arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private AppDirectories directories() {
        return new AppDirectories(folder.resolve("c"), folder.resolve("s"), folder.resolve("d"));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<ResultRecord> results(String run) throws IOException {
        var file = ResultReader.read(folder.resolve(run + ".jsonl"));
        assertEquals(List.of(), file.problems());
        return file.records();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
