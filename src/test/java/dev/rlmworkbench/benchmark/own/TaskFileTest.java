package dev.rlmworkbench.benchmark.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.files.JsonStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A benchmark out of one's own questions and files.
class TaskFileTest {

    @TempDir
    Path folder;

    private Path tasks;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(folder.resolve("notes/a.txt"), "Vera Lund lives in Quarley.\n");
        Files.writeString(folder.resolve("notes/b.txt"), "word ".repeat(3_000) + "\n");
        tasks = folder.resolve("tasks.jsonl");
    }

    @Test
    void filesAreMeantFromTheTaskFilesFolderAndFoldersAreReadWhole() throws IOException {
        write("""
                {"id": "1", "question": "Where does Vera Lund live?", "answer": "Quarley", "files": ["notes"], "later": 1}

                {"question": "Who lives in Quarley?", "answer": "Vera Lund", "files": ["notes/a.txt"], "alternatives": ["Dr Lund"]}
                """);
        var read = new TaskFile(tasks).read();
        var whole = read.getFirst().make();
        assertTrue(whole.context().startsWith("=== notes/a.txt ===\nVera Lund"), whole.context());
        assertEquals(4_000, read.getFirst().contextLength());
        assertEquals(1_000, read.getLast().contextLength());
        assertEquals("Vera Lund lives in Quarley.\n", read.getLast().make().context());
        var own = read.getLast().make();
        assertTrue(Scorer.score("It is Dr Lund, I think", own).correct());
        assertTrue(Scorer.score("Vera Lund", own).correct());
        assertTrue(!Scorer.score("Anneke Dahl", own).correct());
    }

    @Test
    void aChangedFileIsAnotherTaskAndAMovedOneIsTheSame() throws IOException {
        write("{\"question\": \"Who?\", \"answer\": \"Vera\", \"files\": [\"notes/a.txt\"]}\n");
        var before = new TaskFile(tasks).read().getFirst();
        var moved = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(folder.resolve("notes/a.txt"), moved.resolve("a.txt"));
        Files.writeString(
                moved.resolve("t.jsonl"), "{\"question\": \"Who?\", \"answer\": \"Vera\", \"files\": [\"a.txt\"]}");
        assertEquals(
                before.parameters(),
                new TaskFile(moved.resolve("t.jsonl")).read().getFirst().parameters());
        Files.writeString(folder.resolve("notes/a.txt"), "Vera Lund lives in Holm.\n");
        assertNotEquals(
                before.parameters(), new TaskFile(tasks).read().getFirst().parameters());
        assertThrows(IllegalStateException.class, before::make);
    }

    @Test
    void savedQuestionsAreAppendedWithShortFileNames() throws IOException {
        assertEquals(1, new TaskFile(tasks).append("Who?", "Vera", List.of(folder.resolve("notes/a.txt"))));
        Files.writeString(tasks, Files.readString(tasks) + "{\"question\": \"torn");
        assertEquals(2, new TaskFile(tasks).append("Where?", "Quarley", List.of(folder.resolve("notes"))));
        assertEquals(
                List.of(
                        "{\"question\":\"Who?\",\"answer\":\"Vera\",\"files\":[\"notes/a.txt\"]}",
                        "{\"question\":\"Where?\",\"answer\":\"Quarley\",\"files\":[\"notes\"]}"),
                Files.readAllLines(tasks));
        assertEquals(
                List.of("Vera", "Quarley"),
                new TaskFile(tasks).read().stream().map(t -> t.make().answer()).toList());
    }

    @Test
    void aSpecNamesTheFileBesideItself() throws IOException {
        new TaskFile(tasks).append("Who?", "Vera", List.of(folder.resolve("notes/a.txt")));
        var spec = Files.writeString(
                folder.resolve("spec.json"),
                "{\"name\": \"mine\", \"benchmarks\": [{\"family\": \"documents\", \"file\": \"tasks.jsonl\"}]}");
        var read = SpecFile.read(spec, ShippedBenchmarks.all());
        assertEquals(
                List.of("documents"), read.tasks().stream().map(TaskSpec::type).toList());
        var again = SpecFile.parse(JsonStyle.lines().writeValueAsString(read.asData()), ShippedBenchmarks.all());
        assertEquals(read, again, "the manifest repeats it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"question": "Who?", "files": ["notes"]}                           | line 1: answer is missing
            {"question": " ", "answer": "x", "files": ["notes"]}               | line 1: question is missing or blank
            {"question": "Who?", "answer": "x"}                                | line 1: files is missing
            {"question": "Who?", "answer": "x", "files": ["nosuch.txt"]}       | line 1: there is no file or folder
            {"question": "Who?", "answer":                                     | line 1: this is no JSON object
            hello                                                              | line 1: this is no JSON object
            ``                                                                 | holds no task
            """)
    void aWrongLineIsToldWithItsNumber(String line, String expected) throws IOException {
        write(line + "\n");
        var e = assertThrows(IllegalArgumentException.class, () -> new TaskFile(tasks).read());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.getMessage().contains("tasks.jsonl"), e.getMessage());
    }

    @Test
    void aFileGoesWithTheFamilyDocumentsOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new BenchmarkSpec(new NeedleInHaystack(), null, null, null, null, null, null, null, tasks, null));
        assertThrows(IllegalArgumentException.class, () -> BenchmarkSpec.of(new OwnDocuments(), List.of(), List.of()));
    }

    private void write(String lines) throws IOException {
        Files.writeString(tasks, lines);
    }
}
