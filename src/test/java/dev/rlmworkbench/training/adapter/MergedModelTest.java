package dev.rlmworkbench.training.adapter;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MergedModelTest {

    private static final Path BASE = GOLDEN.resolve("models/qwen2_tied");
    private static final Path ADAPTER = GOLDEN.resolve("adapters/lora_qwen2_rs");

    @TempDir
    private Path folder;

    @Test
    void answersAsTheModelWithTheAdapter() {
        var merged = folder.resolve("merged");
        new MergedModel(TrainedAdapter.open(ADAPTER, BASE)).write(merged);

        assertSameLogits(BASE, merged);
        assertEquals(
                WeightFiles.open(BASE).all().keySet(),
                WeightFiles.open(merged).all().keySet());
    }

    @Test
    void partedModelIsPartedInTheSameWay() throws IOException {
        var base = Files.createDirectory(folder.resolve("base"));
        Files.copy(BASE.resolve("config.json"), base.resolve("config.json"));
        var writers = List.of(new SafeTensorsWriter(), new SafeTensorsWriter());
        var places = new LinkedHashMap<String, String>();
        for (var tensor : WeightFiles.open(BASE).all().values()) {
            int part = tensor.name().contains("layers.0") ? 0 : 1;
            writers.get(part).add(tensor.name(), tensor.type(), tensor.shapeArray(), tensor.map());
            places.put(tensor.name(), "model-0000" + (part + 1) + "-of-00002.safetensors");
        }
        writers.get(0).write(base.resolve("model-00001-of-00002.safetensors"));
        writers.get(1).write(base.resolve("model-00002-of-00002.safetensors"));
        Files.writeString(
                base.resolve("model.safetensors.index.json"),
                JsonMapper.shared().writeValueAsString(Map.of("weight_map", places)));

        var merged = folder.resolve("merged");
        new MergedModel(TrainedAdapter.open(ADAPTER, base)).write(merged);

        assertTrue(Files.exists(merged.resolve("model-00002-of-00002.safetensors")));
        assertSameLogits(BASE, merged);
    }

    private static void assertSameLogits(Path base, Path merged) {
        var ids = LongStream.range(5, 45).toArray();
        float[][] expected;
        var engine = TestTorch.engine();
        try (var decoder = Decoder.loadAdapted(
                engine,
                base,
                Precision.FLOAT32,
                TrainedAdapter.open(ADAPTER, BASE).adapter())) {
            expected = decoder.logits(ids);
        }
        try (var decoder = Decoder.load(engine, merged, Precision.FLOAT32)) {
            var actual = decoder.logits(ids);
            for (int i = 0; i < ids.length; i++) {
                assertArrayEquals(expected[i], actual[i], 1e-4f, "behind token " + i);
            }
        }
    }

    @Test
    void quantisedModelAndDamagedAdapterAreRefused() {
        var quantised =
                TrainedAdapter.open(GOLDEN.resolve("adapters/lora_qwen2"), GOLDEN.resolve("models/qwen2_tied_bnb4"));
        var refusal = assertThrows(TransformerException.class, () -> new MergedModel(quantised));
        assertTrue(refusal.getMessage().contains("holds weights of 4 bits"), refusal.getMessage());

        var b = new float[64];
        b[3] = Float.POSITIVE_INFINITY;
        var a = new float[64];
        a[0] = 1;
        new PeftFolder(folder)
                .write(
                        new AdapterConfig("", 1, 1, 0, false, List.of("q_proj")),
                        Map.of("model.layers.0.self_attn.q_proj", new LoraFactors(1, a, b)));
        var damaged = new MergedModel(TrainedAdapter.open(folder, BASE));
        refusal = assertThrows(TransformerException.class, () -> damaged.write(folder.resolve("merged")));
        assertTrue(refusal.getMessage().contains("would not be finite"), refusal.getMessage());
    }
}
