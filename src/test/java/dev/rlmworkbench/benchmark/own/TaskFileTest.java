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
import org.junit.jupiter.params.provider.ValueSource;

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
        var read = new TaskFile(tasks).read().tasks();
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
        var before = new TaskFile(tasks).read().tasks().getFirst();
        var moved = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(folder.resolve("notes/a.txt"), moved.resolve("a.txt"));
        Files.writeString(
                moved.resolve("t.jsonl"), "{\"question\": \"Who?\", \"answer\": \"Vera\", \"files\": [\"a.txt\"]}");
        assertEquals(
                before.parameters(),
                new TaskFile(moved.resolve("t.jsonl")).read().tasks().getFirst().parameters());
        Files.writeString(folder.resolve("notes/a.txt"), "Vera Lund lives in Holm.\n");
        assertNotEquals(
                before.parameters(),
                new TaskFile(tasks).read().tasks().getFirst().parameters());
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
                new TaskFile(tasks)
                        .read().tasks().stream().map(t -> t.make().answer()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            own.csv       | question,answer                      | is a CSV table, and tasks are added to JSON lines
            good.jsonl    | {"fingerprint": "a", "method": "rlm"} | line 1 is no task (question is missing or blank)
            notes.txt     | hello                                | line 1 is no task (this is no JSON object
            """)
    void nothingIsAddedToAFileOfAnotherKind(String name, String content, String sentence) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new TaskFile(file).append("Who?", "Vera", List.of(folder.resolve("notes"))));
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
        assertEquals(content, Files.readString(file));
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
            {"question": "Who?", "files": ["notes"]}                           | line 1: left out: answer is missing
            {"question": " ", "answer": "x", "files": ["notes"]}               | line 1: left out: question is missing or blank
            {"question": "Who?", "answer": "x", "files": "notes"}              | line 1: left out: files has a value of the wrong kind
            {"question": "Who?", "answer": "x", "files": ["nosuch.txt"]}       | line 1: left out: there is no file or folder
            {"question": "Who?", "answer":                                     | line 1: left out: this is no JSON object
            hello                                                              | line 1: left out: this is no JSON object
            ``                                                                 | holds no task
            """)
    void aWrongLineIsToldWithItsNumber(String line, String expected) throws IOException {
        write(line + "\n");
        var e = assertThrows(IllegalArgumentException.class, () -> new TaskFile(tasks).read());
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.getMessage().contains("tasks.jsonl"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question,answer\r\n\"Who lives in Quarley?\",\"Vera, or Dr Lund\"\r\n",
                "question;answer;files\nWho lives in Quarley?;Vera, or Dr Lund;notes\n",
                "id\t\"question\"\tanswer\n7\tWho lives in Quarley?\tVera, or Dr Lund"
            })
    void aTableAsASpreadsheetWritesItIsReadToo(String table) throws IOException {
        var file = Files.writeString(folder.resolve("questions.csv"), "\uFEFF" + table);
        var task = new TaskFile(file).read().tasks().getFirst().make();
        assertEquals("Who lives in Quarley?", task.query());
        assertEquals("Vera, or Dr Lund", task.answer());
        assertTrue(task.context().contains("Vera Lund lives in Quarley."), task.context());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            question,answer                    | below the names of the columns there is a row for each question
            question,answer,Answer%nWho?,x,y   | its first line names the column "answer" twice
            ask,answer%nWho?,x                 | its first line names no column "question"
            """)
    void aTableThatCannotBeUsedIsOneSentence(String table, String sentence) throws IOException {
        var file = Files.writeString(folder.resolve("own.csv"), table.replace("%n", "\n"));
        var refused = assertThrows(IllegalArgumentException.class, () -> new TaskFile(file).read());
        assertTrue(refused.getMessage().contains(sentence), refused.getMessage());
    }

    @Test
    void columnsAreFoundWhateverTheirCaseAndOthersMayBeThereTwice() throws IOException {
        var file =
                Files.writeString(folder.resolve("own.csv"), "Question,ANSWER,note,note,Files\nWho?,Vera,a,b,notes\n");
        var task = new TaskFile(file).read().tasks().getFirst().make();
        assertEquals("Who?", task.query());
        assertEquals("Vera", task.answer());
    }

    @Test
    void aQuestionWithoutFilesIsAboutAllThatLieBesideIt() throws IOException {
        Files.writeString(folder.resolve("c.txt"), "Holm is a village.\n");
        Files.writeString(
                folder.resolve("questions.csv"), "question,answer\nWhat is Holm?,a village\nWho?,\nWhy?\n\"Where?,");
        var read = new OwnDocuments().tasks(folder);
        assertEquals(1, read.tasks().size());
        assertTrue(read.notices().getFirst().endsWith("questions.csv line 3: left out: answer is missing or blank"));
        assertTrue(
                read.notices().get(1).contains("questions.csv line 4: left out: its number of fields is 1"), "" + read);
        assertTrue(read.notices().getLast().contains("questions.csv line 5: left out: it is no CSV"), "" + read);
        var text = read.tasks().getFirst().make().context();
        assertTrue(text.contains("=== c.txt ===\nHolm is a village."), text);
        assertTrue(text.contains("=== notes/a.txt ==="), text);
        assertTrue(!text.contains("What is Holm"), "the questions with their answers are no part of the text");
        var none =
                assertThrows(IllegalArgumentException.class, () -> new OwnDocuments().tasks(folder.resolve("notes")));
        assertTrue(none.getMessage().contains("questions.jsonl or questions.csv"), none.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"experiments", "."})
    void runsThatAreKeptBesideTheQuestionsAreNoPartOfTheText(String kept) throws IOException {
        Files.writeString(folder.resolve("questions.csv"), "question,answer\nWho lives in Quarley?,Vera Lund\n");
        var first = new OwnDocuments().tasks(folder).tasks().getFirst();
        var runs = Files.createDirectories(folder.resolve(kept));
        Files.writeString(runs.resolve("mine.run.json"), "{\"starts\": 1}\n");
        Files.writeString(runs.resolve("mine.jsonl"), "{\"expected\": \"Vera Lund\"}\n");
        Files.writeString(runs.resolve("ask_1_trajectories.jsonl"), "{\"answer\": \"Vera Lund\"}\n");

        var again = new OwnDocuments().tasks(folder).tasks().getFirst();
        assertEquals(first.parameters(), again.parameters(), "the same command goes on");
        Files.writeString(runs.resolve("mine.run.json"), "{\"starts\": 2}\n");
        assertEquals(first.make().context(), again.make().context());
    }

    @Test
    void theOtherLinesCountWhereOneIsDamaged() throws IOException {
        write("""
                {"question": "Who?", "answer": "Vera", "files": ["notes"]}
                {"question": "Who?", "answer": "Vera", "files": ["notes"]}
                {"question": "Where?", "answer": "Quarley", "files": ["notes"]}
                {"question": "Where?", "ans""");
        var read = new TaskFile(tasks).read();
        assertEquals(2, read.tasks().size());
        assertEquals(2, read.notices().size(), "" + read.notices());
        assertTrue(read.notices().getFirst().contains("line 2: left out: it asks the same"), "" + read.notices());
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
