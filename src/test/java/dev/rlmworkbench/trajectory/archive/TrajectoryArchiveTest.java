package dev.rlmworkbench.trajectory.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.result.TaskKey;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventJson;
import dev.rlmworkbench.trajectory.EventSamples;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive.Origin;
import dev.rlmworkbench.trajectory.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TrajectoryArchiveTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded/rlms");

    @TempDir
    private Path folder;

    private static EventSamples task(String fingerprint, String query, String answer) {
        return new EventSamples(fingerprint)
                .begins("rlm", query, 4_000)
                .asks(1, 0, ChatMessage.user(query))
                .replies("FINAL(\"" + answer + "\")")
                .answers(1, answer);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("run_trajectories.jsonl"), text);
    }

    @Test
    void tasksOfARunAreListedWithTheVerdictsOfTheResultFileBesideIt() throws Exception {
        var file = file(task("f1", "What is the code?", "Zürich").lines()
                + task("f2", "Who?", "Bo").lines());
        Files.writeString(folder.resolve("run.jsonl"), """
                {"fingerprint":"f1","method":"rlm","task_type":"niah","query":"q","answer":"Zürich","scores":{"primary":1.0},"context_length":4000,"usage":{"root":{"prompt":90,"completion":10},"sub":{"prompt":0,"completion":0}}}
                {"fingerprint":"f2","method":"rlm","task_type":"niah","query":"q","answer":"Ada","scores":{"primary":0.0},"context_length":4000}
                """);

        try (var archive = TrajectoryArchive.open(file)) {
            assertEquals(Origin.WORKBENCH, archive.origin());
            var tasks = archive.tasks();
            assertEquals(
                    List.of("f1", "f2"),
                    tasks.stream().map(TaskSummary::fingerprint).toList());
            assertEquals(
                    List.of(Outcome.RIGHT, Outcome.WRONG),
                    tasks.stream().map(TaskSummary::outcome).toList());
            assertEquals("Ada", tasks.get(1).expected());
            assertEquals(100, tasks.getFirst().tokens());
            assertEquals(1, tasks.getFirst().turns());
            assertEquals("Zürich", Replay.of(archive.events(tasks.getFirst())).answer());
            assertEquals(5, archive.raw(tasks.getFirst()).lines().count());
        }
    }

    @Test
    void aFileAloneTellsTheRightAnswerAndWhoGaveIt() throws Exception {
        var key = new TaskKey("niah", null, new ContextLength(4_000, "tokens"), 50, 7, "What is the code?", "48213");
        var right = new Scores(1, 1, 1, 1, 1);
        var file = file(Stream.of(
                        entry("f1", new RunEvent.TaskStarted("rlm", "niah", "What is the code?", 16_000, key)),
                        entry("f1", new RunEvent.TaskFinished("48213", "final", 1, null, right)),
                        entry("f2", new RunEvent.TaskStarted("vanilla", "niah", "What is the code?", 16_000, key)),
                        entry("f2", new RunEvent.TaskFinished("1", "final", 1, null, Scores.ZERO)))
                .map(entry -> EventJson.write(entry) + "\n")
                .collect(Collectors.joining()));

        try (var archive = TrajectoryArchive.open(file)) {
            var tasks = archive.tasks();
            assertEquals(
                    List.of(Outcome.RIGHT, Outcome.WRONG),
                    tasks.stream().map(TaskSummary::outcome).toList());
            assertEquals("48213", tasks.getLast().expected());
            assertEquals(4_000, tasks.getLast().contextLength());
        }
    }

    private static EventEntry entry(String fingerprint, RunEvent event) {
        return new EventEntry(fingerprint, "0", null, 0, Instant.EPOCH, event);
    }

    @Test
    void linesOfAnotherProgramMayHaveSpacesAndKeysInAnyOrder() throws Exception {
        var ours = task("f1", "Where is the quay?", "in the north");
        var mapper = JsonMapper.builder().build();
        var spaced = ours.lines()
                .lines()
                .map(mapper::readTree)
                .map(ObjectNode.class::cast)
                .map(line -> {
                    var type = line.remove("type");
                    var depth = line.remove("depth");
                    return line.<ObjectNode>set("type", type).<ObjectNode>set("depth", depth);
                })
                .map(line -> mapper.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(line)
                        .replaceAll("\\R *", " "))
                .collect(Collectors.joining("\n", "", "\n"));

        try (var compact = TrajectoryArchive.open(file(ours.lines()))) {
            var wanted = compact.tasks();
            try (var archive = TrajectoryArchive.open(file(spaced))) {
                assertEquals(List.of(), archive.problems());
                assertEquals(wanted, archive.tasks());
            }
        }
    }

    /// Spaces only behind some keys, a fingerprint behind a long text, letters as escapes, as Python writes them.
    @Test
    void linesOfAnotherProgramThatBeginLikeOursAreReadWhole() throws Exception {
        var ours = task("f1", "Where is the quay? " + "word ".repeat(200), "Zürich/Süd");
        var mapper = JsonMapper.builder().build();
        var others = ours.lines()
                .lines()
                .map(mapper::readTree)
                .map(ObjectNode.class::cast)
                .map(line -> {
                    var fingerprint = line.remove("fingerprint");
                    return mapper.writeValueAsString(line.<ObjectNode>set("fingerprint", fingerprint));
                })
                .map(line -> line.replace("\"depth\":0", "\"depth\": 0")
                        .replace("ü", "\\u00fc")
                        .replace("/", "\\/"))
                .collect(Collectors.joining("\n", "", "  "));

        try (var compact = TrajectoryArchive.open(file(ours.lines()))) {
            var wanted = compact.tasks();
            try (var archive = TrajectoryArchive.open(file(others))) {
                assertEquals(List.of(), archive.problems());
                assertEquals(wanted, archive.tasks());
                assertEquals(1, archive.search("zürich/süd").size());
            }
        }
    }

    @Test
    void attemptsAtTheSameTaskAreKeptApart() throws Exception {
        var file = file(
                task("f1", "q", "first").lines() + task("f1", "q", "second").lines());

        try (var archive = TrajectoryArchive.open(file)) {
            assertEquals(
                    List.of(1, 2),
                    archive.tasks().stream().map(TaskSummary::attempt).toList());
            assertEquals(
                    "second", Replay.of(archive.events(archive.tasks().get(1))).answer());
        }
    }

    @Test
    void eventsOfTasksThatRanAtTheSameTimeAreToldApart() throws Exception {
        var a = task("a", "q", "1").lines().lines().toList();
        var b = task("b", "q", "2").lines().lines().toList();
        var mixed = new StringBuilder();
        for (int i = 0; i < a.size(); i++) {
            mixed.append(a.get(i)).append('\n').append(b.get(i)).append('\n');
        }

        try (var archive = TrajectoryArchive.open(file(mixed.toString()))) {
            assertEquals(
                    "1", Replay.of(archive.events(archive.tasks().getFirst())).answer());
            assertEquals("2", Replay.of(archive.events(archive.tasks().get(1))).answer());
        }
    }

    @Test
    void searchFindsWordsInAllThatIsStored() throws Exception {
        var file = file(task("f1", "Where is the quay?", "a \"quoted\" place").lines()
                + task("f2", "Who?", "Bo").lines());

        try (var archive = TrajectoryArchive.open(file)) {
            assertEquals(
                    List.of("f1"),
                    archive.search("QUAY place").stream()
                            .map(TaskSummary::fingerprint)
                            .toList());
            assertEquals(
                    List.of("f1"),
                    archive.search("\"quoted\"").stream()
                            .map(TaskSummary::fingerprint)
                            .toList());
            assertEquals(List.of(), archive.search("quay Bo"));
        }
    }

    @Test
    void afterAReadThatWasCancelledTheNextOneStillWorks() throws Exception {
        var file = file(task("f1", "Where is the quay?", "in the north").lines());

        try (var archive = TrajectoryArchive.open(file)) {
            var task = archive.tasks().getFirst();
            var reading = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    archive.events(task);
                } catch (IOException _) {
                    // a cancelled read may fail, it must not harm those that follow
                }
            });
            reading.join();

            assertEquals("in the north", Replay.of(archive.events(task)).answer());
            assertEquals(List.of(task), archive.search("quay"));
        }
    }

    @Test
    void aHalfWrittenLastLineAndRubbishAreToldAndLeftOut() throws Exception {
        var text = task("f1", "q", "1").lines();
        var file = file(text + "not json at all\n" + text.substring(0, 40));

        try (var archive = TrajectoryArchive.open(file)) {
            assertEquals(1, archive.tasks().size());
            assertEquals(2, archive.problems().size());
            assertTrue(
                    archive.problems().getLast().contains("half-written"),
                    archive.problems().toString());
        }
    }

    @Test
    void aTaskWithoutEndIsAnError() throws Exception {
        var lines = task("f1", "q", "1").lines().lines().limit(3).toList();

        try (var archive = TrajectoryArchive.open(file(String.join("\n", lines) + "\n"))) {
            assertEquals(Outcome.ERROR, archive.tasks().getFirst().outcome());
        }
    }

    @Test
    void whatIsNoTrajectoryFileIsRefusedInASentence() throws Exception {
        assertRefused("", "is empty");
        assertRefused("Hello\n", "is no trajectory file");
        assertRefused("{\"a\":1}\n", "is no trajectory file");
        assertRefused("{\"prediction\":\"x\",\"scores\":{}}\n", "is a result file");
        assertTrue(assertThrows(UnknownFormatException.class, () -> TrajectoryArchive.open(folder))
                .getMessage()
                .contains("is a folder"));
    }

    private void assertRefused(String text, String why) throws IOException {
        var file = file(text);
        var refusal = assertThrows(UnknownFormatException.class, () -> TrajectoryArchive.open(file));
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    @Test
    void aFileThatBecameShorterIsNotReadBeyondItsEnd() throws Exception {
        var file = file(task("f1", "q", "1").lines());
        try (var archive = TrajectoryArchive.open(file)) {
            Files.writeString(file, "");
            var task = archive.tasks().getFirst();
            assertTrue(assertThrows(IOException.class, () -> archive.events(task))
                    .getMessage()
                    .contains("became shorter"));
        }
    }

    @Test
    void logsOfTheOfficialEngineOpenWithTheirChildren() throws Exception {
        try (var archive = TrajectoryArchive.open(RECORDED.resolve("scripted_depth2_nested.jsonl"))) {
            assertEquals(Origin.RLMS, archive.origin());
            var task = archive.tasks().getFirst();
            assertEquals("What is the code of Marlin?", task.query());
            assertEquals(6_329, task.contextChars());
            assertEquals("FINAL(48213)", task.answer());

            var replay = Replay.of(archive.events(task));
            assertEquals(7, replay.steps().size());
            var calls = replay.steps().get(1).subCalls();
            assertEquals(5, calls.size());
            assertEquals("The code is 48213.", calls.get(1).reply());
            assertEquals(503, calls.get(1).usage().promptTokens());
            assertTrue(calls.getLast().isRlm());
            assertFalse(calls.getFirst().isRlm());
            assertEquals(6, replay.steps().get(1).prompt().size());
            assertEquals(3, replay.steps().get(1).fresh());
        }
    }

    @Test
    void realLogsOfTheOfficialEngineOpen() throws Exception {
        try (var archive = TrajectoryArchive.open(RECORDED.resolve("real_1_5b_3.jsonl"))) {
            var replay = Replay.of(archive.events(archive.tasks().getFirst()));
            assertFalse(replay.steps().isEmpty());
            assertFalse(replay.steps().getFirst().code().isEmpty());
        }
    }

    @Test
    void trajectoriesOfTheOlderProjectOpen() throws Exception {
        var file = file("""
                {"task_type":"niah","context_length":4000,"query":"What is the passcode?","answer":"12345","prediction":"12345","correct":true,"timed_out":false,"iterations":2,"sub_calls":0,"repl_errors":1,"trajectory":[{"iteration":1,"code":"print(context[:10])","stdout":"river ston","stderr":"","final_set":false},{"iteration":2,"code":"FINAL('12345')","stdout":"","stderr":"NameError: x","final_set":true}]}
                """);

        try (var archive = TrajectoryArchive.open(file)) {
            assertEquals(Origin.SEED, archive.origin());
            assertEquals(Outcome.RIGHT, archive.tasks().getFirst().outcome());
            var replay = Replay.of(archive.events(archive.tasks().getFirst()));
            assertEquals(2, replay.steps().size());
            assertEquals("river ston", replay.steps().getFirst().output());
            assertTrue(replay.steps().get(1).failed());
            assertEquals("12345", replay.answer());
        }
    }

    @Test
    void aTimeThatIsNoNumberIsToldAndIsNoTime() throws IOException {
        var text = task("a", "Who?", "Vera").lines()
                + task("b", "Where?", "Quarley").lines();
        var spoilt = text.replaceFirst("\"seconds\":[0-9.]+", "\"seconds\":1e999");
        assertFalse(spoilt.equals(text));
        try (var archive = TrajectoryArchive.open(file(spoilt))) {
            assertEquals(1, archive.problems().size(), "" + archive.problems());
            assertTrue(
                    archive.problems()
                            .getFirst()
                            .endsWith("left out: \"seconds\" is 1e999, which is no finite number."),
                    "" + archive.problems());
            assertEquals(2, archive.tasks().size());
            assertTrue(archive.events(archive.tasks().getFirst()).stream()
                    .noneMatch(entry -> entry.event() instanceof RunEvent.TaskFinished));
            assertTrue(archive.events(archive.tasks().getLast()).stream()
                    .anyMatch(entry -> entry.event() instanceof RunEvent.TaskFinished));
        }
    }
}
