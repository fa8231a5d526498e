package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writesThePageBesideTheResultsOrWhereItIsAsked() throws IOException {
        Files.writeString(
                folder.resolve("run.jsonl"),
                ResultSamples.of("rlm", 4_000, 1, true).line() + "\nnonsense\n");
        var other = folder.resolve("reports/r.html");

        assertEquals(0, report("run", "--experiments", folder.toString()));
        assertEquals(0, report("run", "--experiments", folder.toString(), "--out", other.toString()));

        assertEquals(
                folder.resolve("run.html") + System.lineSeparator() + other + System.lineSeparator(), out.toString());
        var page = Files.readString(folder.resolve("run.html"));
        assertTrue(page.startsWith("<!DOCTYPE html>"));
        assertTrue(page.contains("Left out: 1 line") && err().contains("Warning: run.jsonl, line 2"), this::err);
        assertEquals(page, Files.readString(other));
    }

    @Test
    void stepsThatCannotBeReadDoNotCostTheReport() throws IOException {
        var line = ResultSamples.of("rlm", 4_000, 1, true).line() + "\n";
        Files.writeString(folder.resolve("run.jsonl"), line);
        Files.createFile(folder.resolve("run_trajectories.jsonl"));
        Files.writeString(folder.resolve("other.jsonl"), line);
        Files.writeString(folder.resolve("other_trajectories.jsonl"), "damaged\n");
        Files.createFile(folder.resolve("part.jsonl"));

        assertEquals(0, report("run", "other", "part", "--experiments", folder.toString()), this::err);

        var page = Files.readString(folder.resolve("run.html"));
        assertTrue(page.contains("Without the steps in run_trajectories.jsonl, other_trajectories.jsonl"));
    }

    @Test
    void theReportOfASampleDoesNotGoIntoTheProgramsFolder() {
        var samples = Optional.of(folder.resolve("opt/samples"));
        var mine = folder.resolve("mine");
        assertEquals(
                mine.resolve("sample_real.html"),
                ReportCommand.usual(folder.resolve("opt/samples/sample_real.jsonl"), mine, samples));
        var run = folder.resolve("other/run.jsonl");
        assertEquals(folder.resolve("other/run.html"), ReportCommand.usual(run, mine, samples));
        assertEquals(folder.resolve("other/run.html"), ReportCommand.usual(run, mine, Optional.empty()));
    }

    @Test
    void whatCannotBeReadOrWrittenIsSaidInASentence() throws IOException {
        Files.writeString(folder.resolve("text.jsonl"), "nonsense\n");
        Files.writeString(
                folder.resolve("run.jsonl"),
                ResultSamples.of("rlm", 4_000, 1, true).line() + "\n");

        assertEquals(2, report("nosuch", "--experiments", folder.toString()));
        assertEquals(2, report("text", "--experiments", folder.toString()));
        assertEquals(
                1,
                report(
                        "run",
                        "--experiments",
                        folder.toString(),
                        "--out",
                        folder.resolve("run.jsonl/r.html").toString()));
        assertTrue(err().contains("There is no file nosuch here"), this::err);
        assertTrue(err().contains("Not a result file: text.jsonl, line 1"), this::err);
        assertTrue(err().contains("r.html cannot be written: "), this::err);
    }

    @Test
    void resultsAreNeverReplacedByAReport() throws IOException {
        var line = ResultSamples.of("rlm", 4_000, 1, true).line() + "\n";
        var file = Files.writeString(folder.resolve("run.jsonl"), line);
        var other = Files.writeString(folder.resolve("other.jsonl"), line);

        assertEquals(2, report(file.toString(), "--out", file.toString()));
        assertEquals(2, report(file.toString(), "--out", other.toString()));

        assertTrue(err().contains(file + " is one of the files to read; name another one"), this::err);
        assertTrue(err().contains(other + " is there already and may hold results"), this::err);
        assertEquals(line, Files.readString(file));
        assertEquals(line, Files.readString(other));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int report(String... arguments) {
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        var command = new CommandLine(new ReportCommand(ShippedBenchmarks.all(), new Terminal(stream, stream, false)));
        return command.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(stream, true))
                .execute(arguments);
    }
}
