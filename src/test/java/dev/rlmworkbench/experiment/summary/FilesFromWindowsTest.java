package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.own.TaskFile;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.files.JsonLinesFile;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.settings.JsonFile;
import dev.rlmworkbench.settings.Settings;
import dev.rlmworkbench.settings.Theme;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSamples;
import dev.rlmworkbench.trajectory.TrajectoryReader;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.archive.UnknownFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Editors and shells on Windows put a byte order mark before a text, end lines with CR LF, and write UTF-16. Every
/// kind of file is read as if it were plain.
class FilesFromWindowsTest {

    private static final String RESULTS = """
            {"fingerprint":"f1","method":"rlm","task_type":"niah","query":"q","answer":"Zürich","scores":{"primary":1.0},"context_length":4000}
            {"fingerprint":"f2","method":"rlm","task_type":"niah","query":"q","answer":"Ada","scores":{"primary":0.0},"context_length":4000}
            """;
    private static final String OLDER_PROJECT = """
            {"task_type":"niah","query":"q","answer":"12345","prediction":"12345","trajectory":[{"iteration":1,"code":"FINAL('12345')","stdout":"","stderr":""}]}
            """;

    @TempDir
    private Path folder;

    private Path write(String name, String text, String charset) throws IOException {
        return Files.writeString(folder.resolve(name), "\uFEFF" + text.replace("\n", "\r\n"), Charset.forName(charset));
    }

    private static String trajectory() {
        return new EventSamples("f1")
                .begins("rlm", "Wo?", 4_000)
                .asks(1, 0, ChatMessage.user("Wo?"))
                .replies("FINAL(\"Zürich\")")
                .answers(1, "Zürich")
                .lines();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void taskFilesKeepTheirFirstQuestion(String charset) throws IOException {
        write("notes.txt", "Der Kai von Zürich.\n", charset);
        var tasks = new TaskFile(write("tasks.jsonl", """
                {"question": "Wo ist der Kai?", "answer": "Zürich", "files": ["notes.txt"]}
                {"question": "Was ist in Zürich?", "answer": "Kai", "files": ["notes.txt"]}
                """, charset)).read().tasks();
        assertEquals(2, tasks.size());
        assertEquals("Wo ist der Kai?", tasks.getFirst().make().query());
        assertEquals("Der Kai von Zürich.\n", tasks.getFirst().make().context());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void specsProfilesSettingsAndManifestsAreRead(String charset) throws IOException {
        var spec = write("spec.json", "{\"name\": \"kür\",\n\"benchmarks\": [{\"family\": \"niah\"}]}\n", charset);
        assertEquals("kür", SpecFile.read(spec, ShippedBenchmarks.all()).name());
        assertEquals(RecordedFile.SPEC, RecordedFile.of(spec));

        var shipped = Files.readString(Path.of("prompts/small-java.txt"));
        var text =
                shipped.substring(shipped.indexOf("profile:")).replace("Copy names", "Gib Größen genau an. Copy names");
        var profile = write("own-java.txt", text, charset);
        for (var name : List.of("own", profile.toString())) {
            var read = new PromptProfiles(folder).load(name, ReplLanguage.JAVA);
            assertEquals("small", read.name());
            assertTrue(read.text("system", Map.of(), true).contains("Gib Größen genau an."));
        }

        var settings = write("settings.json", "{\"theme\": \"dark\"}\n", charset);
        assertEquals(
                Theme.DARK, new JsonFile<>(settings, Settings.DEFAULT).read().theme());

        var manifest = write("manifest.json", "{\"name\": \"kür\", \"state\": \"complete\"}\n", charset);
        assertEquals("kür", RunManifest.read(manifest).orElseThrow().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void resultsAndLogsOfOtherProgramsKeepTheirFirstLine(String charset) throws Exception {
        var results = write("run.jsonl", RESULTS, charset);
        assertEquals(RecordedFile.RESULTS, RecordedFile.of(results));
        var read = ResultReader.read(results);
        assertEquals(List.of(), read.problems());
        assertEquals(2, read.records().size());
        assertEquals("Zürich", read.records().getFirst().task().answer());

        var rlms = Files.readString(Path.of("src/test/resources/recorded/rlms/scripted_depth1.jsonl"));
        for (var log : List.of(rlms, OLDER_PROJECT)) {
            var plain = Files.writeString(folder.resolve("plain.jsonl"), log);
            var marked = write("marked.jsonl", log, charset);
            assertEquals(RecordedFile.TRAJECTORY, RecordedFile.of(marked));
            try (var wanted = TrajectoryArchive.open(plain);
                    var archive = TrajectoryArchive.open(marked)) {
                assertEquals(wanted.origin(), archive.origin());
                assertEquals(wanted.tasks().size(), archive.tasks().size());
                assertEquals(
                        wanted.tasks().getFirst().query(),
                        archive.tasks().getFirst().query());
                assertEquals(List.of(), archive.problems());
            }
        }
    }

    @Test
    void ourTrajectoriesKeepTheirFirstEvent() throws Exception {
        var file = write("run_trajectories.jsonl", trajectory(), "UTF-8");
        assertEquals(RecordedFile.TRAJECTORY, RecordedFile.of(file));
        try (var archive = TrajectoryArchive.open(file)) {
            assertEquals(List.of(), archive.problems());
            var task = archive.tasks().getFirst();
            assertEquals("Wo?", task.query());
            assertEquals(trajectory().lines().count(), archive.events(task).size());
            assertEquals(
                    trajectory().strip(), archive.raw(task).replace("\r", "").strip());
        }
        var events = new ArrayList<EventEntry>();
        assertEquals(List.of(), TrajectoryReader.read(file, events::add));
        assertEquals(trajectory().lines().count(), events.size());
    }

    @Test
    void aTrajectoryInUtf16IsRefusedWithWhatToDo() throws IOException {
        var file = write("run_trajectories.jsonl", trajectory(), "UTF-16LE");
        var refused = assertThrows(UnknownFormatException.class, () -> TrajectoryArchive.open(file));
        assertTrue(refused.getMessage().endsWith("is in UTF-16LE; save it as UTF-8"), refused.getMessage());
    }

    @Test
    void theOnlyLineOfAMarkedFileIsNotCutOffWhenSomethingIsAdded() throws IOException {
        var file = Files.writeString(folder.resolve("tasks.jsonl"), "\uFEFF{\"question\":\"a\"}");
        try (var tasks = JsonLinesFile.open(file)) {
            assertEquals(0, tasks.tornBytes());
            tasks.append("{\"question\":\"b\"}", false);
        }
        assertEquals("\uFEFF{\"question\":\"a\"}\n{\"question\":\"b\"}\n", Files.readString(file));
    }

    @Test
    void aLineIsThereAsSoonAsItIsTyped() throws IOException {
        for (var typed : List.of("\n", "a\n", "\uFEFFa\n")) {
            var open = new SequenceInputStream(
                    new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                        @Override
                        public int read() {
                            throw new AssertionError("waits for more than a line");
                        }
                    });
            var line = TextFile.reader(open, StandardCharsets.UTF_8).readLine();
            assertEquals(typed.replace("\uFEFF", "").strip(), line);
        }
    }

    @Test
    void nothingIsAddedToAFileInAnotherEncoding() throws IOException {
        var file = write("tasks.jsonl", "{\"question\":\"a\"}\n", "UTF-16LE");
        var before = Files.readAllBytes(file);
        var refused = assertThrows(IOException.class, () -> JsonLinesFile.open(file));
        assertTrue(refused.getMessage().contains("is in UTF-16LE; save it as UTF-8"), refused.getMessage());
        assertEquals(new String(before, StandardCharsets.UTF_16LE), Files.readString(file, StandardCharsets.UTF_16LE));
    }

    @Test
    void aFileThatIsNoUtf8IsRefusedInASentence() throws IOException {
        var file = folder.resolve("tasks.jsonl");
        Files.write(file, "{\"question\": \"Wo ist Zürich?\"}".getBytes(StandardCharsets.ISO_8859_1));
        var refused = assertThrows(IllegalArgumentException.class, () -> new TaskFile(file).read());
        assertTrue(refused.getMessage().contains("is no text in UTF-8"), refused.getMessage());
    }

    @Test
    void aFileIsKnownByItsJsonAndNotByWordsInIt() throws IOException {
        var spec = Files.writeString(
                folder.resolve("spec.json"), "{\"name\":\"\\\"type\\\"\",\"type\":\"x\",\"benchmarks\":[]}");
        assertEquals(RecordedFile.SPEC, RecordedFile.of(spec));
        var spaced = Files.writeString(
                folder.resolve("t.jsonl"), "\n\n" + trajectory().replace("{\"type\":", "{ \"type\" : "));
        assertEquals(RecordedFile.TRAJECTORY, RecordedFile.of(spaced));
        var notes = Files.writeString(folder.resolve("notes.txt"), "the word \"type\" is no event\n");
        assertFalse(TrajectoryArchive.isOne(notes));
        assertThrows(IllegalArgumentException.class, () -> RecordedFile.of(notes));
    }
}
