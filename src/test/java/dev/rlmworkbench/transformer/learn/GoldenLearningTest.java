package dev.rlmworkbench.transformer.learn;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Golden;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same loss and gradients as PEFT and torch give for the same folders.
class GoldenLearningTest {

    private final TorchEngine engine = TestTorch.engine();

    @ParameterizedTest
    @CsvSource({"lora_qwen2, FP32, 1000000", "lora_qwen2, FP32, 0", "lora_qwen2_rs, FP32, 1000000"})
    void lossAndGradientsAreTheReferences(String name, WeightFormat format, long keep) {
        var golden = Golden.read(name);
        var adapter =
                PeftAdapter.read(GOLDEN.resolve("adapters").resolve(name.equals("qlora_qwen2") ? "lora_qwen2" : name));
        try (var decoder = LearningDecoder.load(engine, GOLDEN.resolve("models/qwen2_tied"), format, adapter, 0)) {
            decoder.keep(keep);
            var labels = golden.longs("labels");
            var learned = new boolean[labels.length];
            int tokens = 0;
            for (int i = 1; i < labels.length; i++) {
                learned[i] = labels[i] >= 0;
                tokens += learned[i] ? 1 : 0;
            }
            var loss = decoder.accumulate(golden.ids(0), learned, 1.0 / tokens, 1);
            assertEquals(tokens, loss.tokens());
            assertEquals(golden.floats("loss")[0], loss.mean(), 1e-5);
            assertEquals(loss.mean(), decoder.loss(golden.ids(0), learned).mean(), 1e-6);
            assertEquals(28, decoder.parameters().size());
            for (var parameter : decoder.parameters()) {
                assertClose(
                        parameter.name(),
                        golden.floats("grad." + parameter.name()),
                        parameter.gradient().toFloatArray());
            }
        }
    }

    private static void assertClose(String name, float[] expected, float[] actual) {
        double error = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.pow(expected[i] - actual[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        assertTrue(Math.sqrt(error) <= 1e-4 * Math.sqrt(norm), name + ": " + Math.sqrt(error / norm));
    }
}
