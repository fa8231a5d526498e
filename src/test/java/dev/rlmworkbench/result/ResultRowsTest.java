package dev.rlmworkbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class ResultRowsTest {

    /// Keys and values of a line as this version writes it.
    private static final Map<String, List<String>> REGULAR = Map.ofEntries(
            Map.entry("fingerprint", List.of("\"00aa\"", "\"00bb\"", "\"00cc\"", "\"00dd\"", "\"00ee\"")),
            Map.entry("method", List.of("\"rlm\"", "\"vanilla\"")),
            Map.entry("run_name", List.of("\"r\"", "\"other\"")),
            Map.entry("task_type", List.of("\"niah\"", "\"mixed_qa\"")),
            Map.entry("task_kind", List.of("null", "\"two_hop\"")),
            Map.entry("context_length", List.of("4000", "128000")),
            Map.entry("length_unit", List.of("\"tokens\"", "\"chars\"")),
            Map.entry("context_tokens", List.of("4000")),
            Map.entry("context_chars", List.of("20000")),
            Map.entry("depth_percent", List.of("null", "0", "50")),
            Map.entry("seed", List.of("7", "-7", "38040308052110")),
            Map.entry("query", List.of("\"q?\"", "\"Wer ist \u00fc\u20ac\ud83d\ude00?\"", "\"a \\\"b\\\" \\u00e9\"")),
            Map.entry("answer", List.of("\"12345\"", "\"\"")),
            Map.entry("prediction", List.of("null", "\"it is 12345\"", "\"\"")),
            Map.entry(
                    "scores",
                    List.of(
                            "{\"exact_match\":0.0,\"contains_answer\":1.0,\"numeric_match\":1,\"f1\":0.5,\"primary\":1.0}",
                            "{\"contains_answer\":1.0}",
                            "{\"primary\":0.75}",
                            "{}",
                            "null")),
            Map.entry("latency_s", List.of("2.5", "0.575333861", "3", "1e3", "0")),
            Map.entry("iterations", List.of("3", "0")),
            Map.entry("sub_calls", List.of("4")),
            Map.entry("repl_errors", List.of("1")),
            Map.entry("truncated", List.of("false", "true")),
            Map.entry("timed_out", List.of("false", "true")),
            Map.entry("stop_reason", List.of("\"final\"", "\"refused\"", "null")),
            Map.entry("error", List.of("null", "\"\"", "\"server gone\"")),
            Map.entry(
                    "usage",
                    List.of(
                            "{\"root\":{\"prompt\":10,\"completion\":5,\"calls\":1,\"load_s\":0.0,\"prefill_s\":0.3},\"sub\":{\"estimated\":true}}",
                            "{\"root\":{\"prompt\":10,\"new\":[1,{\"x\":2.5}]}}",
                            "{}",
                            "null")),
            Map.entry(
                    "model",
                    List.of(
                            "{\"root\":{\"name\":\"m\",\"digest\":\"d\",\"kind\":\"local\",\"window\":2048},\"sub\":{\"name\":\"s\"}}",
                            "{\"root\":{\"name\":\"m\"}}",
                            "{\"sub\":null}",
                            "null")),
            Map.entry("adapter", List.of("null", "\"a\"")),
            Map.entry("prompt_profile", List.of("\"small\"")),
            Map.entry("helpers", List.of("null", "\"all\"")),
            Map.entry("helpers_version", List.of("null", "3")),
            Map.entry("started_at", List.of("null", "\"2026-01-02T03:04:05Z\"", "\"2026-11-30T03:13:41.204120217Z\"")),
            Map.entry("attempt", List.of("1", "2", "3")),
            Map.entry("parent", List.of("null", "\"00aa\"")),
            Map.entry("fork_step", List.of("null", "2")),
            Map.entry("gpu", List.of("\"kept\"", "[1.5,{\"a\":null}]")));

    /// What may stand in the place of any value.
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "-0.0",
            "1.5",
            "1e999",
            "-1e999",
            "NaN",
            "Infinity",
            "0.1e-400",
            "2147483648",
            "9223372036854775808",
            "9".repeat(400),
            "9".repeat(1_100),
            "\"\"",
            "\" \"",
            "\"7\"",
            "\"1.5\"",
            "\"True\"",
            "\"text\"",
            "\"\\ud800\"",
            "\"a\u0001b\"",
            "\"2026-01-02\"",
            "\"\u00fc\"",
            "{}",
            "[]",
            "[1,\"a\",[2]]",
            "{\"a\":{\"b\":[1e999]}}",
            "{\"a\":[1,{\"b\":true}]}",
            "{\"root\":\"m\",\"primary\":true}",
            "{\"root\":{\"window\":-1,\"prompt\":-1},\"primary\":2}",
            "{\"root\":{\"window\":\"4\",\"prompt\":\"4\"}}",
            "{\"root\":[],\"contains_answer\":false}",
            "{\"root\":{\"calls\":99999999999}}",
            "oops",
            "");

    private Path folder;

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("rows");
    }

    @AfterTry
    void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 3_000)
    void aLineGivesTheRowOfItsRecord(@ForAll("lines") String line) throws IOException {
        assertSame(write("one.jsonl", line.getBytes(StandardCharsets.UTF_8)), 1 << 20);
    }

    @Property(tries = 500)
    void aFileGivesTheRowsOfItsRecords(@ForAll("files") byte[] content, @ForAll("partLengths") int partLength)
            throws IOException {
        assertSame(write("results.jsonl", content), partLength);
    }

    @Example
    void severalFilesCountAsOne() throws IOException {
        var done = ResultSamples.of("rlm", 4_000, 1, true);
        var other = ResultSamples.of("rlm", 4_000, 2, true);
        var files = List.of(
                write("one.jsonl", bytes(done.line(), "oops", "[]")),
                write("two.jsonl", bytes(done.withError("server gone").line(), other.line(), "{\"half\":")));

        var rows = ResultRows.read(files, ResultRows.Progress.NONE);

        assertEquals(Stream.of(done, other).map(ResultSamples::row).toList(), withoutPlaces(rows.rows()));
        assertEquals(
                List.of(
                        new ResultRow.Place(0, 0),
                        new ResultRow.Place(
                                1, done.withError("server gone").line().length() + 1)),
                rows.rows().stream().map(ResultRow::place).toList());
        assertEquals(other.record(), rows.record(rows.rows().getLast()));
        assertEquals(
                List.of(
                        "one.jsonl, line 2: left out: it is not complete JSON.",
                        "one.jsonl, line 3: left out: it is not a JSON object.",
                        "two.jsonl, line 3 (the last): left out, probably cut off when the run was stopped: it is not"
                                + " complete JSON."),
                rows.problems());
    }

    @Example
    void equalSettingsAreOneObject() throws IOException {
        var lines = IntStream.range(0, 100)
                .mapToObj(seed -> ResultSamples.of("rlm", 4_000, seed % 50, true)
                        .withRun("run " + seed % 2)
                        .line())
                .toArray(String[]::new);

        var rows = ResultRows.read(List.of(write("results.jsonl", bytes(lines))), ResultRows.Progress.NONE, 1_000)
                .rows();

        assertEquals(1, identities(rows.stream().map(ResultRow::setup)));
        assertEquals(2, identities(rows.stream().map(ResultRow::runName)));
        assertEquals(50, identities(rows.stream().map(ResultRow::task)));
    }

    @Example
    void progressEndsWithTheWholeFile() throws IOException {
        var file = write(
                "results.jsonl", bytes(ResultSamples.of("rlm", 4_000, 1, true).line(), "", "oops"));
        var told = new ArrayList<Long>();

        ResultRows.read(
                List.of(file, file),
                (done, total) -> {
                    assertEquals(2 * file.toFile().length(), total);
                    told.add(done);
                },
                300);

        assertEquals(2 * file.toFile().length(), told.getLast());
        assertEquals(told.stream().sorted().toList(), told);
    }

    @Example
    void problemsOfALongTextAreCounted() throws IOException {
        var lines = Stream.generate(() -> "no result").limit(2_500).toArray(String[]::new);

        var problems = ResultRows.read(List.of(write("novel.txt", bytes(lines))), ResultRows.Progress.NONE, 5_000)
                .problems();

        assertEquals(1_001, problems.size());
        assertEquals("novel.txt, line 1000: left out: it is not complete JSON.", problems.get(999));
        assertEquals("novel.txt: 1,500 more lines were left out.", problems.getLast());
    }

    @Example
    void aRowOfAFileThatWasReplacedIsNotTakenForItsResult() throws IOException {
        var file = write(
                "results.jsonl", bytes(ResultSamples.of("rlm", 4_000, 1, true).line()));
        var rows = ResultRows.read(List.of(file), ResultRows.Progress.NONE);

        for (var content : List.of(ResultSamples.of("rlm", 4_000, 2, true).line(), "", "{\"half\":")) {
            Files.writeString(file, content);

            var e = assertThrows(
                    IOException.class, () -> rows.record(rows.rows().getFirst()));

            assertTrue(e.getMessage().endsWith("was changed after it was read; open it again"), e.toString());
        }
    }

    @Example
    void anInterruptEndsTheReading() throws IOException {
        var file = write(
                "results.jsonl", bytes(ResultSamples.of("rlm", 4_000, 1, true).line()));
        Thread.currentThread().interrupt();

        assertThrows(InterruptedIOException.class, () -> ResultRows.read(List.of(file), ResultRows.Progress.NONE));

        assertTrue(Thread.interrupted());
    }

    @Example
    void aMissingFileIsAnException() {
        assertThrows(
                NoSuchFileException.class,
                () -> ResultRows.read(List.of(folder.resolve("none.jsonl")), ResultRows.Progress.NONE));
    }

    private static void assertSame(Path file, int partLength) throws IOException {
        var expected = ResultReader.read(file);

        var rows = ResultRows.read(List.of(file), ResultRows.Progress.NONE, partLength);

        assertEquals(expected.problems(), rows.problems());
        assertEquals(expected.records().stream().map(ResultRow::of).toList(), withoutPlaces(rows.rows()));
        for (int i = 0; i < rows.rows().size(); i++) {
            assertEquals(expected.records().get(i), rows.record(rows.rows().get(i)));
        }
    }

    private static List<ResultRow> withoutPlaces(List<ResultRow> rows) {
        return rows.stream()
                .map(row -> new ResultRow(
                        row.task(),
                        row.method(),
                        row.setup(),
                        row.runName(),
                        row.fingerprint(),
                        row.attempt(),
                        row.kind(),
                        row.stopReason(),
                        row.truncated(),
                        row.timedOut(),
                        row.primary(),
                        row.seconds(),
                        row.iterations(),
                        row.subCalls(),
                        row.replErrors(),
                        row.rootTokens(),
                        row.subTokens(),
                        row.estimated(),
                        ResultRow.Place.NONE))
                .toList();
    }

    private static long identities(Stream<?> values) {
        return values.map(System::identityHashCode).distinct().count();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Integer> partLengths() {
        return Arbitraries.of(1, 2, 3, 50, 700, 2_000, 1 << 20);
    }

    /// Regular lines mostly, with one or two odd values, missing or doubled keys, spaces and rubbish behind.
    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.randomValue(ResultRowsTest::line);
    }

    private static String line(Random random) {
        var fields = new ArrayList<String>();
        var odd = random.nextInt(3);
        var keys = REGULAR.keySet().stream().sorted().collect(Collectors.toList());
        Collections.shuffle(keys, random);
        for (var key : keys) {
            boolean isOdd = odd > 0 && random.nextInt(keys.size()) < odd;
            if (isOdd && random.nextInt(4) == 0) {
                continue;
            }
            var value = drawn(isOdd ? ODD : REGULAR.get(key), random);
            fields.add("\"" + key + "\":" + value);
            if (isOdd && random.nextInt(4) == 0) {
                fields.add("\"" + key + "\" : " + drawn(random.nextBoolean() ? ODD : REGULAR.get(key), random));
            }
        }
        var line = fields.stream().collect(Collectors.joining(random.nextInt(5) == 0 ? " , " : ",", "{", "}"));
        return switch (random.nextInt(30)) {
            case 0 -> line + drawn(List.of(" ", "}", " {}", "x", " 1", "\t", "\u00a0", ",", "\u0000"), random);
            case 1 -> line.substring(0, random.nextInt(line.length()));
            case 2 -> drawn(List.of("", "  ", "[]", "1", "null", "{}", "\ufeff" + line, "// no", "nul"), random);
            default -> line;
        };
    }

    private static <T> T drawn(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    @Provide
    Arbitrary<byte[]> files() {
        var charsets = Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.just(StandardCharsets.UTF_8)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32LE"))));
        return Combinators.combine(
                        lines().list().ofMaxSize(6),
                        Arbitraries.of("\n", "\r\n", "\r", "\n\n", "\n\r"),
                        charsets,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 100_000))
                .as((lines, lineEnd, charset, marked, cut, rubbish) -> {
                    boolean mark = marked || !charset.equals(StandardCharsets.UTF_8);
                    var text = (mark ? "\ufeff" : "") + String.join(lineEnd, lines) + (cut % 2 == 0 ? lineEnd : "");
                    var bytes = text.getBytes(charset);
                    if (cut > 30 && bytes.length > 40) {
                        return Arrays.copyOf(bytes, bytes.length - cut);
                    }
                    if (rubbish % 3 == 0 && bytes.length > 100 && charset.equals(StandardCharsets.UTF_8)) {
                        bytes[10 + rubbish % (bytes.length - 10)] = rubbish.byteValue();
                    }
                    return bytes;
                });
    }
}
