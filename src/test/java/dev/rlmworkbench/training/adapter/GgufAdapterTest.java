package dev.rlmworkbench.training.adapter;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The recorded files were made of the same folders by llama.cpp's `convert_lora_to_gguf.py`.
class GgufAdapterTest {

    @TempDir
    private Path folder;

    private static TrainedAdapter adapter(String name, String model) {
        return TrainedAdapter.open(
                GOLDEN.resolve("adapters").resolve(name),
                GOLDEN.resolve("models").resolve(model));
    }

    @ParameterizedTest
    @CsvSource({"lora_qwen2, qwen2_tied", "lora_llama, llama"})
    void holdsWhatLlamaCppsConverterWrites(String name, String model) {
        var file = folder.resolve("adapter.gguf");
        GgufAdapter.write(adapter(name, model), name, file);

        var ours = GgufFile.read(file);
        var theirs = GgufFile.read(GOLDEN.resolve("gguf").resolve(name + ".gguf"));
        for (var key : List.of(
                "general.architecture",
                "general.type",
                "adapter.type",
                "adapter.lora.alpha",
                "general.quantization_version")) {
            assertEquals(theirs.values().get(key), ours.values().get(key), key);
        }
        assertEquals(
                new ArrayList<>(theirs.tensors().keySet()),
                new ArrayList<>(ours.tensors().keySet()));
        theirs.tensors().forEach((tensor, stored) -> {
            var written = ours.tensors().get(tensor);
            assertEquals(stored.shape(), written.shape(), tensor);
            assertArrayEquals(stored.toFloats(), written.toFloats(), tensor);
        });
    }

    @ParameterizedTest
    @CsvSource({"lora_qwen2, qwen2_tied", "lora_qwen2_rs, qwen2_tied", "lora_llama, llama"})
    void readBackItIsTheSameAdapter(String name, String model) {
        var trained = adapter(name, model);
        var file = folder.resolve("adapter.gguf");
        GgufAdapter.write(trained, name, file);
        GgufAdapter.toPeft(file, trained.model(), "some model", folder.resolve("peft"));

        var back = PeftAdapter.read(folder.resolve("peft"));
        assertEquals("some model", back.base());
        assertEquals(trained.adapter().pairs().keySet(), back.pairs().keySet());
        trained.adapter().pairs().forEach((module, pair) -> {
            var again = back.pairs().get(module);
            assertEquals(pair.scale(), again.scale(), 1e-6, module);
            assertArrayEquals(pair.a().toFloats(), again.a().toFloats(), module);
            assertArrayEquals(pair.b().toFloats(), again.b().toFloats(), module);
        });
    }

    @Test
    void rankStabilisedScaleIsWrittenAsAlpha() {
        var file = folder.resolve("adapter.gguf");
        GgufAdapter.write(adapter("lora_qwen2_rs", "qwen2_tied"), "rs", file);
        assertEquals((float) (16 * Math.sqrt(8)), GgufFile.read(file).values().get("adapter.lora.alpha"));
    }

    @Test
    void modulesWithRanksAndAlphasOfTheirOwnKeepTheirScale() {
        var factors = new TreeMap<String, LoraFactors>();
        var q = new float[64];
        Arrays.fill(q, 1);
        factors.put("model.layers.0.self_attn.q_proj", new LoraFactors(1, q, q.clone()));
        factors.put("model.layers.1.self_attn.q_proj", new LoraFactors(2, new float[128], filled(128)));
        var config = new AdapterConfig(
                "",
                1,
                4,
                0,
                false,
                List.of("q_proj"),
                Map.of("layers.1.self_attn.q_proj", 2),
                Map.of("layers.1.self_attn.q_proj", 6.0));
        new PeftFolder(folder).write(config, factors);
        var trained = TrainedAdapter.open(folder, GOLDEN.resolve("models/qwen2_tied"));
        var file = folder.resolve("adapter.gguf");

        GgufAdapter.write(trained, "two", file);

        var gguf = GgufFile.read(file);
        assertEquals(4f, gguf.values().get("adapter.lora.alpha"));
        // llama.cpp: 4 / rank 2 = 2; the adapter's own scale is 6 / 2 = 3
        assertEquals(1.5f, gguf.tensors().get("blk.1.attn_q.weight.lora_b").toFloats()[0]);
        assertEquals(1f, gguf.tensors().get("blk.0.attn_q.weight.lora_b").toFloats()[0]);
    }

    private static float[] filled(int length) {
        var values = new float[length];
        Arrays.fill(values, 1);
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lora_llama", "lora_qwen2"})
    void fileCutAnywhereIsRefusedInASentence(String name) throws IOException {
        var whole = Files.readAllBytes(GOLDEN.resolve("gguf").resolve(name + ".gguf"));
        var file = folder.resolve("cut.gguf");
        for (int length = 0; length < whole.length - 32; length += 1 + length / 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            var refusal = assertThrows(TransformerException.class, () -> GgufFile.read(file), "cut at " + length);
            assertTrue(refusal.getMessage().contains("cut.gguf"), refusal.getMessage());
        }
    }

    @Test
    void claimedCountsBeyondTheFileAreRefused() throws IOException {
        var bytes = Files.readAllBytes(GOLDEN.resolve("gguf/lora_llama.gguf"));
        var file = folder.resolve("hostile.gguf");
        for (int at = 8; at < 2000; at++) {
            var changed = bytes.clone();
            changed[at] = (byte) 0xff;
            Files.write(file, changed);
            try {
                GgufFile.read(file);
            } catch (TransformerException e) {
                assertTrue(e.getMessage().contains("hostile.gguf"), e.getMessage());
            }
        }
    }

    @Test
    void anotherModelIsRefused() {
        var model = adapter("lora_llama", "llama").model();
        var file = GOLDEN.resolve("gguf/lora_qwen2.gguf");
        var refusal = assertThrows(
                TransformerException.class, () -> GgufAdapter.toPeft(file, model, "", folder.resolve("peft")));
        assertTrue(refusal.getMessage().endsWith("is no LoRA adapter for a model of type llama"));
    }
}
