package dev.rlmworkbench.transformer.generate;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.learn.LearningDecoder;
import dev.rlmworkbench.transformer.learn.LoraSettings;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var folder = GOLDEN.resolve("models/qwen2_tied");
        try (var decoder = LearningDecoder.load(engine, folder, WeightFormat.NF4, LoraSettings.all(8, 16, 0.1, 1))) {
            train(decoder, 100);
            touchTheHeap();
            long before = residentBytes();
            int arrays = decoder.manager().getManagedArrays().size();
            train(decoder, 1000);
            assertEquals(arrays, decoder.manager().getManagedArrays().size());
            assertGrewLessThan(40_000_000, before);
        }
    }

    private static void train(LearningDecoder decoder, int steps) {
        for (int i = 0; i < steps; i++) {
            decoder.accumulate(
                    new long[] {1, 2, 3, 4, 5, 6, 7, 8},
                    new boolean[] {false, true, true, true, true, false, true, true},
                    0.1,
                    i);
            decoder.zeroGradients();
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
