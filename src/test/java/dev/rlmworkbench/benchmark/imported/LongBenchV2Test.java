package dev.rlmworkbench.benchmark.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published data.json of LongBench v2, in rows of our own.
class LongBenchV2Test {

    private static final String ROW = """
            {"_id": "%s", "domain": "Code Repository Understanding", "sub_domain": "x", "difficulty": "%s",
             "length": "%s", "question": "Which lock is held?", "choice_A": "none", "choice_B": "the store's",
             "choice_C": "the file's", "choice_D": "both", "answer": "B", "context": "%s"}""";

    @TempDir
    Path folder;

    @Test
    void anArrayAndLinesHoldTheSameTasks() throws IOException {
        var array = write(
                "data.json",
                "[\n" + row("1", "hard", "long", "text é one") + ",\n" + row("2", "easy", "short", "text two")
                        + "\n]\n");
        var lines = write(
                "data.jsonl",
                oneLine(row("1", "hard", "long", "text é one")) + "\r\n\r\n"
                        + oneLine(row("2", "easy", "short", "text two")));
        var ofArray = new LongBenchV2().tasks(array).tasks();
        var ofLines = new LongBenchV2().tasks(lines).tasks();
        assertEquals(
                ofArray.stream().map(TaskSpec::parameters).toList(),
                ofLines.stream().map(TaskSpec::parameters).toList());
        var task = ofLines.getLast().make();
        assertEquals("text two", task.context());
        assertEquals("B", task.answer());
        assertEquals("easy/short/code_repository_understanding", task.spec().kindName());
        assertEquals("text é one", ofArray.getFirst().make().context());
        assertTrue(task.query().startsWith("Which lock is held?\n\n(A) none\n(B) the store's\n"), task.query());
        assertEquals(1_000, task.spec().contextLength());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The correct answer is (B)                               | 1
            **The correct answer is (B)** because of the store.     | 1
            I thought of (A). The correct answer is B.              | 1
            B                                                       | 1
            (b)                                                     | 1
            B) the store's                                          | 1
            `B`                                                     | 1
            The correct answer is (C)                               | 0
            The correct answer is (A), not (B)                      | 0
            Both are possible                                       | 0
            A lock                                                  | 0
            the store's                                             | 0
            """)
    void theLetterIsFoundAsPublishedAndWhereItStandsAlone(String reply, double score) throws IOException {
        var file = write("data.json", "[" + row("1", "hard", "long", "text") + "]");
        var task = new LongBenchV2().tasks(file).tasks().getFirst().make();
        assertEquals(score, Scorer.score(reply, task).primary(), reply);
    }

    @Test
    void aTextHasNoLineEndsOfWindows() throws IOException {
        var file = write("data.json", "[" + row("1", "hard", "long", "one\\r\\ntwo") + "]");
        assertEquals(
                "one\ntwo",
                new LongBenchV2().tasks(file).tasks().getFirst().make().context());
    }

    @Test
    void aSpecChoosesKindsAndDrawsSome() throws IOException {
        var rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rows.append(oneLine(row("" + i, i % 2 == 0 ? "hard" : "easy", i % 4 == 0 ? "long" : "short", "text " + i)))
                    .append('\n');
        }
        write("data.jsonl", rows.toString());
        assertEquals(20, asked("\"kinds\": [\"hard\"]").size());
        assertEquals(
                10,
                asked("\"kinds\": [\"hard/long/code_repository_understanding\"]")
                        .size());
        assertEquals(40, asked("\"seed\": 3").size());
        var seven = asked("\"limit\": 7");
        assertEquals(7, seven.size());
        assertEquals(seven, asked("\"limit\": 7"));
        assertNotEquals(seven, asked("\"limit\": 7, \"seed\": 1"));
        assertTrue(asked("\"limit\": 8").containsAll(seven), "one more task leaves the others as they are");
        var e = assertThrows(IllegalArgumentException.class, () -> asked("\"kinds\": [\"hrad\"]"));
        assertTrue(e.getMessage().contains("[hrad]; it has easy/short/code_repository_understanding"), e.getMessage());
    }

    @Test
    void aFileThatChangedGivesNoOtherTextUnderTheOldName() throws IOException {
        var file = write("data.json", "[" + row("1", "hard", "long", "text") + "]");
        var task = new LongBenchV2().tasks(file).tasks().getFirst();
        write("data.json", "[" + row("1", "hard", "long", "texT") + "]");
        assertThrows(IllegalStateException.class, task::make);
        assertNotEquals(
                task.parameters(),
                new LongBenchV2().tasks(file).tasks().getFirst().parameters());
    }

    private List<TaskSpec> asked(String more) throws IOException {
        var spec = write(
                "spec.json",
                "{\"name\": \"x\", \"benchmarks\": [{\"family\": \"longbench_v2\", \"file\": \"data.jsonl\", " + more
                        + "}]}");
        return SpecFile.read(spec, ShippedBenchmarks.all()).tasks();
    }

    private static String row(String id, String difficulty, String length, String context) {
        return ROW.formatted(id, difficulty, length, context);
    }

    private static String oneLine(String row) {
        return row.replace("\n", "");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
