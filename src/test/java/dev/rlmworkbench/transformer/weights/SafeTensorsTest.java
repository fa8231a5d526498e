package dev.rlmworkbench.transformer.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsReadWithTypesAndShapes() {
        var file = folder.resolve("model.safetensors");
        new SafeTensorsWriter()
                .add("a", TensorType.F32, new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6})
                .add("b", TensorType.BF16, new long[] {3}, new float[] {1.00390625f, -2.5f, Float.NaN})
                .add("c", TensorType.F16, new long[] {2}, new float[] {0.1f, 65504f})
                .add("d", TensorType.U8, new long[] {2, 1}, ByteBuffer.wrap(new byte[] {7, (byte) 200}))
                .write(file);
        var read = SafeTensors.open(file);
        assertEquals(List.of("a", "b", "c", "d"), List.copyOf(read.tensors().keySet()));
        assertEquals("pt", read.metadata().get("format"));
        assertEquals(List.of(2L, 3L), read.tensors().get("a").shape());
        assertArrayEquals(
                new float[] {1, 2, 3, 4, 5, 6}, read.tensors().get("a").toFloats());
        // 1.00390625 lies half way between two bf16 numbers and goes to the even one
        assertArrayEquals(
                new float[] {1f, -2.5f, Float.NaN}, read.tensors().get("b").toFloats());
        assertArrayEquals(
                new float[] {0.099975586f, 65504f}, read.tensors().get("c").toFloats());
        assertArrayEquals(new float[] {7, 200}, read.tensors().get("d").toFloats());
        assertEquals(0, read.tensors().get("a").offset() % 8);
        assertFalse(Files.exists(folder.resolve("model.safetensors.part")));
    }

    @Test
    void shardsAreOneSetOfWeights() throws IOException {
        write("x-1.safetensors", "a");
        write("x-2.safetensors", "b");
        index("{\"a\":\"x-1.safetensors\",\"b\":\"x-2.safetensors\"}");
        var weights = WeightFiles.open(folder);
        assertArrayEquals(new float[] {1, 2}, weights.tensor("b").toFloats());
        assertEquals(16, weights.bytes());
        assertSays(() -> weights.tensor("c"), "lack tensor c");
    }

    @Test
    void missingShardIsNamed() throws IOException {
        write("x-1.safetensors", "a");
        index("{\"a\":\"x-1.safetensors\",\"b\":\"x-2.safetensors\"}");
        assertSays(() -> WeightFiles.open(folder), "x-2.safetensors' is missing");
    }

    @Test
    void tensorThatNoShardHoldsIsNamed() throws IOException {
        write("x-1.safetensors", "a");
        index("{\"a\":\"x-1.safetensors\",\"b\":\"x-1.safetensors\"}");
        assertSays(() -> WeightFiles.open(folder), "tensor b is in none");
    }

    @Test
    void shardOutsideTheFolderIsNotRead() throws IOException {
        index("{\"a\":\"../../secret.safetensors\"}");
        assertSays(() -> WeightFiles.open(folder), "is missing");
    }

    @Test
    void oldFormatIsNamed() throws IOException {
        Files.write(folder.resolve("pytorch_model.bin"), new byte[10]);
        assertSays(() -> WeightFiles.open(folder), "convert it to safetensors");
    }

    @Test
    void cutFileSaysWhichTensorIsNotWhole() throws IOException {
        var file = write("model.safetensors", "a");
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertSays(() -> SafeTensors.open(file), "tensor a ends at byte");
    }

    @Test
    void headersThatLieAreRefused() throws IOException {
        assertSays(() -> SafeTensors.open(withHeader("not json", 100)), "no JSON");
        assertSays(() -> SafeTensors.open(withHeader("[]", 100)), "no JSON object");
        assertSays(() -> SafeTensors.open(withHeader(tensor("F32", "[2,2]", 0, 8), 100)), "needs 16 bytes and has 8");
        assertSays(() -> SafeTensors.open(withHeader(tensor("F32", "[-1]", 0, 8), 100)), "no proper shape");
        assertSays(() -> SafeTensors.open(withHeader(tensor("F9", "[1]", 0, 8), 100)), "'F9'");
        assertSays(() -> SafeTensors.open(withHeader(tensor("U8", "[8]", -8, 0), 100)), "has 8");
        assertSays(() -> SafeTensors.open(folder.resolve("none")), "there is no file");
        Files.write(folder.resolve("short"), new byte[3]);
        assertSays(() -> SafeTensors.open(folder.resolve("short")), "it has 3 bytes");
        Files.write(folder.resolve("zeros"), new byte[64]);
        assertSays(() -> SafeTensors.open(folder.resolve("zeros")), "claims 0 bytes");
    }

    private static String tensor(String type, String shape, int begin, int end) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end
                + "]}}";
    }

    private Path withHeader(String header, int data) throws IOException {
        var bytes = header.getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve("bad");
        Files.write(
                file,
                ByteBuffer.allocate(8 + bytes.length + data)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(bytes.length)
                        .put(bytes)
                        .array());
        return file;
    }

    private Path write(String name, String tensor) {
        var file = folder.resolve(name);
        new SafeTensorsWriter()
                .add(tensor, TensorType.F32, new long[] {2}, new float[] {1, 2})
                .write(file);
        return file;
    }

    private void index(String map) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":" + map + "}");
    }

    private static void assertSays(org.junit.jupiter.api.function.Executable action, String words) {
        var e = assertThrows(TransformerException.class, action);
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
}
