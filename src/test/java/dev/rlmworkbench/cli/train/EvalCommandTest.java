package dev.rlmworkbench.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.Cli;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.result.ResultReader;
import dev.rlmworkbench.result.ResultRecord;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.training.adapter.AdapterConfig;
import dev.rlmworkbench.training.adapter.LoraFactors;
import dev.rlmworkbench.training.adapter.PeftFolder;
import dev.rlmworkbench.training.data.LearnedTexts;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.training.evaluation.EvaluationPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `eval` as a user meets it, with the shipped model and an adapter that makes it say nothing sensible.
class EvalCommandTest {

    private static final AppDirectories HERE = AppDirectories.ofThisUser();

    @TempDir
    private Path folder;

    private final LocalModels local = new LocalModels(Path.of("target/no-models"), HERE.cache(), 1, true);

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void aTraining() {
        var base = local.find("pocket");
        var noise = new float[192];
        Arrays.fill(noise, 3);
        new PeftFolder(folder.resolve("checkpoints/bad/final"))
                .write(
                        new AdapterConfig(base.toString(), 1, 16, 0, false, List.of("v_proj")),
                        Map.of("model.layers.0.self_attn.v_proj", new LoraFactors(1, noise, noise.clone())));
    }

    private Ran run(String... arguments) {
        var line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--experiments", folder.toString()));
        return command(line.toArray(String[]::new));
    }

    private Ran command(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var services = new CliServices(
                new AppDirectories(HERE.cache(), folder.resolve("config"), folder.resolve("data")),
                ShippedBenchmarks.all(),
                new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), local),
                _ -> {
                    throw new ReplException("no REPL in this test", null);
                },
                new ContextIndexes(),
                terminal);
        int code = Cli.run(services, arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Ran eval(String... more) {
        var line = new ArrayList<>(List.of("eval", "bad", "--vanilla-only", "--lengths", "300", "--depths", "50"));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private List<ResultRecord> results() throws IOException {
        var results = new ArrayList<ResultRecord>();
        ResultReader.each(folder.resolve("eval_sft_bad.jsonl"), results::add);
        return results;
    }

    @Test
    void bothModelsAnswerTheSameTasksAndTheLossIsSaid() throws IOException {
        var ran = eval("--benchmark", "niah", "--tasks", "6");

        assertEquals(0, ran.code(), ran.err());
        assertTrue(
                ran.err()
                        .contains(folder.resolve("checkpoints/bad/final")
                                + ": the data set that it was trained on is not here"),
                ran.err());
        var tuned = folder.resolve("checkpoints/bad/final").toString();
        var byModel = results().stream()
                .collect(Collectors.groupingBy(result -> result.setup().rootName()));
        assertEquals(
                List.of("pocket", tuned).stream().sorted().toList(),
                byModel.keySet().stream().sorted().toList());
        assertEquals(6, byModel.get(tuned).size());
        assertEquals(
                byModel.get("pocket").stream()
                        .map(result -> result.task().seed())
                        .toList(),
                byModel.get(tuned).stream().map(result -> result.task().seed()).toList());
        assertTrue(ran.out().contains("exact McNemar p = 0.031"), ran.out());
        assertTrue(
                ran.out().contains("Forgotten: with the plain prompt the trained model is worse than the base."),
                ran.out());

        var again = eval("--benchmark", "niah", "--tasks", "6", "--json");
        assertTrue(again.err().contains("0 results to do, 12 there already"), again.err());
        assertTrue(again.out().contains("\"verdict\""), again.out());

        var elsewhere = eval(
                "--benchmark", "niah", "--tasks", "6", "--run-name", "other", "--base-from", "eval_sft_bad", "--json");
        assertEquals(0, elsewhere.code(), elsewhere.err());
        assertTrue(elsewhere.err().contains("6 results to do"), elsewhere.err());
        assertTrue(elsewhere.out().contains("the trained model is worse than the base"), elsewhere.out());
    }

    @Test
    void tasksThatItWasTrainedOnAreRefused() throws IOException {
        var dataset = folder.resolve("sft.jsonl");
        assertEquals(
                0,
                command(
                                "build-sft",
                                "src/test/resources/golden/sft/pocket_trajectories.jsonl",
                                "--out",
                                dataset.toString())
                        .code());
        Files.writeString(
                folder.resolve("checkpoints/bad/training.json"),
                "{\"dataset\": \"%s\"}".formatted(dataset.toString().replace("\\", "/")));

        // the tasks of those trajectories
        var ran = run(
                "eval",
                "bad",
                "--benchmark",
                "niah",
                "--lengths",
                "512",
                "--depths",
                "10",
                "--tasks",
                "2",
                "--seed",
                "2026");

        assertEquals(2, ran.code());
        assertTrue(
                ran.err().contains("bad was trained on the text, such as that of niah with the seed 107901133427447"),
                ran.err());
        ran = run("eval", "bad", "--vanilla-only", "--no-base", "--lengths", "600", "--depths", "50");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                LearnedTexts.of(dataset).families(),
                results().stream().map(result -> result.task().type()).sorted().toList(),
                "other tasks of the same families");
    }

    @Test
    void aModelOfDistilledPromptsIsAskedWithTheProfileOfThese() throws IOException {
        var dataset = folder.resolve("sft.jsonl").toString();
        var built = command(
                "build-sft",
                "src/test/resources/golden/sft/pocket_trajectories.jsonl",
                "--out",
                dataset,
                "--distil-prompt",
                "small");
        assertEquals(0, built.code(), built.err());
        Files.writeString(
                folder.resolve("checkpoints/bad/training.json"),
                "{\"dataset\": \"%s\"}".formatted(dataset.replace("\\", "/")));

        assertEquals(0, eval("--benchmark", "niah").code());

        var models = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("eval_sft_bad.run.json")))
                .at("/spec/models");
        assertEquals("pocket", models.at("/0/root").asString());
        assertTrue(models.at("/0/profile").isMissingNode(), models.toString());
        assertEquals("small", models.at("/1/profile").asString());
    }

    @Test
    void anotherDataSetInTheOldPlaceTellsNothingOfWhatItLearned() throws IOException {
        var dataset = folder.resolve("sft.jsonl");
        var trajectories = "src/test/resources/golden/sft/pocket_trajectories.jsonl";
        assertEquals(
                0,
                command("build-sft", trajectories, "--out", dataset.toString()).code());
        Files.writeString(
                folder.resolve("checkpoints/bad/training.json"),
                "{\"dataset\": \"%s\"}".formatted(dataset.toString().replace("\\", "/")));
        Files.writeString(
                folder.resolve("checkpoints/bad/final/checkpoint.json"),
                "{\"identity\": {\"data\": \"%s\"}}".formatted(new SftFiles(dataset).sha256()));
        var learned = new String[] {"--benchmark", "niah", "--lengths", "512", "--depths", "10", "--seed", "2026"};

        var ran = run(line("eval bad --vanilla-only --tasks 2", learned));

        assertEquals(2, ran.code(), "it was trained on these texts");
        assertEquals("", ran.err().contains("note: ") ? ran.err() : "");

        assertEquals(
                0,
                command("build-sft", trajectories, "--out", dataset.toString(), "--distil-prompt", "small")
                        .code());
        ran = run(line("eval bad --vanilla-only --tasks 1", learned));

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("the data set that it was trained on, " + dataset + ", has been changed since"));
        assertTrue(ran.err().contains("name their profile with --profile"), ran.err());
        var models = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("eval_sft_bad.run.json")))
                .at("/spec/models");
        assertNotEquals("small", models.at("/1/profile").asString(""), "the profile of what it did not learn");
    }

    private static String[] line(String words, String... more) {
        var line = new ArrayList<>(List.of(words.split(" ")));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    @Test
    void theCommandOfAPlanAsksTheSame() throws IOException {
        var evaluation = Evaluation.of(folder.resolve("checkpoints/bad/final"), local);
        var tasks = new BenchmarkSpec(
                ShippedBenchmarks.all().generated("niah"),
                List.of(300),
                null,
                List.of(50),
                1,
                7L,
                null,
                null,
                null,
                null);
        var plan = new EvaluationPlan("bad", evaluation.tuned(), List.of("vanilla"), List.of(tasks), null, null);

        var ran = command(JudgeWords.eval(plan, folder).toArray(String[]::new));

        assertEquals(0, ran.code(), ran.err());
        var manifest = folder.resolve("eval_sft_bad.run.json");
        assertEquals(plan.spec(evaluation), SpecFile.read(manifest, ShippedBenchmarks.all()));
    }

    @Test
    void whatCannotBeJudgedIsSaidInASentence() {
        var ran = eval();
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("choose the tasks, with --benchmark NAME or --spec FILE"), ran.err());
        ran = run("eval", "nothing", "--benchmark", "niah");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("there is no adapter in "), ran.err());
    }
}
