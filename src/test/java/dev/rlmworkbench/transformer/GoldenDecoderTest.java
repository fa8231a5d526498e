package dev.rlmworkbench.transformer;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.nf4.BitsAndBytes;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same numbers as transformers and PEFT give for the same folders.
public class GoldenDecoderTest {

    private final TorchEngine engine = TestTorch.engine();

    private Decoder decoder(String name) {
        return Decoder.load(engine, GOLDEN.resolve("models").resolve(name), Precision.FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen2_untied", "qwen3", "llama", "llama3_rope"})
    void logitsAndGreedyTokensAreTheReferences(String name) {
        var golden = Golden.read("decoder_" + name);
        try (var decoder = decoder(name)) {
            for (int row = 0; row < 2; row++) {
                golden.assertLogits(row, decoder.logits(golden.ids(row)), 1e-4f);
            }
            var expected = golden.longs("greedy_from_12");
            try (var cache = decoder.newCache()) {
                var text = Arrays.copyOf(expected, 12);
                var logits = decoder.extend(cache, text);
                for (int i = 12; i < expected.length; i++) {
                    int next = argmax(logits);
                    assertEquals(expected[i], next, "token " + i);
                    logits = decoder.extend(cache, next);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen2_tied", "qwen3", "llama3_rope"})
    void readingInPartsGivesTheSameAsReadingAtOnce(String name) {
        var golden = Golden.read("decoder_" + name);
        try (var decoder = decoder(name);
                var cache = decoder.newCache()) {
            var ids = golden.ids(0);
            var whole = decoder.logits(ids);
            int at = 0;
            for (int part : new int[] {1, 7, 1, 20, 19}) {
                var logits = decoder.extend(cache, Arrays.copyOfRange(ids, at, at + part));
                at += part;
                assertArrayEquals(whole[at - 1], logits, 1e-4f, "behind token " + at);
            }
            cache.cutTo(10);
            assertArrayEquals(whole[29], decoder.extend(cache, Arrays.copyOfRange(ids, 10, 30)), 1e-4f, "after a cut");
        }
    }

    @Test
    void cacheGrowsAndKeepsWhatItHolds() {
        try (var decoder = decoder("llama3_rope");
                var cache = decoder.newCache()) {
            var ids = new long[400];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = i * 7919 % 320;
            }
            float[] logits = {};
            for (int at = 0; at < 400; at += 50) {
                logits = decoder.extend(cache, Arrays.copyOfRange(ids, at, at + 50));
            }
            assertEquals(400, cache.length());
            assertTrue(cache.capacity() >= 400);
            assertArrayEquals(decoder.logits(ids)[399], logits, 1e-4f);
        }
    }

    @Test
    void rowsOfABatchDoNotSeeEachOther() {
        var golden = Golden.read("decoder_qwen3");
        try (var decoder = decoder("qwen3");
                var a = decoder.newCache();
                var b = decoder.newCache()) {
            decoder.extend(a, Arrays.copyOf(golden.ids(0), 30));
            decoder.extend(b, Arrays.copyOf(golden.ids(1), 11));
            try (var both = decoder.gather(List.of(new Decoder.CachedRow(a, 0, 30), new Decoder.CachedRow(b, 0, 11)))) {
                assertEquals(11, both.tokens(1));
                var wholeA = decoder.logits(golden.ids(0));
                var wholeB = decoder.logits(golden.ids(1));
                for (int i = 0; i < 10; i++) {
                    var logits = decoder.extendEach(both, new long[] {golden.ids(0)[30 + i], golden.ids(1)[11 + i]});
                    assertArrayEquals(wholeA[30 + i], logits[0], 1e-4f, "first row, step " + i);
                    assertArrayEquals(wholeB[11 + i], logits[1], 1e-4f, "second row, step " + i);
                }
                // one leaves, the short one goes on alone
                try (var rest = decoder.gather(List.of(new Decoder.CachedRow(both, 1, 21)))) {
                    assertArrayEquals(wholeB[21], decoder.extend(rest, golden.ids(1)[21]), 1e-4f);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lora_qwen2", "lora_qwen2_rs"})
    void adapterIsAppliedSwitchedOffAndMerged(String name) {
        var golden = Golden.read(name);
        var adapter = PeftAdapter.read(GOLDEN.resolve("adapters").resolve(name));
        var folder = GOLDEN.resolve("models/qwen2_tied");
        float[][] plain;
        try (var base = decoder("qwen2_tied")) {
            plain = base.logits(golden.ids(0));
        }
        try (var adapted = Decoder.loadAdapted(engine, folder, Precision.FLOAT32, adapter)) {
            golden.assertLogits(0, adapted.logits(golden.ids(0)), 1e-4f);
            adapted.useAdapter(false);
            assertArrayEquals(plain[5], adapted.logits(golden.ids(0))[5], 0f);
            adapted.useAdapter(true);
            golden.assertLogits(0, adapted.logits(golden.ids(0)), 1e-4f);
        }
        try (var merged = Decoder.loadMerged(engine, folder, Precision.FLOAT32, adapter)) {
            golden.assertLogits(0, merged.logits(golden.ids(0)), 1e-4f);
        }
    }

    @Test
    void fourBitFolderRunsAsCloseToItsOriginalAsFourBitsAllow() {
        var ids = Golden.read("decoder_qwen2_bnb4").ids(0);
        try (var packed = decoder("qwen2_tied_bnb4");
                var plain = decoder("qwen2_tied")) {
            var actual = packed.logits(ids);
            var original = plain.logits(ids);
            double sum = 0;
            for (int i = 0; i < actual.length; i++) {
                for (int j = 0; j < actual[i].length; j++) {
                    sum += Math.abs(actual[i][j] - original[i][j]);
                }
            }
            // 0.0976 by an independent computation in numpy from the same two files
            assertEquals(0.0976, sum / actual.length / actual[0].length, 1e-4);
        }
    }

    @Test
    void fourBitFolderStaysPackedWhereMemoryIsShortAndGivesTheSame() {
        var folder = GOLDEN.resolve("models/qwen2_tied_bnb4");
        var ids = Golden.read("decoder_qwen2_bnb4").ids(0);
        long little = WeightFiles.open(folder).bytes();
        try (var packed = Decoder.load(engine, folder, Precision.FLOAT32, new FreeMemory(little, little));
                var unpacked = decoder("qwen2_tied_bnb4");
                var cache = packed.newCache()) {
            var expected = unpacked.logits(ids);
            var actual = packed.logits(ids);
            for (int i = 0; i < ids.length; i++) {
                assertArrayEquals(expected[i], actual[i], 1e-5f, "token " + i);
            }
            packed.extend(cache, Arrays.copyOf(ids, ids.length - 1));
            assertArrayEquals(expected[ids.length - 1], packed.extend(cache, ids[ids.length - 1]), 1e-5f);
        }
        assertThrows(
                TransformerException.class,
                () -> Decoder.load(engine, folder, Precision.FLOAT32, new FreeMemory(little - 1, little)));
    }

    @Test
    void fourBitFolderGivesTheRecordedLogitsWithTheRecordingsScales(@TempDir Path folder) throws IOException {
        var golden = Golden.read("decoder_qwen2_bnb4");
        var from = GOLDEN.resolve("models/qwen2_tied_bnb4");
        Files.copy(from.resolve("config.json"), folder.resolve("config.json"));
        var files = WeightFiles.open(from);
        var packed = new BitsAndBytes(files);
        var writer = new SafeTensorsWriter();
        for (var tensor : files.all().values()) {
            if (!tensor.name().contains("down_proj")) {
                writer.add(tensor.name(), tensor.type(), tensor.shapeArray(), tensor.map());
            } else if (tensor.name().endsWith("weight")) {
                var weight = packed.read(tensor.name());
                writer.add(
                        tensor.name(),
                        TensorType.F32,
                        new long[] {weight.rows(), weight.inputs()},
                        RecordedScales.of(weight));
            }
        }
        writer.write(folder.resolve("model.safetensors"));
        try (var decoder = Decoder.load(engine, folder, Precision.FLOAT32)) {
            golden.assertLogits(0, decoder.logits(golden.ids(0)), 1e-3f);
        }
    }

    @Test
    void bf16StaysCloseToFp32() {
        var golden = Golden.read("decoder_qwen2_tied");
        try (var decoder = Decoder.load(engine, GOLDEN.resolve("models/qwen2_tied"), Precision.BFLOAT16);
                var cache = decoder.newCache()) {
            var ids = golden.ids(0);
            var wide = golden.logits(0)[47];
            assertArrayEquals(wide, decoder.extend(cache, ids), 0.05f);
            assertArrayEquals(wide, decoder.logits(ids)[47], 0.05f);
            decoder.extend(cache, 5);
            assertEquals(49, cache.length());
        }
    }

    @Test
    void trialCheckpointGivesTheLogitsOfItsPrompts() {
        var golden = Golden.read("pocket_trial");
        var prompts = Golden.json("pocket_trial.json");
        var folder = GOLDEN.resolve("models/pocket_trial");
        try (var decoder = decoder("pocket_trial");
                var tokenizer = Tokenizer.open(folder)) {
            for (int i = 0; i < prompts.size(); i++) {
                var ids = Golden.encode(tokenizer, prompts.get(i).path("prompt").stringValue());
                assertEquals(prompts.get(i).path("prompt_tokens").intValue(), ids.length);
                try (var cache = decoder.newCache()) {
                    assertArrayEquals(golden.floats("last_logits_" + i), decoder.extend(cache, ids), 1e-3f);
                }
            }
        }
    }

    public static int argmax(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
