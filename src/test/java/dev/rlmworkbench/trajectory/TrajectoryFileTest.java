package dev.rlmworkbench.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplVariable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TrajectoryFileTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    @TempDir
    Path folder;

    @Test
    void everyKindOfEventComesBackAsItWas() throws IOException {
        var written = oneOfEachKind();
        var file = write(written);

        var read = new ArrayList<EventEntry>();
        var problems = TrajectoryReader.read(file, read::add);

        assertEquals(List.of(), problems);
        assertEquals(written, read);
    }

    @Test
    void theSampleHasEveryKindOfEvent() {
        var kinds = oneOfEachKind().stream().map(e -> e.event().getClass()).collect(Collectors.toSet());
        assertEquals(new HashSet<>(Arrays.asList(RunEvent.class.getPermittedSubclasses())), kinds);
    }

    @Test
    void aLineBeginsWithTypeAndPlaceAndHasSnakeCaseKeysSecondsAndLowerCaseNames() throws IOException {
        var file = write(oneOfEachKind());
        var lines = Files.readAllLines(file);

        assertTrue(
                lines.get(0)
                        .startsWith(
                                "{\"type\":\"task_started\",\"fingerprint\":\"f00\",\"call\":\"0\",\"parent\":null,"
                                        + "\"depth\":0,\"at\":\"2026-01-02T03:04:05.678901Z\",\"method\":\"rlm\",\"task_type\":"),
                lines.get(0));
        var finished = JsonMapper.shared()
                .readTree(lines.stream()
                        .filter(l -> l.contains("\"code_finished\""))
                        .findFirst()
                        .orElseThrow());
        assertEquals(1.25, finished.at("/result/elapsed").asDouble());
        assertEquals("compile", finished.at("/result/error/kind").asString());
        assertTrue(lines.stream().anyMatch(l -> l.contains("\"role\":\"system\"")), "roles are written as on the wire");
    }

    @Test
    void unknownKeysAreIgnoredAndUnknownTypesReported() throws IOException {
        var file = folder.resolve("t.jsonl");
        Files.writeString(file, """
                {"type":"nudge","fingerprint":"a","call":"0","parent":null,"depth":0,"at":"2026-01-02T03:04:05Z","turn":2,"guard":"g","text":"t","later_field":[1]}
                {"type":"from_the_future","fingerprint":"a","call":"0","depth":0,"at":"2026-01-02T03:04:05Z"}
                {"type":"nudge","fingerprint":"a","call":"0","depth":0,"at":"yesterday","turn":2,"guard":"g","text":"t"}
                rubbish
                {"type":"nudge","fingerprint":"a","call":"0","depth":0,"at":"2026-01-02T03:04:05Z","turn":2,"more":[NaN]}
                {"type":"nudge","fingerprint":"a","call":"0","depth":0,"at":"2026-01-02T03:04:05Z","turn":1e999}
                {"type":"limit_reached","fingerprint":"a","call":"0","depth":0,"at":"2026-01-02T03:04:05Z","limit":"time","detail":"9 s"}
                """);
        var read = new ArrayList<RunEvent>();
        var problems = TrajectoryReader.read(file, entry -> read.add(entry.event()));

        assertEquals(List.of(new RunEvent.Nudge(2, "g", "t"), new RunEvent.LimitReached("time", "9 s")), read);
        assertEquals(5, problems.size());
        assertTrue(problems.stream()
                .anyMatch(p -> p.contains("line 5: left out: a number of a list is NaN, which is no")));
        assertTrue(
                problems.stream().anyMatch(p -> p.contains("line 6: left out: \"turn\" is 1e999, which is no finite")));
        assertTrue(problems.stream().anyMatch(p -> p.contains("'from_the_future'")));
        assertTrue(problems.stream().anyMatch(p -> p.contains("line 4 is damaged")));
    }

    @Test
    void aFileCutAtAnyByteReadsUpToThereAndTakesNewEvents() throws IOException {
        var written = oneOfEachKind().subList(0, 3);
        var whole = Files.readAllBytes(write(written));
        for (int length = 0; length <= whole.length; length++) {
            var file = folder.resolve("cut.jsonl");
            Files.write(file, Arrays.copyOf(whole, length));
            int wholeLines = wholeLines(whole, length);

            var beforeRepair = new ArrayList<EventEntry>();
            TrajectoryReader.read(file, beforeRepair::add);
            assertEquals(written.subList(0, wholeLines), beforeRepair, "cut at byte " + length);

            var next = new EventEntry("f00", "0", null, 0, AT, new RunEvent.TokensReceived("later"));
            try (var writer = TrajectoryWriter.open(file)) {
                writer.accept(next);
            }
            var after = new ArrayList<EventEntry>();
            assertEquals(List.of(), TrajectoryReader.read(file, after::add));
            var expected = new ArrayList<>(written.subList(0, wholeLines));
            expected.add(next);
            assertEquals(expected, after, "cut at byte " + length);
        }
    }

    @Test
    void ofATaskThatWasTriedTwiceTheLastAttemptIsRead() throws IOException {
        var first = new RunEvent.TaskStarted("rlm", "niah", "q", 10);
        var file = write(List.of(
                entry("a", first),
                entry("a", new RunEvent.TokensReceived("lost in the crash")),
                entry("b", first),
                entry("a", first),
                entry("a", new RunEvent.TokensReceived("second try"))));

        assertEquals(
                List.of(first, new RunEvent.TokensReceived("second try")),
                TrajectoryReader.lastAttempt(file, "a").stream()
                        .map(EventEntry::event)
                        .toList());
        assertEquals(List.of(), TrajectoryReader.lastAttempt(file, "c"));
    }

    @Test
    void eventsFromManyThreadsAreWholeLines() throws Exception {
        var file = folder.resolve("many.jsonl");
        try (var writer = TrajectoryWriter.open(file)) {
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < 8; t++) {
                var name = "t" + t;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 100; i++) {
                        writer.accept(entry(name, new RunEvent.TokensReceived("x".repeat(i) + "\n")));
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
        Set<EventEntry> read = new HashSet<>();
        assertEquals(List.of(), TrajectoryReader.read(file, read::add));
        assertEquals(800, read.size());
    }

    private Path write(List<EventEntry> entries) throws IOException {
        var file = folder.resolve("written.jsonl");
        Files.deleteIfExists(file);
        try (var writer = TrajectoryWriter.open(file)) {
            entries.forEach(writer::accept);
            assertTrue(writer.failure().isEmpty());
        }
        return file;
    }

    private static int wholeLines(byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        // a last line that only lacks its line break is whole
        return length < bytes.length && bytes[length] == '\n' ? lines + 1 : lines;
    }

    private static EventEntry entry(String fingerprint, RunEvent event) {
        return new EventEntry(fingerprint, "0", null, 0, AT, event);
    }

    private static List<EventEntry> oneOfEachKind() {
        var result = new ReplResult(
                "out\n\"quoted\" \u2028 \uD83D\uDE00",
                null,
                new ReplResult.CodeError(ReplResult.CodeError.Kind.COMPILE, 3, "';' expected"),
                "final",
                List.of(new ReplResult.ContextRange(0, 500)),
                List.of(),
                List.of(ReplVariable.named("x"), new ReplVariable("y", "List<String>", 3, "[\"a\", \"b\", ...]")),
                Duration.ofMillis(1250),
                null,
                List.of(new ReplResult.Remark(0, 3, true)));
        var timing = new CallTiming(
                Duration.ofMillis(2500), Duration.ZERO, Duration.ofMillis(500), Duration.ofNanos(123_456_789));
        List<RunEvent> events = List.of(
                new RunEvent.TaskStarted("rlm", "niah", "What is the code?", 4000),
                new RunEvent.ModelCallStarted(
                        "root",
                        "m",
                        1,
                        0,
                        List.of(ChatMessage.system("s"), ChatMessage.user("u\nv"), ChatMessage.assistant("ä"))),
                new RunEvent.TokensReceived("```java"),
                new RunEvent.Generation("text", "", new TokenUsage(10, 5, true), timing, "stop", null),
                new RunEvent.ModelCallFailed("no connection"),
                new RunEvent.CodeStarted(1, 1, "java", "print(1)"),
                new RunEvent.CodeFinished(1, 1, result),
                new RunEvent.PassagesChosen(List.of(new RunEvent.PassagesChosen.ChosenPassage(1, 30, 90))),
                new RunEvent.Nudge(1, "no_code", "Write code."),
                new RunEvent.Compaction(4, 12, 3, "so far"),
                new RunEvent.FinalAnswer(5, "code", "42"),
                new RunEvent.LimitReached("iterations", "20"),
                new RunEvent.ReplRestarted(2, "out of memory"),
                new RunEvent.TaskFinished("42", "final", 12.5, null));
        var entries = new ArrayList<EventEntry>();
        for (var event : events) {
            var parent = entries.isEmpty() ? null : "0";
            entries.add(new EventEntry(
                    "f00", Integer.toString(entries.size()), parent, Math.min(1, entries.size()), AT, event));
        }
        return entries;
    }

    @Test
    void aFullDiskEndsTheWritingWithOneSentenceAndDoesNotThrow() throws IOException {
        var full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
        var link = Files.createSymbolicLink(folder.resolve("full.jsonl"), full);
        try (var writer = TrajectoryWriter.open(link)) {
            writer.accept(entry("a", new RunEvent.TokensReceived("x")));
            writer.accept(entry("a", new RunEvent.TokensReceived("y")));
            assertEquals(
                    "%s cannot be written: No space left on device".formatted(link),
                    writer.failure().orElseThrow());
        }
    }

    @Test
    void rubbishBytesDamageOneLineOnly() throws IOException {
        var file = write(List.of(entry("a", new RunEvent.TokensReceived("x"))));
        var good = Files.readString(file);
        Files.write(file, new byte[] {0, 0, (byte) 0xff, (byte) 0xfe, '\n'});
        Files.writeString(file, good, StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
        var read = new ArrayList<EventEntry>();
        assertEquals(1, TrajectoryReader.read(file, read::add).size());
        assertEquals(1, read.size());
    }
}
