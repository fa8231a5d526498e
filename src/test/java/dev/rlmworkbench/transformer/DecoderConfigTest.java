package dev.rlmworkbench.transformer;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderConfigTest {

    @TempDir
    Path folder;

    private static DecoderConfig golden(String name) {
        return DecoderConfig.read(GOLDEN.resolve("models").resolve(name));
    }

    @Test
    void bothSpellingsOfRopeAreRead() {
        assertEquals(1e8, golden("pocket_trial").ropeTheta(), "rope_theta");
        assertEquals(1e6, golden("qwen2_tied").ropeTheta(), "rope_parameters");
        assertEquals(new RopeScaling.Llama3(8, 1, 4, 64), golden("llama3_rope").ropeScaling());
    }

    @Test
    void oldSpellingOfScalingIsRead() throws IOException {
        config(
                "\"model_type\":\"llama\",\"rope_theta\":500000.0,\"rope_scaling\":{\"type\":\"linear\",\"factor\":4.0}");
        var config = DecoderConfig.read(folder);
        assertEquals(500_000, config.ropeTheta());
        assertEquals(new RopeScaling.Linear(4), config.ropeScaling());
        assertEquals(4, config.kvHeads(), "as many as query heads when not told");
        assertEquals(16, config.headDim());
    }

    @Test
    void familiesDifferInBiasesAndNorms() {
        assertTrue(golden("qwen2_tied").qkvBias());
        assertTrue(golden("qwen2_tied").tied());
        assertFalse(golden("qwen2_untied").tied());
        assertTrue(golden("qwen3").qkNorm());
        assertFalse(golden("qwen3").qkvBias());
        assertFalse(golden("llama").qkvBias());
        assertTrue(golden("qwen2_tied_bnb4").quantized());
    }

    @Test
    void parametersAreCountedAsTheyAreStored() {
        for (var name : new String[] {"qwen2_tied", "qwen2_untied", "qwen3", "llama", "pocket_trial"}) {
            long stored = WeightFiles.open(GOLDEN.resolve("models").resolve(name)).all().values().stream()
                    .mapToLong(StoredTensor::numbers)
                    .sum();
            assertEquals(stored, golden(name).parameters(), name);
        }
    }

    @Test
    void generationConfigNamesTheEndTokens() throws IOException {
        config("\"model_type\":\"llama\",\"eos_token_id\":2");
        assertEquals(Set.of(2), DecoderConfig.read(folder).endTokens());
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\":[5,6]}");
        assertEquals(Set.of(5, 6), DecoderConfig.read(folder).endTokens());
    }

    @Test
    void whatCannotBeRunIsRefusedInASentence() throws IOException {
        assertSays("there is no config.json");
        config("\"model_type\":\"mamba\"");
        assertSays("'mamba'", "qwen2", "llama");
        config("\"model_type\":\"llama\",\"hidden_act\":\"gelu\"");
        assertSays("hidden_act is \"gelu\"", "'silu'");
        config("\"model_type\":\"llama\",\"num_key_value_heads\":3");
        assertSays("num_key_value_heads is 3", "divisor");
        config("\"model_type\":\"llama\",\"vocab_size\":0");
        assertSays("vocab_size is 0", "positive");
        config("\"model_type\":\"llama\",\"rope_scaling\":{\"rope_type\":\"yarn\"}");
        assertSays("'yarn'", "llama3");
        config("\"model_type\":\"llama\",\"quantization_config\":{\"quant_method\":\"gptq\"}");
        assertSays("'gptq'", "NF4");
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":");
        assertSays("cannot be read as JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rope_scaling\":{\"factor\":4.0}",
                "\"rope_scaling\":\"linear\"",
                "\"rope_scaling\":[4.0]",
                "\"rope_scaling\":4.0",
                "\"rope_scaling\":{\"rope_type\":7,\"factor\":4.0}",
                "\"rope_scaling\":{\"type\":\"dynamic\",\"factor\":4.0}",
                "\"rope_scaling\":{\"type\":null,\"factor\":4.0}",
                "\"rope_scaling\":{\"type\":\"linear\"}",
                "\"rope_scaling\":{\"type\":\"linear\",\"factor\":\"4\"}",
                "\"rope_scaling\":{\"type\":\"linear\",\"factor\":0}",
                "\"rope_scaling\":{\"rope_type\":\"llama3\",\"factor\":8.0}",
                "\"rope_parameters\":{\"full_attention\":{\"rope_type\":\"linear\",\"factor\":2.0}}",
                "\"rope_parameters\":\"yarn\"",
                "\"partial_rotary_factor\":0.5",
                "\"rope_parameters\":{\"rope_type\":\"default\",\"partial_rotary_factor\":0.25}"
            })
    void formOfRopeThatIsNotKnownIsRefused(String rope) throws IOException {
        config("\"model_type\":\"llama\"," + rope);
        assertSays(folder.toString(), "ro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rope_scaling\":null",
                "\"rope_scaling\":{}",
                "\"rope_parameters\":{\"rope_theta\":10000.0}",
                "\"rope_parameters\":{\"rope_theta\":10000.0,\"rope_type\":\"default\",\"partial_rotary_factor\":1.0}"
            })
    void noScalingIsNone(String rope) throws IOException {
        config("\"model_type\":\"llama\"," + rope);
        assertEquals(new RopeScaling.None(), DecoderConfig.read(folder).ropeScaling());
    }

    private void config(String fields) throws IOException {
        var defaults = "\"hidden_size\":64,\"intermediate_size\":160,\"num_hidden_layers\":2,\"num_attention_heads\":4,"
                + "\"vocab_size\":320,\"max_position_embeddings\":512,";
        Files.writeString(folder.resolve("config.json"), "{" + defaults + fields + "}");
    }

    private void assertSays(String... words) {
        var e = assertThrows(TransformerException.class, () -> DecoderConfig.read(folder));
        for (var word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }
}
