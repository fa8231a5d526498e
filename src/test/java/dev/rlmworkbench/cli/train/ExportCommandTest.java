package dev.rlmworkbench.cli.train;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.training.adapter.AdapterConfig;
import dev.rlmworkbench.training.adapter.LoraFactors;
import dev.rlmworkbench.training.adapter.PeftFolder;
import dev.rlmworkbench.transformer.DecoderConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// `export` as a user meets it: a training of a small model that really answers.
class ExportCommandTest {

    private static final Path BASE = GOLDEN.resolve("models/pocket_trial").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void aTraining() {
        var model = DecoderConfig.read(BASE);
        var random = new Random(11);
        var factors = new TreeMap<String, LoraFactors>();
        for (int layer = 0; layer < model.layers(); layer++) {
            for (var name : List.of("q_proj", "v_proj")) {
                factors.put(
                        "model.layers." + layer + ".self_attn." + name,
                        new LoraFactors(4, numbers(4 * model.hidden(), random), numbers(4 * model.hidden(), random)));
            }
        }
        new PeftFolder(folder.resolve("checkpoints/first/best"))
                .write(new AdapterConfig(BASE.toString(), 4, 8, 0.05, true, List.of("q_proj", "v_proj")), factors);
    }

    private static float[] numbers(int count, Random random) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian() * 0.05f;
        }
        return numbers;
    }

    private Ran export(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        var services = new CliServices(
                new AppDirectories(
                        AppDirectories.ofThisUser().cache(), folder.resolve("config"), folder.resolve("data")),
                ShippedBenchmarks.all(),
                new ModelLocator(Map.of("OLLAMA_HOST", "127.0.0.1:1"), NoLocalModels.HERE),
                _ -> {
                    throw new ReplException("no REPL in this test", null);
                },
                new ContextIndexes(),
                terminal);
        var line = new ArrayList<>(List.of("export", "--experiments", folder.toString()));
        line.addAll(List.of(arguments));
        int code = Cli.run(services, line.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "peft, first_peft/adapter_model.safetensors",
        "merged, first_merged/tokenizer.json",
        "gguf, first.gguf",
        "modelfile, first_modelfile/adapter.gguf"
    })
    void whatIsWrittenSaysWhatTheCheckpointSays(String format, String file) {
        var ran = export("first", "--format", format, "--json");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(Files.exists(folder.resolve("exports").resolve(file)), file);
        var report = JsonMapper.shared().readTree(ran.out());
        assertTrue(report.path("correct").asBoolean());
        var check = report.path("check");
        assertEquals(check.path("tokens").asInt(), check.path("same").asInt());
        assertTrue(check.path("effect").asDouble() > 0.1, "the adapter changes something: " + check);
        assertTrue(check.path("difference").asDouble() < check.path("effect").asDouble() / 10, check.toString());
    }

    @Test
    void nothingIsReplacedUnlessForced() throws IOException {
        var target = folder.resolve("mine.gguf");
        Files.writeString(target, "something else");
        var ran = export("first", "--format", "gguf", "--out", target.toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("mine.gguf is there already: name another place with --out"), ran.err());
        assertEquals("something else", Files.readString(target));

        ran = export("first", "--format", "gguf", "--out", target.toString(), "--force");
        assertEquals(0, ran.code(), ran.err());
        assertArrayEquals(
                "GGUF".getBytes(StandardCharsets.US_ASCII),
                Files.newInputStream(target).readNBytes(4));
        assertTrue(ran.out().contains("tokens that the checkpoint writes are the likeliest here too"), ran.out());
    }

    @Test
    void modelfileNamesTheModelAndTheAdapterBeside() throws IOException {
        var ran = export("first", "--format", "modelfile", "--from", "pocket:1.5m");
        assertEquals(0, ran.code(), ran.err());
        var lines = Files.readAllLines(folder.resolve("exports/first_modelfile/Modelfile"));
        assertTrue(lines.contains("FROM pocket:1.5m"), lines.toString());
        assertTrue(lines.contains("ADAPTER ./adapter.gguf"), lines.toString());
    }

    @Test
    void theModelItselfIsNeverReplaced() throws IOException {
        var weights = BASE.resolve("model.safetensors");
        long before = Files.size(weights);
        var ran = export("first", "--format", "merged", "--out", BASE.toString(), "--force");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("is what would be exported: name another place with --out"), ran.err());
        assertEquals(before, Files.size(weights));
    }

    @Test
    void whatCannotBeExportedIsSaidInASentence() {
        var ran = export("second", "--format", "peft");
        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("rlm: there is no adapter in "), ran.err());

        ran = export(
                "first",
                "--format",
                "peft",
                "--base",
                GOLDEN.resolve("models/qwen2_tied").toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("rlm: 0 of 12 tensors of the adapter in "), ran.err());
        assertFalse(Files.exists(folder.resolve("exports")));
    }
}
