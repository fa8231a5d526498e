package dev.rlmworkbench.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.result.Scores;
import dev.rlmworkbench.result.TaskKey;
import dev.rlmworkbench.trajectory.EventJson;
import dev.rlmworkbench.trajectory.EventSamples;
import dev.rlmworkbench.trajectory.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Runs behind a server, of which only the messages are known: they are rendered by the template of the model that is
/// to be trained.
class RenderedSamplesTest {

    private static final Path CHATS = Path.of("src/test/resources/golden/chat");

    @TempDir
    Path folder;

    /// TRL tokenized the same conversations and said what of them it learns. It also learns the line break that the
    /// template puts behind the end of a turn, which no model ever says.
    @ParameterizedTest
    @ValueSource(strings = {"qwen2.5", "smollm2"})
    void tokensAndMaskAreThoseOfTrl(String model) {
        var golden = JsonMapper.shared()
                .readTree(Path.of("src/test/resources/golden/sft/trl.json").toFile());
        assertEquals(3, golden.get(model).size());
        try (var base = BaseFormat.open(CHATS.resolve(model), model)) {
            for (var chat : golden.get(model)) {
                var messages = chat.get("messages")
                        .valueStream()
                        .map(message -> new ChatMessage(
                                ChatMessage.Role.valueOf(
                                        message.get("role").asString().toUpperCase(Locale.ROOT)),
                                message.get("content").asString()))
                        .toList();
                var tokens = base.rendered(
                        messages.subList(0, messages.size() - 1),
                        messages.getLast().content(),
                        false);
                var ours = IntStream.of(tokens.prompt());
                ours = IntStream.concat(ours, IntStream.of(tokens.target()));
                ours = IntStream.concat(ours, IntStream.of(tokens.after()));
                assertArrayEquals(
                        chat.get("input_ids")
                                .valueStream()
                                .mapToInt(id -> id.asInt())
                                .toArray(),
                        ours.toArray());
                var learned = chat.get("labels")
                        .valueStream()
                        .mapToInt(id -> id.asInt())
                        .filter(id -> id >= 0)
                        .toArray();
                assertArrayEquals(
                        learned,
                        IntStream.concat(IntStream.of(tokens.target()), IntStream.of(tokens.after()))
                                .toArray());
                assertEquals("\n", String.join("", base.pieces(tokens.after())));
            }
        }
    }

    private static EventSamples task(String fingerprint, double score, String first, String last, String how) {
        var key = new TaskKey("niah", null, new ContextLength(500, "tokens"), 50, 77, "Which code opens it?", "4711");
        return new EventSamples(fingerprint)
                .root(new RunEvent.TaskStarted("rlm", "niah", "Which code opens it?", 2500, key))
                .asks(
                        1,
                        0,
                        ChatMessage.system("A long text. FINAL(\"answer\") or FINAL_VAR(name)."),
                        ChatMessage.user("An example?"),
                        ChatMessage.assistant("FINAL(\"example\")"),
                        ChatMessage.user("Which code opens it?"))
                .replies(first)
                .runs(1, first)
                .prints(1, "code 4711", List.of())
                .asks(2, 4, ChatMessage.assistant(first), ChatMessage.user("Output:\ncode 4711"))
                .replies(last)
                .root(new RunEvent.FinalAnswer(2, how, "4711"))
                .root(new RunEvent.TaskFinished(
                        "4711", "final", 1, null, new Scores(score, score, score, score, score)));
    }

    private SftDataset built(SftOptions options, EventSamples... tasks) throws IOException {
        var file = folder.resolve("run_trajectories.jsonl");
        var lines = Stream.of(tasks)
                .flatMap(task -> task.events().stream())
                .map(EventJson::write)
                .toList();
        Files.write(file, lines);
        try (var base = BaseFormat.open(CHATS.resolve("qwen2.5"), "qwen2.5")) {
            return new SftBuilder(base, options, ShippedBenchmarks.all()).build(List.of(file), _ -> {});
        }
    }

    private static SftOptions options() {
        return new SftOptions(Set.of("root"), 4096, false, null, true, HeldOut.NOTHING);
    }

    private static String search(String word) {
        return "```python\nprint(search('" + word + "'))\n```";
    }

    @Test
    void workedExamplesAreNotLearned() throws IOException {
        var data = built(options(), task("a", 1, search("code"), "FINAL(\"4711\")", "text"));
        var sample = data.training().getFirst();
        assertEquals(
                List.of(search("code"), "FINAL(\"4711\")"),
                sample.targets().stream().map(Sample.Target::answer).toList());
        assertEquals(0, data.report().asRecorded());
        assertTrue(data.report().warnings().stream()
                .anyMatch(warning -> warning.startsWith("2 of 2 turns were rendered")));
    }

    @Test
    void slipsOfFormAreMendedAndShown() throws IOException {
        var data = built(
                options(),
                task("a", 1, "```python\nx = search('code')", "FINAL(x)", "variable"),
                task("b", 1, search("code"), "FINAL_VAR(\"4711\")", "text"));
        assertEquals(
                List.of("unclosed block", "FINAL of a variable", "FINAL_VAR of a text"),
                data.report().repairs().stream().map(Repair::rule).toList());
        var answers = data.training().stream()
                .flatMap(sample -> sample.targets().stream())
                .map(Sample.Target::answer)
                .toList();
        assertEquals(
                List.of("```python\nx = search('code')\n```", "FINAL_VAR(x)", search("code"), "FINAL(\"4711\")"),
                answers);
    }

    @Test
    void codeThatHoldsTheAnswerIsNotLearned() throws IOException {
        var data = built(options(), task("a", 1, search("4711"), "FINAL(\"4711\")", "text"));
        assertEquals(
                "its code holds the answer \"4711\"", data.refusals().getFirst().reason());
        assertEquals(1, data.training().getFirst().targets().size());
    }

    @Test
    void aRightAndAWrongAnswerToOnePromptMakeAPair() throws IOException {
        var data = built(
                options(),
                task("a", 1, search("code"), "FINAL(\"4711\")", "text"),
                task("b", 0, search("code"), "FINAL(\"12\")", "text"),
                task("c", 0, search("opens"), "FINAL(\"13\")", "text"));
        assertEquals(2, data.pairs().size());
        var late = data.pairs().getFirst();
        assertEquals(
                List.of("FINAL(\"4711\")", "FINAL(\"12\")", 2), List.of(late.chosen(), late.rejected(), late.turn()));
        var early = data.pairs().getLast();
        assertEquals(
                List.of(search("code"), search("opens"), 1), List.of(early.chosen(), early.rejected(), early.turn()));
        assertEquals(4, early.prompt().size());
    }

    @Test
    void aDistilledPromptHasTheShortSystemTextAndNoExamples() throws IOException {
        var profiles = new PromptProfiles(null);
        var options = new SftOptions(
                Set.of("root"),
                4096,
                false,
                new SftOptions.DistilledPrompt("small", _ -> profiles.load("small", ReplLanguage.PYTHON)),
                false,
                HeldOut.NOTHING);
        var sample = built(options, task("a", 1, search("code"), "FINAL(\"4711\")", "text"))
                .training()
                .getFirst();
        assertEquals(
                profiles.load("small", ReplLanguage.PYTHON).text("system", Map.of(), true),
                sample.messages().getFirst().content());
        assertEquals(ChatMessage.user("Which code opens it?"), sample.messages().get(1));
        assertEquals(5, sample.messages().size());
        assertEquals(2, sample.targets().size());
    }

    @Test
    void whatCannotBeToldApartFromHeldOutTextsIsRefused() throws IOException {
        var old = new EventSamples("old").begins("rlm", "Which code opens it?", 2500);
        old.asks(1, 0, ChatMessage.user("Which code opens it?"))
                .replies(search("code"))
                .asks(2, 1, ChatMessage.assistant(search("code")), ChatMessage.user("Output:\n4711"))
                .replies("FINAL(\"4711\")")
                .answers(2, "4711");
        var options = new SftOptions(Set.of("root"), 4096, false, null, false, new HeldOut(Set.of("0123456789abcdef")));
        var refusal = built(options, old).refusals().getFirst();
        assertEquals(SampleGate.NOT_HELD_OUT, refusal.gate());
        assertTrue(refusal.reason().startsWith("its file is too old to tell"), refusal.reason());
    }

    @Test
    void textsOfASpecAreHeldOut() throws IOException {
        var spec = Files.writeString(folder.resolve("eval.json"), """
                {"name": "eval", "benchmarks": [{"family": "niah", "lengths": [500], "depths": [50], "tasks": 2, "seed": 9}],
                 "methods": ["rlm"], "models": [{"root": "m"}]}
                """);
        assertEquals(
                2,
                HeldOut.of(List.of(spec), ShippedBenchmarks.all()).documents().size());
        var empty = Files.writeString(folder.resolve("none.jsonl"), "");
        assertEquals(
                empty + " names no task to hold out.",
                assertThrows(IllegalArgumentException.class, () -> HeldOut.of(List.of(empty), ShippedBenchmarks.all()))
                        .getMessage());
    }

    @Test
    void theFilesHoldWhatTrlReads() throws IOException {
        var data = built(
                options(),
                task("a", 1, search("code"), "FINAL(\"4711\")", "text"),
                task("b", 0, search("code"), "FINAL(\"12\")", "text"));
        var files = new SftFiles(folder.resolve("sft.jsonl"));
        files.write(data);
        var line = JsonMapper.shared().readTree(Files.readString(files.training()));
        assertEquals("assistant", line.at("/messages/6/role").asString());
        assertEquals(line.get("input_ids").size(), line.get("assistant_masks").size());
        assertEquals(
                data.training().getFirst().origin().document(),
                line.at("/metadata/origin/document").asString());
        assertTrue(Files.readString(files.refused()).contains("\"gate\":\"right\""));
        assertFalse(JsonMapper.shared()
                .readTree(Files.readString(files.build()))
                .at("/sha256")
                .asString()
                .isEmpty());

        var read = SftFiles.read(files.training()).getFirst();
        assertArrayEquals(data.training().getFirst().ids(), read.ids());
        assertArrayEquals(data.training().getFirst().mask(), read.mask());
        assertEquals(data.training().getFirst().messages(), read.messages());
        assertEquals(data.training().getFirst().origin(), read.origin());
        var report = data.report();
        assertEquals(
                new SftFiles.Made(report.base(), files.sha256(), report.template(), HeldOut.NOTHING), files.made());

        var pairs = folder.resolve("pairs.jsonl");
        SftFiles.writePairs(data.pairs(), pairs);
        var pair = JsonMapper.shared().readTree(Files.readString(pairs));
        assertEquals("FINAL(\"12\")", pair.at("/rejected/0/content").asString());
    }

    @Test
    void aSampleOfWhichNothingIsLearnedIsNamed() throws IOException {
        var file = folder.resolve("sft.jsonl");
        new SftFiles(file).write(built(options(), task("a", 1, search("code"), "FINAL(\"4711\")", "text")));
        var line = Files.readString(file);
        int masks = line.indexOf("\"assistant_masks\"");
        int end = line.indexOf(']', masks);
        Files.writeString(
                file, line.substring(0, masks) + line.substring(masks, end).replace('1', '0') + line.substring(end));
        assertEquals(
                file + " line 1 (a): no token is to be learned, its assistant_masks are all 0.",
                assertThrows(IllegalArgumentException.class, () -> SftFiles.read(file))
                        .getMessage());
        Files.writeString(file, "{\"messages\": []}\n");
        assertEquals(
                file + " line 1 is no sample: it needs messages, input_ids, as many assistant_masks, and metadata.",
                assertThrows(IllegalArgumentException.class, () -> SftFiles.read(file))
                        .getMessage());
    }
}
