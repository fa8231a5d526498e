package dev.rlmworkbench.training.adapter;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeftFolderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lora_qwen2", "lora_qwen2_rs"})
    void writesTheLinesAndTensorsThatPeftWrote(String name) throws IOException {
        var original = GOLDEN.resolve("adapters").resolve(name);
        new PeftFolder(folder).write(AdapterConfig.read(original), PeftAdapter.read(original));

        var theirs = configLines(original);
        var ours = configLines(folder);
        assertEquals(
                theirs.stream().filter(ours::contains).toList(), ours, "a selection of PEFT's lines, in its order");
        var expected = SafeTensors.open(original.resolve("adapter_model.safetensors"));
        var written = SafeTensors.open(folder.resolve("adapter_model.safetensors"));
        assertEquals(expected.metadata(), written.metadata());
        assertEquals(expected.tensors().keySet(), written.tensors().keySet());
        expected.tensors().forEach((tensor, stored) -> {
            var again = written.tensors().get(tensor);
            assertEquals(stored.shape(), again.shape(), tensor);
            assertEquals(stored.type(), again.type(), tensor);
            assertEquals(stored.map(), again.map(), tensor);
        });
    }

    /// Without the commas that follow all entries but the last.
    private static List<String> configLines(Path folder) throws IOException {
        return Files.readString(folder.resolve("adapter_config.json"))
                .lines()
                .map(line -> line.replaceFirst(",$", ""))
                .toList();
    }

    @Test
    void whatIsWrittenIsRead() {
        var config = new AdapterConfig(
                "models/small",
                2,
                16,
                0.05,
                true,
                List.of("q_proj", "v_proj"),
                Map.of("layers.0.self_attn.v_proj", 1),
                Map.of("v_proj", 7.5));
        var factors = new TreeMap<String, LoraFactors>();
        factors.put(
                "model.layers.0.self_attn.q_proj", new LoraFactors(2, new float[] {1, 2, 3, 4}, new float[] {5, 6}));
        factors.put("model.layers.0.self_attn.v_proj", new LoraFactors(1, new float[] {8, 9}, new float[] {-1, 0.5f}));

        new PeftFolder(folder).write(config, factors);

        assertEquals(config, AdapterConfig.read(folder));
        var adapter = PeftAdapter.read(folder);
        assertEquals("models/small", adapter.base());
        var q = adapter.pairs().get("model.layers.0.self_attn.q_proj");
        assertArrayEquals(new long[] {2, 2}, q.a().shapeArray());
        assertArrayEquals(new long[] {1, 2}, q.b().shapeArray());
        assertArrayEquals(new float[] {1, 2, 3, 4}, q.a().toFloats());
        assertEquals(16 / Math.sqrt(2), q.scale(), 1e-12);
        assertEquals(7.5, adapter.pairs().get("model.layers.0.self_attn.v_proj").scale(), 1e-12);
    }

    @Test
    void wholeAlphaIsAnInteger() throws IOException {
        new PeftFolder(folder)
                .write(
                        new AdapterConfig("", 8, 16.0, 0, false, List.of("q_proj")),
                        Map.of("model.layers.0.self_attn.q_proj", new LoraFactors(1, new float[1], new float[1])));
        assertTrue(Files.readString(folder.resolve("adapter_config.json")).contains("\"lora_alpha\": 16,"));
    }
}
