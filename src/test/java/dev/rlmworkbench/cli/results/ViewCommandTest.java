package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.options.OneOf;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.result.ResultSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class ViewCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path results;

    @BeforeEach
    void twoResults() throws IOException {
        results = write(
                "run.jsonl",
                lines(ResultSamples.of("vanilla", 4_000, 1, true), ResultSamples.of("rlm", 4_000, 1, false)));
    }

    @Test
    void printsTheTableOfAFile() {
        assertEquals(0, view(results.toString()));
        assertTrue(out.toString().startsWith("niah, m\n"), out::toString);
        assertTrue(out.toString().contains("vanilla  100 % [21-100] 1/1"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void readsSeveralFilesAsOne() throws IOException {
        var more = write("more.jsonl", lines(ResultSamples.of("vanilla", 4_000, 2, true)));

        assertEquals(0, view(results.toString(), more.toString()));
        assertTrue(out.toString().contains("100 % [34-100] 2/2"), out::toString);
    }

    @Test
    void aRunIsFoundByItsNameInTheFolderOfRuns() {
        assertEquals(0, view("run", "--experiments", folder.toString()));
        assertTrue(out.toString().contains("vanilla  100 % [21-100] 1/1"), out::toString);
        assertEquals(0, view("run.jsonl", "--experiments", folder.toString()));
        assertEquals(2, view("nosuch", "--experiments", folder.toString()));
        assertTrue(
                err.toString().contains("There is no file nosuch here and no run of that name in " + folder),
                err::toString);
    }

    @Test
    void readsTheOlderProjectsFiles() throws IOException {
        var older = write("niah_small.jsonl", """
                {"method":"vanilla","context_length":4000,"query":"q","answer":"12345","task_type":"niah","prediction":"12345",\
                "scores":{"exact_match":true,"contains_answer":true,"numeric_match":true},"latency_s":1.5,"truncated":false}
                """);

        assertEquals(0, view(older.toString(), "--by-length"));
        assertTrue(out.toString().contains("4K chars"), out::toString);
    }

    @Test
    void listsWrongAndFailedTasks() throws IOException {
        var failed = write(
                "failed.jsonl",
                lines(ResultSamples.of("rlm", 8_000, 3, true).withError("the server closed the connection")));

        assertEquals(0, view(results.toString(), failed.toString(), "--show-errors"));
        var text = out.toString();
        assertTrue(text.contains("Wrong or failed: 2 of 3"), text);
        assertTrue(text.contains("rlm, niah, 4K tokens, depth 50 %, seed 1"), text);
        assertTrue(text.contains("  predicted  No idea."), text);
        assertTrue(text.contains("  stopped    final"), text);
        assertTrue(text.contains("  error      the server closed the connection"), text);
    }

    @Test
    void jsonHoldsTheSummary() {
        assertEquals(0, view(results.toString(), "--json"));
        var part = JSON.readTree(out.toString()).get("parts").get(0);
        assertEquals("niah", part.get("task_type").stringValue());
        assertEquals(1.0, part.get("cells").get(0).get("accuracy").doubleValue());
        assertEquals(4000, part.get("cells").get(0).get("length").get("value").intValue());
        assertFalse(part.get("comparisons").get(0).has("winner"), "the test is not significant");
        assertEquals(
                0,
                part.get("comparisons").get(0).get("lost").get("error_in_first").intValue());
        assertEquals(
                1.0, part.get("comparisons").get(0).get("test").get("p_value").doubleValue());
        assertFalse(JSON.readTree(out.toString()).has("wrong"));
    }

    @Test
    void jsonHoldsBothAccuraciesAndTheLostPairsWhereTasksFailed() throws IOException {
        var failed = write(
                "failed.jsonl",
                lines(
                        ResultSamples.of("vanilla", 4_000, 1, true),
                        ResultSamples.of("vanilla", 4_000, 2, true),
                        ResultSamples.of("rlm", 4_000, 1, true),
                        ResultSamples.of("rlm", 4_000, 2, true).withError("the server closed the connection")));

        assertEquals(0, view(failed.toString(), "--json"));
        var part = JSON.readTree(out.toString()).get("parts").get(0);
        var rlm = part.get("totals").get(1);
        assertEquals(1.0, rlm.get("accuracy").doubleValue());
        assertEquals(0.5, rlm.get("accuracy_errors_wrong").doubleValue());
        assertTrue(part.get("totals").get(0).get("accuracy_errors_wrong").isNull());
        assertEquals(
                1,
                part.get("comparisons")
                        .get(0)
                        .get("lost")
                        .get("error_in_second")
                        .intValue());
    }

    @Test
    void jsonHoldsTheWrongTasksWhenAskedFor() {
        assertEquals(0, view("--json", "--show-errors", results.toString()));
        assertEquals(
                "No idea.",
                JSON.readTree(out.toString())
                        .get("wrong")
                        .get(0)
                        .get("prediction")
                        .stringValue());
    }

    @Test
    void onlySomeMethodsAndTypesAreLookedAt() throws IOException {
        var others = write(
                "others.jsonl", lines(ResultSamples.of("rlm", 4_000, 1, true).withType("long_doc_qa")));

        assertEquals(0, view(results.toString(), others.toString(), "--type", "niah", "--method", "rlm,retrieve"));
        assertTrue(out.toString().contains("0/1"), out::toString);
        assertFalse(out.toString().contains("vanilla"), out::toString);
        assertFalse(out.toString().contains("long_doc_qa"), out::toString);
    }

    @Test
    void aFilterThatLeavesNothingSaysWhatThereIs() {
        assertEquals(2, view(results.toString(), "--method", "rml"));
        assertEquals(
                "rlm: No result is left by --method and --type; there are the methods vanilla, rlm and the types niah.\n",
                err.toString());
    }

    @Test
    void tasksThatCameOutInOneWayAreListed() throws IOException {
        var failed = write(
                "failed.jsonl", lines(ResultSamples.of("rlm", 8_000, 3, true).withError("server gone")));

        assertEquals(0, view(results.toString(), failed.toString(), "--only", "right"));
        assertTrue(out.toString().contains("Right: 1 of 3"), out::toString);
        assertTrue(out.toString().contains("  predicted  It is 12345."), out::toString);
        assertFalse(out.toString().contains("No idea."), out::toString);
        assertEquals(0, view(results.toString(), "--only", "no-answer"));
        assertTrue(out.toString().contains("No answer: 0 of 2"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, view(failed.toString(), "--json", "--only", "error"));
        assertEquals(
                "server gone",
                JSON.readTree(out.toString()).get("tasks").get(0).get("error").stringValue());
    }

    @Test
    void aTornLastLineIsAWarning() throws IOException {
        var torn = write("torn.jsonl", Files.readString(results) + "{\"method\":\"rl");

        assertEquals(0, view(torn.toString()));
        assertTrue(err.toString().startsWith("Warning: torn.jsonl, line 3 (the last)"), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aPartOfARunWithoutAResultDoesNotHideTheOthers() throws IOException {
        var without = write("run_shard6of8.jsonl", "");
        assertEquals(0, view(results.toString(), without.toString()), err::toString);
        assertTrue(out.toString().contains("vanilla  100 % [21-100] 1/1"), out::toString);
        assertTrue(err.toString().contains("run_shard6of8.jsonl holds no results yet"), err::toString);
        var text = write("text.jsonl", "hello\n");
        assertEquals(2, view(results.toString(), text.toString()));
        assertEquals(
                2, view(without.toString(), write("run_shard7of8.jsonl", "").toString()));
    }

    @Test
    void filesThatCannotBeUsedGiveOneSentenceAndExitCode2() throws IOException {
        assertRefused("There is no file", folder.resolve("none.jsonl"));
        assertRefused("is a folder", folder);
        assertRefused("holds no results yet", write("empty.jsonl", "\n"));
        assertRefused("Not a result file", write("text.jsonl", "hello\nworld\n"));
        assertRefused("Not a result file", write("binary.jsonl", "\u0000\u0001{[".repeat(100)));
        assertRefused("\"method\"", write("events.jsonl", "{\"type\":\"task_started\",\"call\":\"0\"}\n"));
    }

    private static final String OFFICIAL = "src/test/resources/recorded/rlms/scripted_depth1.jsonl";

    @Test
    void logsOfTheOfficialEngineArePrintedStepByStep() {
        assertEquals(0, view(OFFICIAL));
        assertTrue(out.toString().contains("-- turn 1"), out::toString);
        assertTrue(out.toString().contains("print(len(context))"), out::toString);
    }

    @Test
    void aTaskOfATrajectoryFileIsExported() throws IOException {
        var page = folder.resolve("steps.html");
        assertEquals(0, view(OFFICIAL, "--export", "html", "--out", page.toString()));
        assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));

        assertEquals(0, view(OFFICIAL, "--export", "rlms"));
        assertTrue(out.toString().startsWith("{\"type\":\"metadata\""), out::toString);
    }

    @Test
    void whatCannotBeExportedGivesOneSentence() {
        assertEquals(2, view(OFFICIAL, "--export", "markdown", "--task", "9"));
        assertEquals(2, view(results.toString(), "--export", "markdown"));
        assertEquals(
                2,
                view(
                        OFFICIAL,
                        "--export",
                        "html",
                        "--out",
                        folder.resolve("none/x.html").toString()));
        var said = err.toString().lines().toList();
        assertEquals(3, said.size(), err::toString);
        assertTrue(said.get(0).startsWith("rlm: There is no task 9"), err::toString);
        assertTrue(said.get(1).contains("and " + results + " is none"), err::toString);
        assertTrue(said.get(2).contains("could not be exported"), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void anExportNeverReplacesStepsOrResults() throws IOException {
        var steps = Files.copy(Path.of(OFFICIAL), folder.resolve("x_trajectories.jsonl"));
        var before = Files.readString(results);

        assertEquals(2, view(steps.toString(), "--export", "html", "--out", steps.toString()));
        assertEquals(2, view(steps.toString(), "--export", "html", "--out", results.toString()));

        assertTrue(err.toString().contains(steps + " is one of the files to read; name another one"), err::toString);
        assertTrue(err.toString().contains(results + " is there already and may hold results"), err::toString);
        assertEquals(-1, Files.mismatch(Path.of(OFFICIAL), steps));
        assertEquals(before, Files.readString(results));
    }

    @Test
    void whatOnlyAnExportKnowsIsRefusedWithoutOne() {
        var target = folder.resolve("view.txt");

        assertEquals(2, view(results.toString(), "--out", target.toString()));
        assertEquals(2, view(results.toString(), "--json", "--out", target.toString()));
        assertEquals(2, view(OFFICIAL, "--out", target.toString()));
        assertEquals(2, view(OFFICIAL, "--task", "1"));
        assertEquals(2, view(OFFICIAL, "--task", "99"));
        assertEquals(2, view(results.toString(), "--task", "-1"));
        assertEquals(2, view(OFFICIAL, OFFICIAL, "--export", "html"));

        var said = err.toString().lines().toList();
        assertEquals(7, said.size(), err::toString);
        assertTrue(said.getFirst().startsWith("rlm: --out is where --export writes"), err::toString);
        assertTrue(said.get(3).startsWith("rlm: --task chooses what --export writes"), err::toString);
        assertTrue(said.getLast().contains("name one trajectory file, not 2"), err::toString);
        assertFalse(Files.exists(target));
        assertEquals("", out.toString());
    }

    @Test
    void whatChoosesResultsIsRefusedForSteps() {
        assertEquals(2, view(OFFICIAL, "--by-length"));
        assertEquals(2, view(OFFICIAL, "--method", "rlm"));

        var said = err.toString().lines().toList();
        assertTrue(said.getFirst().startsWith("rlm: --by-length is for result files"), err::toString);
        assertTrue(said.getLast().startsWith("rlm: --method is for result files"), err::toString);
        assertEquals("", out.toString());
    }

    @Test
    void noFileAtAllIsAUsageError() {
        assertEquals(2, view());
        assertTrue(err.toString().contains("FILE"), err::toString);
    }

    @Test
    void helpShowsExamples() {
        assertEquals(0, view("--help"));
        assertTrue(out.toString().contains("rlm view experiments/niah_small.jsonl --show-errors"), out::toString);
    }

    private void assertRefused(String part, Path file) {
        err.getBuffer().setLength(0);
        assertEquals(2, view(file.toString()));
        assertTrue(err.toString().contains(part), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertEquals("", out.toString());
    }

    private int view(String... arguments) {
        var said = new ByteArrayOutputStream();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var command = new CommandLine(new ViewCommand(ShippedBenchmarks.all(), new Terminal(stream, stream, false)));
        OneOf.all().forEach(values -> values.register(command));
        int code = command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        err.append(said.toString(StandardCharsets.UTF_8));
        return code;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String lines(ResultSamples... samples) {
        return Stream.of(samples).map(sample -> sample.line() + "\n").collect(Collectors.joining());
    }
}
