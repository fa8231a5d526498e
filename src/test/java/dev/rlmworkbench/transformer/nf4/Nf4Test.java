package dev.rlmworkbench.transformer.nf4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.transformer.Golden;
import dev.rlmworkbench.transformer.Projection;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TensorLoader;
import dev.rlmworkbench.transformer.torch.TestTorch;
import dev.rlmworkbench.transformer.torch.TorchScript;
import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same bytes and numbers as bitsandbytes gives.
class Nf4Test {

    @ParameterizedTest
    @CsvSource({
        "8x64_float32", "8x64_bfloat16", "96x128_float32", "96x128_bfloat16",
        "100x70_float32", "100x70_bfloat16", "300x192_float32", "300x192_bfloat16"
    })
    void packedAndRestoredAsBitsAndBytesDoes(String shapeAndType) {
        var golden = Golden.read("nf4_" + shapeAndType + "_plain");
        var packed = Nf4.quantize(golden.floats("weight"));
        assertArrayEquals(golden.bytes("packed"), bytes(packed.packed()));
        assertArrayEquals(golden.floats("absmax"), packed.scales(), 0f);
        var expected = golden.floats("dequantized");
        assertRestored(shapeAndType, expected, plain(packed, expected.length));
    }

    @ParameterizedTest
    @CsvSource({
        "8x64_float32", "8x64_bfloat16", "96x128_float32", "96x128_bfloat16",
        "100x70_float32", "100x70_bfloat16", "300x192_float32", "300x192_bfloat16"
    })
    void doublyQuantizedAsBitsAndBytesDoes(String shapeAndType) {
        var golden = Golden.read("nf4_" + shapeAndType + "_dq");
        var packed = Nf4.quantize(golden.floats("weight"));
        assertArrayEquals(golden.bytes("packed"), bytes(packed.packed()));
        var nested = NestedScales.of(packed.scales(), mean(packed.scales()));
        assertEquals(offset("nf4_" + shapeAndType + "_dq"), nested.offset());
        assertArrayEquals(golden.floats("nested_code"), nested.table(), 0f);
        assertArrayEquals(golden.floats("nested_absmax"), nested.groups(), 0f);
        assertArrayEquals(golden.bytes("absmax"), nested.places());
        var expected = golden.floats("dequantized");
        assertRestored(
                shapeAndType,
                expected,
                new Nf4Weight(1, expected.length, packed.packed(), new Nf4Weight.Scales.Nested(nested)).unpacked());
    }

    private static float[] plain(Nf4.Packed packed, int count) {
        return new Nf4Weight(1, count, packed.packed(), new Nf4Weight.Scales.Plain(packed.scales())).unpacked();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 7_001, 600_000})
    void unpackedToBf16IsUnpackedAndRounded(int count) {
        var random = new Random(count);
        var weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        var packed = Nf4.quantize(weights);
        var weight = new Nf4Weight(1, count, packed.packed(), new Nf4Weight.Scales.Plain(packed.scales()));
        var target = ByteBuffer.allocateDirect(2 * count);
        weight.unpackToBf16(target);
        var numbers = weight.unpacked();
        for (int i = 0; i < count; i++) {
            assertEquals(SafeTensorsWriter.bf16(numbers[i]), target.getShort(2 * i), "number " + i);
        }
    }

    private static float mean(float[] scales) {
        try (var manager = TestTorch.engine().newManager();
                var numbers = TorchScript.load(manager, "numbers", Map.of())) {
            return new TensorLoader(manager, numbers, Precision.FLOAT32).mean(scales);
        }
    }

    private static float offset(String name) {
        for (var entry : Golden.json("index.json").path("cases")) {
            if (entry.path("name").stringValue().equals(name)) {
                return (float) entry.path("nested_offset").doubleValue();
            }
        }
        throw new IllegalStateException("no case " + name);
    }

    private static void assertRestored(String type, float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            if (type.endsWith("bfloat16")) {
                assertEquals(SafeTensorsWriter.bf16(expected[i]), SafeTensorsWriter.bf16(actual[i]), "number " + i);
            } else {
                assertEquals(expected[i], actual[i], 1e-6f, "number " + i);
            }
        }
    }

    @Test
    void publishedVector() {
        var weights = new float[64];
        for (int i = 0; i < 64; i++) {
            weights[i] = (i - 32) / 16f;
        }
        var packed = Nf4.quantize(weights);
        assertEquals(
                "000001111111122222333344455566677788999aaabbbccccddddeeeeeeeffff",
                HexFormat.of().formatHex(bytes(packed.packed())));
        double sum = 0;
        double squares = 0;
        var restored = plain(packed, 64);
        for (int i = 0; i < 64; i++) {
            sum += restored[i];
            squares += Math.pow(restored[i] - weights[i], 2);
        }
        assertEquals(-1.9746652, sum, 1e-5);
        assertEquals(0.10736761, Math.sqrt(squares / 64), 1e-7);
    }

    @Test
    void blockOfZerosStaysZero() {
        var packed = Nf4.quantize(new float[65]);
        assertArrayEquals(new float[65], plain(packed, 65));
    }

    @Test
    void folderOfBitsAndBytesIsCloseToTheModelItWasMadeFrom() {
        var models = TestTorch.GOLDEN.resolve("models");
        var plain = WeightFiles.open(models.resolve("qwen2_tied"));
        var packed = new BitsAndBytes(WeightFiles.open(models.resolve("qwen2_tied_bnb4")));
        for (int layer = 0; layer < 2; layer++) {
            for (var projection : Projection.values()) {
                var name = projection.module(layer) + ".weight";
                var expected = plain.tensor(name).toFloats();
                var actual = packed.read(name).unpacked();
                double error = 0;
                double size = 0;
                for (int i = 0; i < expected.length; i++) {
                    error += Math.pow(actual[i] - expected[i], 2);
                    size += Math.pow(expected[i], 2);
                }
                // 0.0919 for numbers of a normal distribution
                assertEquals(0.0919, Math.sqrt(error / size), 0.004, name);
            }
        }
    }
}
