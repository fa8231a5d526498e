package dev.rlmworkbench.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.NoLocalModels;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `build-sft` as a user meets it.
class BuildSftCommandTest {

    private static final Path POCKET = Path.of("src/test/resources/golden/sft/pocket_trajectories.jsonl");

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran build(Path file, String... more) {
        var arguments = new ArrayList<>(List.of(
                "build-sft",
                file.toString(),
                "--out",
                folder.resolve("sft.jsonl").toString()));
        arguments.addAll(List.of(more));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var services = new CliServices(
                new AppDirectories(folder.resolve("c"), folder.resolve("s"), folder.resolve("d")),
                ShippedBenchmarks.all(),
                new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), NoLocalModels.HERE),
                _ -> {
                    throw new ReplException("no REPL in this test", null);
                },
                new ContextIndexes(),
                terminal);
        int code = Cli.run(services, arguments.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theReportSaysWhatWasRefusedAndWhatIsLearned() {
        var ran = build(POCKET);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("more than one turn"), ran.out());
        assertTrue(ran.out().contains("the method vanilla writes no code"), ran.out());
        assertTrue(ran.out().contains("[[FINAL(\"91452\")<|im_end|>]]"), ran.out());
        assertTrue(ran.out().contains("tokens are learned ("), ran.out());
        for (var name : List.of("sft.jsonl", "sft_validation.jsonl", "sft_refused.jsonl")) {
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
    }

    @Test
    void jsonHasTheSameNumbers() {
        var ran = build(POCKET, "--json");
        var report = JsonMapper.shared().readTree(ran.out());
        assertEquals(11, report.at("/funnel/0/came").asInt());
        assertEquals("pocket", report.at("/models/0").asString());
        assertEquals(report.get("samples").asInt(), report.get("lengths").size());
    }

    @Test
    void whereNothingPassesNothingIsWritten() {
        var ran = build(POCKET, "--max-length", "64");
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("No turn passed"), ran.err());
        assertTrue(ran.out().contains("not longer than the limit"), ran.out());
        assertFalse(Files.exists(folder.resolve("sft.jsonl")));
    }

    @Test
    void turnsOfAnotherModelNeedAFolder() throws Exception {
        var other = Files.writeString(
                folder.resolve("other_trajectories.jsonl"),
                Files.readString(POCKET).replace("\"model\":\"pocket\"", "\"model\":\"qwen2.5:1.5b\""));
        var ran = build(other);
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("These turns were written by qwen2.5:1.5b, not by the pocket model"), ran.err());
    }

    @Test
    void badInputGetsOneSentence() {
        assertTrue(build(folder.resolve("gone.jsonl")).err().contains("There is no file"));
        assertTrue(build(POCKET, "--roles", "boss").err().contains("There is no role 'boss'"));
        assertTrue(build(POCKET, "--model", "nowhere").err().contains("There is no model folder 'nowhere'"));
        assertTrue(build(POCKET, "--max-length", "3").err().contains("at least 64 tokens, not 3"));
        assertTrue(build(POCKET, "--distil-prompt", "none").err().contains("there is no prompt profile 'none'"));
    }

    @Test
    void whereThereAreNoPairsItSaysWhatMakesThem() {
        var pairs = folder.resolve("pairs.jsonl");
        var ran = build(POCKET, "--pairs", pairs.toString());
        assertTrue(
                ran.out().contains(pairs + ": 0 pairs; there is one where a task was tried more than once"), ran.out());
    }

    @Test
    void theTrajectoriesAreNeverOverwritten() throws Exception {
        var own = Files.copy(POCKET, folder.resolve("own_trajectories.jsonl"));
        var ran = build(own, "--pairs", own.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains(own + " would be overwritten"), ran.err());
        assertEquals(-1, Files.mismatch(POCKET, own));
    }

    @Test
    void whereThePocketModelCannotBeUnpackedASentenceSaysSo() throws Exception {
        Files.writeString(folder.resolve("c"), "a file in the place of the cache");
        var ran = build(POCKET);
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().startsWith("rlm: the pocket model cannot be unpacked into " + folder), ran.err());
        assertTrue(ran.err().contains("RLM_WORKBENCH_HOME"), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
    }

    @Test
    void resultsAreNeverOverwritten() throws Exception {
        var line = ResultSamples.of("rlm", 4_000, 1, true).line() + "\n";
        var results = Files.writeString(folder.resolve("good.jsonl"), line);
        assertRefused(results + " is there already and holds something else", "--pairs", results.toString());
        var spec = Files.writeString(folder.resolve("frozen.json"), "{}");
        assertRefused("Pairs are a file NAME.jsonl, not '" + spec + "'", "--pairs", spec.toString());
        assertEquals("{}", Files.readString(spec));
        assertEquals(line, Files.readString(results));

        var target = Files.writeString(folder.resolve("sft.jsonl"), line);
        assertRefused(target + " is there already and holds something else");
        assertRefused(target + " would be overwritten", "--held-out", target.toString());
        assertEquals(line, Files.readString(target));

        Files.move(target, folder.resolve("sft_refused.jsonl"));
        assertRefused("sft_refused.jsonl is there already and holds something else");
        assertFalse(Files.exists(target));
    }

    @Test
    void theDataSetAndThePairsNeedAFileEach() {
        for (var name : List.of("sft.jsonl", "sft_validation.jsonl", "sft_refused.jsonl")) {
            var file = folder.resolve("./" + name).toString();
            assertRefused(file + " would be written twice", "--pairs", file);
            assertFalse(Files.exists(folder.resolve(name)), name);
        }
    }

    @Test
    void aDataSetIsMadeAgain() throws Exception {
        var pairs = folder.resolve("pairs.jsonl").toString();
        assertEquals(0, build(POCKET, "--pairs", pairs).code());
        var before = Files.readString(folder.resolve("sft.jsonl"));
        var again = build(POCKET, "--pairs", pairs);
        assertEquals(0, again.code(), again.err());
        assertEquals(before, Files.readString(folder.resolve("sft.jsonl")));

        Files.writeString(folder.resolve("pairs.jsonl"), "{\"prompt\":[],\"chosen\":[],\"rejected\":[]}\n");
        assertEquals(0, build(POCKET, "--pairs", pairs).code());
        assertEquals(0, Files.size(folder.resolve("pairs.jsonl")));
    }

    private void assertRefused(String sentence, String... more) {
        var ran = build(POCKET, more);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }
}
