package dev.rlmworkbench.transformer;

import static dev.rlmworkbench.transformer.torch.TestTorch.GOLDEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a reference implementation gave, from a file of the same name.
public record Golden(SafeTensors file) {

    public static Golden read(String name) {
        return new Golden(SafeTensors.open(GOLDEN.resolve(name + ".safetensors")));
    }

    public static JsonNode json(String name) {
        return JsonMapper.builder().build().readTree(GOLDEN.resolve(name));
    }

    /// The ids of a text in which the names of special tokens stand for those tokens, as the reference reads it.
    public static long[] encode(Tokenizer tokenizer, String text) {
        return Arrays.stream(text.split("(?<=\\|>)|(?=<\\|)"))
                .map(part -> part.startsWith("<|") ? new long[] {tokenizer.id(part)} : tokenizer.encode(part))
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    public float[] floats(String tensor) {
        return file.tensors().get(tensor).toFloats();
    }

    public byte[] bytes(String tensor) {
        var data = file.tensors().get(tensor).map();
        var values = new byte[data.remaining()];
        data.get(values);
        return values;
    }

    public long[] longs(String tensor) {
        var data = file.tensors().get(tensor).map().asLongBuffer();
        var values = new long[data.remaining()];
        data.get(values);
        return values;
    }

    public long[] ids(int row) {
        int tokens = file.tensors().get("input_ids").shape().get(1).intValue();
        var ids = new long[tokens];
        System.arraycopy(longs("input_ids"), row * tokens, ids, 0, tokens);
        return ids;
    }

    float[][] logits(int row) {
        var shape = file.tensors().get("logits").shape();
        int tokens = shape.get(1).intValue();
        int vocabulary = shape.get(2).intValue();
        var flat = floats("logits");
        var rows = new float[tokens][vocabulary];
        for (int i = 0; i < tokens; i++) {
            System.arraycopy(flat, (row * tokens + i) * vocabulary, rows[i], 0, vocabulary);
        }
        return rows;
    }

    void assertLogits(int row, float[][] actual, float tolerance) {
        var expected = logits(row);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], tolerance, "row " + row + ", token " + i);
        }
    }
}
