package dev.rlmworkbench.transformer.learn;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Golden;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.RecordedScales;
import dev.rlmworkbench.transformer.nf4.BitsAndBytes;
import dev.rlmworkbench.transformer.nf4.Nf4Weight;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The same loss and gradients as PEFT and torch give for the same folders.
class GoldenLearningTest {

    private final TorchEngine engine = TestTorch.engine();

    @ParameterizedTest
    @CsvSource({"lora_qwen2, FP32, 1000000", "lora_qwen2, FP32, 0", "lora_qwen2_rs, FP32, 1000000"})
    void lossAndGradientsAreTheReferences(String name, WeightFormat format, long keep) {
        assertReference(name, name, GOLDEN.resolve("models/qwen2_tied"), format, keep);
    }

    private void assertReference(String name, String adapterName, Path model, WeightFormat format, long keep) {
        var golden = Golden.read(name);
        var adapter = PeftAdapter.read(GOLDEN.resolve("adapters").resolve(adapterName));
        try (var decoder = LearningDecoder.load(engine, model, format, adapter, 0)) {
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

    /// The folder's projections are quantised and restored, as the recording did it.
    @Test
    void learningOnFourBitsGivesTheRecordedLossWithTheRecordingsScales(@TempDir Path folder) throws IOException {
        unpacked("qwen2_tied", folder, RecordedScales::of);
        assertReference("qlora_qwen2", "lora_qwen2", folder, WeightFormat.FP32, 1_000_000);
    }

    /// Packed weights that are unpacked at each use are the same as weights that were unpacked before.
    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen2_untied", "qwen3", "llama", "llama3_rope", "qwen2_tied_bnb4"})
    void packedWeightsGiveWhatTheirNumbersGive(String model, @TempDir Path folder) throws IOException {
        unpacked(model, folder, Nf4Weight::unpacked);
        var settings = LoraSettings.all(8, 16, 0, 3);
        var ids = new long[] {3, 99, 200, 17, 5, 5, 31, 8};
        var learned = new boolean[] {false, false, true, true, false, true, true, true};
        try (var packed = LearningDecoder.load(
                        engine, GOLDEN.resolve("models").resolve(model), WeightFormat.NF4, settings);
                var numbers = LearningDecoder.load(engine, folder, WeightFormat.FP32, settings)) {
            assertEquals(
                    numbers.accumulate(ids, learned, 0.2, 0).sum(),
                    packed.accumulate(ids, learned, 0.2, 0).sum(),
                    1e-5);
            for (int i = 0; i < packed.parameters().size(); i++) {
                assertClose(
                        packed.parameters().get(i).name(),
                        numbers.parameters().get(i).gradient().toFloatArray(),
                        packed.parameters().get(i).gradient().toFloatArray());
            }
        }
    }

    private static void unpacked(String model, Path to, Function<Nf4Weight, float[]> unpack) throws IOException {
        var from = GOLDEN.resolve("models").resolve(model);
        var config = JsonMapper.builder().build().readTree(from.resolve("config.json"));
        ((ObjectNode) config).remove("quantization_config");
        Files.writeString(to.resolve("config.json"), config.toString());
        var files = WeightFiles.open(from);
        var stored = new BitsAndBytes(files);
        var writer = new SafeTensorsWriter();
        for (var tensor : files.all().values()) {
            boolean projection = tensor.name().endsWith("_proj.weight");
            if (projection && stored.isQuantized(tensor.name())) {
                var weight = stored.read(tensor.name());
                writer.add(
                        tensor.name(),
                        TensorType.F32,
                        new long[] {weight.rows(), weight.inputs()},
                        unpack.apply(weight));
            } else if (projection) {
                writer.add(tensor.name(), TensorType.F32, tensor.shapeArray(), unpack.apply(quantized(tensor)));
            } else if (!tensor.name().contains("_proj.weight.")) {
                writer.add(tensor.name(), tensor.type(), tensor.shapeArray(), tensor.map());
            }
        }
        writer.write(to.resolve("model.safetensors"));
    }

    private static Nf4Weight quantized(StoredTensor tensor) {
        try (var manager = TestTorch.engine().newManager();
                var numbers = TorchScript.load(manager, "numbers", Map.of())) {
            return Nf4Weight.of(tensor, new TensorLoader(manager, numbers, Precision.FLOAT32)::mean);
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
