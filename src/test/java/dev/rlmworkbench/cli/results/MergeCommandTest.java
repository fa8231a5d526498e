package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class MergeCommandTest {

    private static final ResultSamples DONE = ResultSamples.of("rlm", 4_000, 1, true);
    private static final ResultSamples OTHER = ResultSamples.of("vanilla", 4_000, 1, false);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void ofEachResultTheAttemptThatCountsIsKeptAsItsLineStands() throws IOException {
        var unusual = "  " + OTHER.line().replace("{\"fingerprint\"", "{ \"gpu\" : \"two \\u00fc\", \"fingerprint\"");
        var one = write("one.jsonl", DONE.withError("server gone").line() + "\r\n" + unusual + "\r\n");
        var two = write(
                "two.jsonl",
                "\ufeff" + DONE.line() + "\nno result\n"
                        + DONE.withError("again").line());
        var target = folder.resolve("new/all.jsonl");

        assertEquals(0, merge(one.toString(), two.toString(), "--out", target.toString()));

        assertEquals(unusual + "\n" + DONE.line() + "\n", Files.readString(target));
        assertEquals(List.of(), ResultReader.read(target).problems());
        assertEquals("""
                %s: 2 results, 1 kept
                %s: 2 results, 1 kept, 1 line left out
                %s: 2 results
                """.formatted(one, two, target), text(out));
        assertEquals("Warning: two.jsonl, line 2: left out: it is not complete JSON.\n", text(err));
    }

    @Test
    void bytesThatAreNoCharactersStayAsTheyAre() throws IOException {
        var bytes = (DONE.line() + "\n").getBytes(StandardCharsets.ISO_8859_1);
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("passcode");
        bytes[at] = (byte) 0xfc;
        var file = Files.write(folder.resolve("latin.jsonl"), bytes);
        var target = folder.resolve("all.jsonl");

        assertEquals(0, merge(file.toString(), "--out", target.toString()));

        assertEquals(-1, Files.mismatch(file, target));
    }

    @Test
    void jsonSaysHowManyCameFromWhere() throws IOException {
        var one = write("one.jsonl", DONE.line() + "\n" + OTHER.line() + "\n");
        var two = write("two.jsonl", DONE.line() + "\n");

        assertEquals(
                0,
                merge(
                        one.toString(),
                        two.toString(),
                        "--out",
                        folder.resolve("all.jsonl").toString(),
                        "--json"));

        var said = JsonMapper.shared().readTree(text(out));
        assertEquals(2, said.get("results").intValue());
        assertEquals(2, said.get("sources").get(0).get("results").intValue());
        assertEquals(1, said.get("sources").get(0).get("kept").intValue());
        assertEquals(1, said.get("sources").get(1).get("kept").intValue());
    }

    @Test
    void aFileThatIsThereIsOnlyReplacedWhenAskedFor() throws IOException {
        var one = write("one.jsonl", DONE.line() + "\n");
        var there = write("there.jsonl", "precious");

        assertEquals(2, merge(one.toString(), "--out", there.toString()));
        assertTrue(text(err).contains("is there already"), text(err));
        assertEquals("precious", Files.readString(there));
        assertEquals(0, merge(one.toString(), "--out", there.toString(), "--force"));
        assertEquals(DONE.line() + "\n", Files.readString(there));
    }

    @Test
    void anInputIsNeverReplaced() throws IOException {
        var one = write("one.jsonl", DONE.line() + "\n" + DONE.line() + "\n");
        var two = write("two.jsonl", OTHER.line() + "\n");
        var before = Files.readString(one);

        assertEquals(
                2,
                merge(
                        two.toString(),
                        one.toString(),
                        "--out",
                        folder.resolve("./one.jsonl").toString(),
                        "--force"));

        assertTrue(text(err).contains("is one of the files to merge"), text(err));
        assertEquals(before, Files.readString(one));
    }

    @Test
    void whatIsNoResultFileGivesOneSentenceAndNoFile() throws IOException {
        var text = write("text.jsonl", "hello\n");
        var target = folder.resolve("all.jsonl");

        assertEquals(2, merge(text.toString(), "--out", target.toString()));
        assertEquals(2, merge(folder.resolve("none.jsonl").toString(), "--out", target.toString()));

        var said = text(err).lines().toList();
        assertEquals(2, said.size(), text(err));
        assertTrue(said.getFirst().startsWith("rlm: Not a result file"), text(err));
        assertFalse(Files.exists(target));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        var one = write("one.jsonl", DONE.line() + "\n");
        var other = Files.createDirectory(folder.resolve("dir.jsonl"));

        assertEquals(
                2,
                merge(
                        one.toString(),
                        other.toString(),
                        "--out",
                        folder.resolve("all.jsonl").toString()));

        assertTrue(text(err).startsWith("rlm: " + other + " cannot be read: it is a folder without"), text(err));
    }

    private int merge(String... arguments) {
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new CommandLine(new MergeCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .execute(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
