package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.torch.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryForecastTest {

    private static final double MIB = 1 << 20;

    @TempDir
    Path folder;

    /// The shape of Qwen2.5-1.5B.
    private DecoderConfig qwen() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"model_type": "qwen2", "hidden_size": 1536, "intermediate_size": 8960, "num_hidden_layers": 28,
                 "num_attention_heads": 12, "num_key_value_heads": 2, "vocab_size": 151936,
                 "max_position_embeddings": 32768, "rms_norm_eps": 1e-6, "rope_theta": 1000000,
                 "tie_word_embeddings": true, "torch_dtype": "bfloat16"}
                """);
        return DecoderConfig.read(folder);
    }

    private MemoryForecast forecast(OptimizerKind optimizer, int longest) throws IOException {
        var spec = TrainingPreset.SEED.spec("a.jsonl", "m", optimizer, 2);
        return MemoryForecast.of(spec, qwen(), Precision.BFLOAT16, longest, longest / 5);
    }

    private static double mib(MemoryForecast forecast, String what) {
        return forecast.parts().stream()
                        .filter(part -> part.what().startsWith(what))
                        .mapToLong(MemoryPart::bytes)
                        .sum()
                / MIB;
    }

    @Test
    void thePartsOfAKnownModelAreThoseThatAreReckonedByHand() throws IOException {
        var forecast = forecast(OptimizerKind.ADAMW, 2048);
        assertEquals(644.6, mib(forecast, "model, nf4"), 0.1); // 624.8 of numbers, 19.8 of scales
        assertEquals(445.1, mib(forecast, "its table of tokens"), 0.1);
        assertEquals(140.9, mib(forecast, "adapter"), 0.1);
        assertEquals(105.7, mib(forecast(OptimizerKind.MUON, 2048), "adapter"), 0.1);
        assertTrue(forecast.bytes() < 4e9, "%,d".formatted(forecast.bytes()));
        assertTrue(forecast(OptimizerKind.ADAMW, 256).bytes() < forecast.bytes());
    }

    @Test
    void whatCannotFitIsRefusedWithWhatTakesMost() throws IOException {
        var refused = assertThrows(
                TrainingException.class,
                () -> forecast(OptimizerKind.ADAMW, 200_000_000).requireFree());
        assertTrue(refused.getMessage().contains("most of it for "), refused.getMessage());
        assertTrue(refused.getMessage().contains("the maximum length"), refused.getMessage());
    }
}
