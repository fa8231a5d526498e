package dev.rlmworkbench.transformer.generate;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.DecoderWeights;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Native memory does not grow with the work that was done.
class LeakTest {

    private final TorchEngine engine = TestTorch.engine();

    private Decoder decoder() {
        return Decoder.load(engine, GOLDEN.resolve("models/qwen2_tied"), Precision.FLOAT32);
    }

    private static void write(Decoder decoder, int tokens) {
        try (var cache = decoder.newCache()) {
            decoder.extend(cache, 1, 2, 3);
            for (int i = 0; i < tokens; i++) {
                if (cache.length() == 500) {
                    cache.cutTo(3);
                }
                decoder.extend(cache, i % 300);
            }
        }
    }

    @Test
    void tensorsOfAStepAreGoneAfterIt() {
        try (var decoder = decoder()) {
            write(decoder, 5);
            int before = decoder.manager().getManagedArrays().size();
            write(decoder, 400);
            for (int i = 0; i < 10; i++) {
                decoder.logits(new long[] {1, 2, 3});
            }
            assertEquals(before, decoder.manager().getManagedArrays().size());
        }
    }

    @Test
    @Tag("long")
    void fiveThousandTokensLeaveTheProcessAsItWas() throws IOException {
        try (var decoder = decoder()) {
            write(decoder, 1000);
            touchTheHeap();
            long before = residentBytes();
            write(decoder, 5000);
            assertGrewLessThan(20_000_000, before);
        }
    }

    @Test
    @Tag("long")
    void thousandTrainingStepsLeaveTheProcessAsItWas() throws IOException {
        try (var manager = engine.newManager();
                var numbers = TorchScript.load(manager, "numbers", Map.of());
                var script =
                        TorchScript.load(manager, "decoder", Map.of("layers", 2L, "head_dim", 16L, "epsilon", 1e-6))) {
            var folder = GOLDEN.resolve("models/qwen2_tied");
            var loader = new TensorLoader(manager, numbers, Precision.FLOAT32);
            var weights = new DecoderWeights(
                            DecoderConfig.read(folder),
                            WeightFiles.open(folder),
                            loader,
                            loader,
                            DecoderWeights.Packing.NUMBERS)
                    .base();
            weights.get(1).setRequiresGradient(true);
            train(manager, script, weights, 100);
            touchTheHeap();
            long before = residentBytes();
            int arrays = manager.getManagedArrays().size();
            train(manager, script, weights, 1000);
            assertEquals(arrays, manager.getManagedArrays().size());
            assertGrewLessThan(40_000_000, before);
        }
    }

    private static void train(NDManager manager, TorchScript script, List<NDArray> weights, int steps) {
        for (int i = 0; i < steps; i++) {
            try (var step = manager.newSubManager()) {
                var ids = step.create(new long[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 8));
                var logits = script.callForTraining(step, true, "logits", ids, weights)
                        .singletonOrThrow();
                JniUtils.backward((PtNDArray) logits, (PtNDArray) step.ones(logits.getShape()), false, false);
                weights.get(1).getGradient().close();
            }
        }
    }

    /// Uses every page of Java's heap once, so that garbage does not look like growth afterwards.
    private static void touchTheHeap() {
        long rest = 2 * Runtime.getRuntime().totalMemory();
        while (rest > 0) {
            rest -= new byte[1_000_000].length;
        }
        System.gc();
    }

    private static long residentBytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IllegalStateException("no VmRSS");
    }

    private static void assertGrewLessThan(long bytes, long before) throws IOException {
        System.gc();
        long grew = residentBytes() - before;
        assertTrue(grew < bytes, "the process grew by " + grew + " bytes");
    }
}
