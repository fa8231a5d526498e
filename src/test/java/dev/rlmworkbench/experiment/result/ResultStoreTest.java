package dev.rlmworkbench.experiment.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.run.FakeMethod;
import dev.rlmworkbench.experiment.run.FakeTask;
import dev.rlmworkbench.experiment.run.MethodTask;
import dev.rlmworkbench.experiment.run.TaskRun;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.ResultCodec;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.trajectory.EventSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStoreTest {

    @TempDir
    Path folder;

    @Test
    void aResultIsThereAfterReopening() {
        try (var store = open()) {
            assertFalse(store.isDone("f1"));
            assertEquals(0, store.attempts("f1"));
            store.append(result("f1", 1, null));
            assertTrue(store.isDone("f1"));
        }
        try (var store = open()) {
            assertTrue(store.isDone("f1"));
            assertEquals(1, store.attempts("f1"));
            assertEquals(List.of(), store.notices());
        }
    }

    @Test
    void aFailedTaskIsNotDoneUntilAnAttemptSucceeds() {
        try (var store = open()) {
            store.append(result("f1", 1, "no connection"));
        }
        try (var store = open()) {
            assertFalse(store.isDone("f1"));
            assertEquals(1, store.attempts("f1"));
            store.append(result("f1", 2, null));
        }
        try (var store = open()) {
            assertTrue(store.isDone("f1"));
            assertEquals(2, store.attempts("f1"));
        }
    }

    @Test
    void aHalfWrittenLastLineIsReportedAndCutOff() throws IOException {
        var second = result("f2", 1, null);
        try (var store = open()) {
            store.append(result("f1", 1, null));
            store.append(second);
        }
        var file = folder.resolve("r.jsonl");
        var text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 30));
        try (var store = open()) {
            assertTrue(store.isDone("f1"));
            assertFalse(store.isDone("f2"));
            assertEquals(1, store.notices().size());
            assertTrue(
                    store.notices().getFirst().contains("half-written"),
                    store.notices().getFirst());
            store.append(second);
        }
        assertEquals(text, Files.readString(file));
    }

    @Test
    void aDamagedLineInTheMiddleIsReportedAndKept() throws IOException {
        Files.writeString(folder.resolve("r.jsonl"), "{\"broken\n");
        try (var store = open()) {
            assertEquals(1, store.notices().size());
            store.append(result("f1", 1, null));
        }
        assertEquals(2, Files.readAllLines(folder.resolve("r.jsonl")).size());
    }

    @Test
    void linesOfOtherProgramsAreKept() throws IOException {
        var line = "{\"method\":\"vanilla\",\"context_length\":4000,\"scores\":{\"exact_match\":true}}";
        Files.writeString(folder.resolve("r.jsonl"), line + "\n");
        try (var store = open()) {
            store.append(result("f1", 1, null));
        }
        assertEquals(line, Files.readAllLines(folder.resolve("r.jsonl")).getFirst());
    }

    @Test
    void oneRunIsNotWrittenTwiceAtATime() {
        try (var _ = open()) {
            var e = assertThrows(RunException.class, this::open);
            assertEquals("the run 'r' is being written by another process", e.getMessage());
            assertEquals(RunException.Reason.HELD_BY_ANOTHER, e.reason());
        }
        open().close();
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneSentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        var e = assertThrows(RunException.class, () -> ResultStore.open(new RunName(file, "r")));
        assertEquals(file + " is not a folder", e.getMessage());
        assertEquals(RunException.Reason.FOLDER_UNUSABLE, e.reason());
        var below = assertThrows(RunException.class, () -> ResultStore.open(new RunName(file.resolve("sub"), "r")));
        assertTrue(below.getMessage().contains("cannot be made"), below.getMessage());
    }

    @Test
    void aFolderInPlaceOfTheFileIsOneSentence() throws IOException {
        Files.createDirectory(folder.resolve("r.jsonl"));
        var e = assertThrows(RunException.class, this::open);
        assertEquals(folder.resolve("r.jsonl") + " cannot be written: Is a directory", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a/b", ".hidden", "-x", "a b", "x_trajectories", "x.run", "a\nb"})
    void namesThatAreNoFileNamesAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new RunName(folder, name));
    }

    @Test
    void recordsKeepUnknownKeysAndUseTheNamesOfTheFormat() {
        var written = ResultCodec.write(result("f1", 3, "e"));
        for (var key : List.of(
                "fingerprint",
                "run_name",
                "task_type",
                "context_length",
                "length_unit",
                "depth_percent",
                "latency_s",
                "sub_calls",
                "repl_errors",
                "timed_out",
                "stop_reason",
                "prompt_sha256",
                "repl_language",
                "started_at",
                "attempt",
                "parent")) {
            assertTrue(written.contains("\"" + key + "\":"), key + " in " + written);
        }
        assertFalse(written.contains("\"extra\""), written);
        var withMore = written.replaceFirst("\\{", "{\"later_key\":{\"a\":[1]},");
        var again = ResultCodec.write(ResultCodec.read(withMore));
        var mapper = JsonStyle.lines();
        assertEquals(mapper.readTree(withMore), mapper.readTree(again));
    }

    private ResultStore open() {
        return ResultStore.open(new RunName(folder, "r"));
    }

    /// A real record, as the runner makes it.
    static ResultRecord result(String fingerprint, int attempt, String error) {
        try {
            var method = new FakeMethod("fake", context -> error == null ? FakeMethod.firstWord(context) : null);
            var job = new MethodTask(fingerprint, new FakeTask(10, 7), method, attempt);
            return new TaskRun("r", (task, text) -> Scores.ZERO).run(job, EventSink.NONE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
