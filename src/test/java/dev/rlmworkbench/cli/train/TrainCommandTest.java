package dev.rlmworkbench.cli.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.NoLocalModels;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.training.run.LearnedAnswers;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.transformer.PeftAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `train` as a user meets it; with real processes see KilledTrainingTest.
class TrainCommandTest {

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {}

    private Ran train(String... typed) {
        var arguments = new ArrayList<>(List.of("train", "--experiments", folder.toString(), "--foreground"));
        arguments.addAll(List.of(typed));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var services = new CliServices(
                AppDirectories.ofThisUser(),
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

    private String data() throws IOException {
        return LearnedAnswers.write(folder, 6).toString();
    }

    private Path checkpoint(String name) {
        return folder.resolve("checkpoints").resolve(name);
    }

    @Test
    void bothOptimisersLearnOneAfterTheOtherAndAreCompared() throws IOException {
        var ran = train(
                data(),
                "--model",
                "pocket",
                "--optimizer",
                "both",
                "--name",
                "duel",
                "--steps",
                "4",
                "--accumulation",
                "2",
                "--rate",
                "1e-3");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("memory expected: "), ran.err());
        assertTrue(ran.out().contains("[4/4] loss "), ran.out());
        assertTrue(
                ran.out().contains("Muon changes 42 matrices at a rate of 1E-3, as much as AdamW would at 1E-3."),
                ran.out());
        assertTrue(ran.out().contains("Validation loss after 4 steps each: AdamW "), ran.out());
        assertTrue(ran.out().contains("prompt 2, without the adapter: "), ran.out());
        assertTrue(ran.out().contains("prompt 2 after step 4: "), ran.out());
        for (var name : List.of("duel_adamw", "duel_muon")) {
            var adapter = PeftAdapter.read(checkpoint(name).resolve("final"));
            assertEquals(21, adapter.pairs().size());
            assertEquals("pocket", adapter.base());
        }
    }

    @Test
    void aTrainingThatIsThereIsNotBegunAgainNorGoneOnWithOtherwise() throws IOException {
        var begin = new String[] {data(), "--model", "pocket", "--name", "a", "--steps", "2", "--accumulation", "2"};
        assertEquals(0, train(begin).code());
        var again = train(begin);
        assertEquals(2, again.code());
        assertEquals(
                "rlm: There is a training a already: go on with it by --resume, or choose another --name.\n",
                again.err());

        var other = new ArrayList<>(List.of(begin));
        other.addAll(List.of("--resume", "--rate", "0.5"));
        var refused = train(other.toArray(String[]::new));
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("was begun with other values (rate 2.0E-4, now 0.5)"), refused.err());

        var same = train("--resume", "--name", "a");
        assertEquals(0, same.code(), same.err());
        assertTrue(same.out().contains("done: all steps are made"), same.out());
        var seen = train("--attach", "a");
        assertEquals(0, seen.code(), seen.err());
        assertTrue(seen.out().contains("done: all steps are made"), seen.out());
    }

    @Test
    void aChangedDataSetIsRefusedAndTheTrainingIsStillThere() throws IOException {
        var data = data();
        assertEquals(
                0,
                train(data, "--model", "pocket", "--name", "a", "--steps", "2", "--accumulation", "2")
                        .code());
        var before = Files.readAllBytes(checkpoint("a").resolve("step-2/adapter_model.safetensors"));
        LearnedAnswers.write(folder, 7);
        var refused = train("--resume", "--name", "a");
        assertEquals(1, refused.code(), refused.out());
        assertTrue(refused.out().contains("The data set of the training in "), refused.out());
        assertTrue(refused.out().contains(" has changed since it began"), refused.out());
        assertArrayEquals(before, Files.readAllBytes(checkpoint("a").resolve("step-2/adapter_model.safetensors")));
        LearnedAnswers.write(folder, 6);
        assertEquals(0, train("--resume", "--name", "a").code());
    }

    @Test
    void aDataSetThatIsChangedBeforeItsTurnIsNotLearned() throws IOException {
        var spec = TrainingPreset.SEED.spec(data(), "pocket", OptimizerKind.ADAMW, 1);
        var start = new TrainingStart(LocalModels.of(AppDirectories.ofThisUser()));
        TrainingStart.begin(List.of(start.anew(TrainingFolder.of(folder, "a"), spec)));
        LearnedAnswers.write(folder, 7);

        var refused = train("--resume", "--name", "a");

        assertEquals(1, refused.code(), refused.out());
        assertTrue(refused.out().contains(" has changed since it began"), refused.out());
        assertFalse(refused.out().contains("loss"), refused.out());
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentenceAndLeavesNothingBehind() throws IOException {
        assertSays("none.jsonl: a data set is made by build-sft", "none.jsonl", "--model", "pocket");
        assertSays("there is no whole model in a folder 'nobody'", data(), "--model", "nobody");
        assertSays("A training needs a DATASET and a --model.", data());
        assertSays("A learning rate is above 0 and at most 1", data(), "--model", "pocket", "--rate", "0");
        assertSays("A projection is one of q_proj, ", data(), "--model", "pocket", "--targets", "q");
        assertSays("The name of a training has letters", data(), "--model", "pocket", "--name", "../x");
        assertSays("There is no training x", "--resume", "--name", "x");
        assertSays("There is no training x", "--attach", "x");
        assertSays("takes 2,048 tokens", data(), "--model", "pocket", "--max-length", "100000");
        assertFalse(Files.exists(folder.resolve("checkpoints")));
    }

    @Test
    void aDescriptionThatWasSpoiledIsNamed() throws IOException {
        assertEquals(
                0,
                train(data(), "--model", "pocket", "--name", "a", "--steps", "1", "--accumulation", "2")
                        .code());
        var file = checkpoint("a").resolve("training.json");
        for (var spoiled : List.of("{}", "{\"dataset\":", "[]")) {
            Files.writeString(file, spoiled);
            assertSays("training.json cannot be used: ", "--resume", "--name", "a");
        }
    }

    private void assertSays(String sentence, String... typed) {
        var ran = train(typed);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
        assertFalse(ran.err().contains("\tat "), ran.err());
    }

    @Test
    void eachEventIsALineOfJson() throws IOException {
        var ran = train(data(), "--model", "pocket", "--name", "j", "--steps", "1", "--accumulation", "2", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().lines().allMatch(line -> line.startsWith("{\"type\":\"")), ran.out());
        assertTrue(ran.out().contains("\"prompt\":\"The code of box 7 is 55433. What is it?\""), ran.out());
        assertTrue(ran.out().contains("\"target\":\"FINAL(\\\"55433\\\")\""), ran.out());
        for (var type : List.of("step", "adapter_health", "prompt_chosen", "answer_generated")) {
            assertTrue(ran.out().contains("{\"type\":\"" + type + "\","), ran.out());
        }
    }
}
