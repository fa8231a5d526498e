package dev.rlmworkbench.transformer.learn;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningDecoderTest {

    private static final long[] IDS = {5, 17, 300, 4, 4, 90, 211, 8, 19, 33, 2, 7};

    private final TorchEngine engine = TestTorch.engine();

    private LearningDecoder decoder(String model, WeightFormat format, double dropout) {
        return LearningDecoder.load(
                engine, GOLDEN.resolve("models").resolve(model), format, LoraSettings.all(4, 8, dropout, 7));
    }

    private static boolean[] all() {
        var learned = new boolean[IDS.length];
        Arrays.fill(learned, true);
        return learned;
    }

    /// So that both matrices of each pair have gradients.
    private static void fillB(LearningDecoder decoder) {
        int i = 0;
        for (var parameter : decoder.parameters()) {
            if (parameter.name().contains("lora_B")) {
                parameter.value().addi(0.01 + 0.001 * (i++ % 7));
            }
        }
    }

    private static List<float[]> gradients(LearningDecoder decoder) {
        return decoder.parameters().stream()
                .map(parameter -> parameter.gradient().toFloatArray())
                .toList();
    }

    @Test
    void beginsAsPeftDoes() {
        try (var decoder = decoder("qwen2_tied", WeightFormat.FP32, 0);
                var again = decoder("qwen2_tied", WeightFormat.FP32, 0)) {
            for (int i = 0; i < decoder.parameters().size(); i++) {
                var parameter = decoder.parameters().get(i);
                var values = parameter.value().toFloatArray();
                assertArrayEquals(again.parameters().get(i).value().toFloatArray(), values);
                if (parameter.name().endsWith("lora_A.weight")) {
                    double bound = 1 / Math.sqrt(parameter.shape()[1]);
                    double largest = 0;
                    for (float value : values) {
                        largest = Math.max(largest, Math.abs(value));
                    }
                    assertTrue(largest <= bound && largest > 0.9 * bound, parameter.name() + ": " + largest);
                } else {
                    assertArrayEquals(new float[values.length], values);
                }
            }
        }
    }

    @Test
    void dropoutIsTheSameForTheSameSeedAndAnotherForAnother() {
        try (var decoder = decoder("qwen2_tied", WeightFormat.FP32, 0.3)) {
            fillB(decoder);
            double first = decoder.accumulate(IDS, all(), 0.1, 1).sum();
            var gradients = gradients(decoder);
            decoder.zeroGradients();
            decoder.keep(0);
            assertEquals(first, decoder.accumulate(IDS, all(), 0.1, 1).sum());
            var again = gradients(decoder);
            for (int i = 0; i < again.size(); i++) {
                assertArrayEquals(gradients.get(i), again.get(i));
            }
            assertFalse(first == decoder.accumulate(IDS, all(), 0.1, 2).sum());
        }
    }

    @Test
    void tensorsOfAStepAreGoneAfterIt() {
        try (var decoder = decoder("qwen3", WeightFormat.BF16, 0.1)) {
            decoder.accumulate(IDS, all(), 0.1, 0);
            int before = decoder.manager().getManagedArrays().size();
            for (int i = 0; i < 50; i++) {
                decoder.keep(i % 2 * 1_000_000);
                decoder.accumulate(IDS, all(), 0.1, i);
                decoder.loss(IDS, all());
                decoder.zeroGradients();
            }
            assertEquals(before, decoder.manager().getManagedArrays().size());
        }
    }
}
