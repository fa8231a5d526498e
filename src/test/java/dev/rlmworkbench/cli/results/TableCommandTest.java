package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.options.OneOf;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.result.ResultSamples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TableCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void twoResults() throws IOException {
        Files.writeString(
                folder.resolve("run.jsonl"),
                ResultSamples.of("vanilla", 4_000, 1, true).line() + "\n"
                        + ResultSamples.of("rlm", 4_000, 1, false).line() + "\n");
    }

    @Test
    void writesAllTablesOfARunByItsName() {
        assertEquals(0, table("run", "--experiments", folder.toString()));
        assertTrue(out.toString().startsWith("### niah: accuracy and cost by context length\n"), out::toString);
        assertTrue(out.toString().contains("### niah: methods compared on the same tasks\n"), out::toString);
        assertTrue(out.toString().contains("Better: by corrected p < 0.05."), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void oneTableCanBeAskedForInEveryFormat() {
        var file = folder.resolve("run.jsonl").toString();

        assertEquals(0, table(file, "--by", "pair", "--format", "latex"));
        assertTrue(out.toString().contains("\\toprule\nContext & First & Second & Pairs"), out::toString);
        assertFalse(out.toString().contains("Right of n"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, table(file, "--format", "csv"));
        assertTrue(out.toString().startsWith("length,length_value,length_unit,task,series,"), out::toString);
    }

    @Test
    void writesAFileAndSaysWhere() throws IOException {
        var target = folder.resolve("tables/run.md");

        assertEquals(0, table(folder.resolve("run.jsonl").toString(), "--out", target.toString()));
        assertEquals(target + System.lineSeparator(), out.toString());
        assertTrue(Files.readString(target).contains("| 4K tokens "));
    }

    @Test
    void whatCannotBeWrittenIsSaidInASentence() {
        var file = folder.resolve("run.jsonl").toString();

        assertEquals(2, table("nosuch", "--experiments", folder.toString()));
        assertEquals(2, table(file, "--by", "kind"));
        assertEquals(2, table(file, "--format", "word"));
        assertEquals(1, table(file, "--out", file + "/inside.md"));
        assertTrue(err.toString().contains("There is no file nosuch here"), err::toString);
        assertTrue(err.toString().contains("no rows by kind of question"), err::toString);
        assertTrue(err.toString().contains("'word' is not one of markdown, latex, csv"), err::toString);
        assertTrue(err.toString().contains("inside.md cannot be written: "), err::toString);
    }

    @Test
    void resultsAreNeverReplacedByATable() throws IOException {
        var file = folder.resolve("run.jsonl");
        var other = Files.copy(file, folder.resolve("other.jsonl"));
        var before = Files.readString(file);

        assertEquals(
                2, table(file.toString(), "--out", folder.resolve("./run.jsonl").toString()));
        assertEquals(2, table(file.toString(), "--out", other.toString()));
        var manifest = Files.writeString(folder.resolve("other.run.json"), "{}");
        assertEquals(2, table(file.toString(), "--out", manifest.toString()));
        assertEquals("{}", Files.readString(manifest));

        assertTrue(err.toString().contains("run.jsonl is one of the files to read; name another one"), err::toString);
        assertTrue(err.toString().contains(other + " is there already and may hold results"), err::toString);
        assertEquals(before, Files.readString(file));
        assertEquals(before, Files.readString(other));
    }

    private int table(String... arguments) {
        var command = new CommandLine(new TableCommand(
                ShippedBenchmarks.all(),
                new Terminal(
                        new PrintStream(OutputStream.nullOutputStream()),
                        new PrintStream(OutputStream.nullOutputStream()),
                        false)));
        OneOf.all().forEach(choice -> choice.register(command));
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }
}
