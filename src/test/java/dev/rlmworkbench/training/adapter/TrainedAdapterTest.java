package dev.rlmworkbench.training.adapter;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedAdapterTest {

    @TempDir
    private Path folder;

    @Test
    void adapterOfAnotherModelIsRefusedWithTheNumberOfTensorsThatMatch() {
        var adapter = GOLDEN.resolve("adapters/lora_qwen2");
        var refusal = assertThrows(
                TransformerException.class, () -> TrainedAdapter.open(adapter, GOLDEN.resolve("models/pocket_trial")));
        assertTrue(refusal.getMessage().startsWith("0 of 28 tensors of the adapter in "), refusal.getMessage());
    }

    @Test
    void adapterWhoseNamesMatchInPartIsRefused() {
        new PeftFolder(folder)
                .write(
                        new AdapterConfig("", 1, 1, 0, false, List.of("q_proj")),
                        Map.of(
                                "model.layers.0.self_attn.q_proj", new LoraFactors(1, new float[64], new float[64]),
                                "model.layers.9.self_attn.q_proj", new LoraFactors(1, new float[64], new float[64])));
        var refusal = assertThrows(
                TransformerException.class, () -> TrainedAdapter.open(folder, GOLDEN.resolve("models/qwen2_tied")));
        assertTrue(refusal.getMessage().startsWith("2 of 4 tensors"), refusal.getMessage());
        assertTrue(
                refusal.getMessage().contains("(not model.layers.9.self_attn.q_proj, A [1, 64], B [64, 1])"),
                refusal.getMessage());
    }

    @Test
    void ofATrainingTheBestAdapterIsTakenThenTheLast() throws IOException {
        assertEquals(Optional.empty(), TrainedAdapter.find(folder));
        put("step-9");
        put("step-30");
        assertEquals(Optional.of(folder.resolve("step-30")), TrainedAdapter.find(folder));
        put("final");
        assertEquals(Optional.of(folder.resolve("final")), TrainedAdapter.find(folder));
        put("best");
        assertEquals(Optional.of(folder.resolve("best")), TrainedAdapter.find(folder));
        assertEquals(Optional.of(folder.resolve("step-9")), TrainedAdapter.find(folder.resolve("step-9")));
    }

    private void put(String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("adapter_config.json"), "{}");
    }
}
