package dev.rlmworkbench.transformer;

import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.nio.ByteBuffer;
import tools.jackson.databind.json.JsonMapper;

/// Reads a weight that bitsandbytes has quantised to 4 bits: the packed numbers, their scales and a JSON description
/// stand beside each other under names that begin with the weight's.
final class BitsAndBytes {

    private static final String STATE = ".quant_state.bitsandbytes__nf4";

    private final WeightFiles files;

    BitsAndBytes(WeightFiles files) {
        this.files = files;
    }

    boolean isQuantized(String name) {
        return files.has(name + STATE);
    }

    /// A weight's shape as its description tells.
    long[] shape(String name) {
        return state(name).shape();
    }

    /// @return the numbers, row by row
    float[] read(String name) {
        var packed = files.tensor(name);
        var state = state(name);
        long count = 1;
        for (long dimension : state.shape()) {
            count *= dimension;
        }
        if (packed.type() != TensorType.U8 || packed.bytes() != (count + 1) / 2) {
            throw new TransformerException("tensor " + name + " in " + packed.file() + " (" + packed.describe()
                    + ") does not hold the " + count + " numbers of 4 bits that its description promises");
        }
        var scales = scales(name, state);
        if (scales.length != (count + state.blocksize() - 1) / state.blocksize()) {
            throw new TransformerException("tensor " + name + " in " + packed.file() + " has " + scales.length
                    + " scales for " + count + " numbers in blocks of " + state.blocksize());
        }
        return Nf4.dequantize(bytes(packed.map()), scales, state.blocksize(), Math.toIntExact(count));
    }

    /// The scales of a weight's blocks.
    float[] scales(String name) {
        return scales(name, state(name));
    }

    private float[] scales(String name, State state) {
        var scales = files.tensor(name + ".absmax");
        if (scales.type() != TensorType.U8) {
            return scales.toFloats();
        }
        return Nf4.restoreScales(
                bytes(scales.map()),
                files.tensor(name + ".nested_quant_map").toFloats(),
                files.tensor(name + ".nested_absmax").toFloats(),
                state.nestedBlocksize(),
                state.nestedOffset());
    }

    private State state(String name) {
        var json = JsonMapper.builder()
                .build()
                .readTree(bytes(files.tensor(name + STATE).map()));
        var shape = json.path("shape").valueStream().mapToLong(d -> d.asLong(0)).toArray();
        return new State(
                shape,
                json.path("blocksize").asInt(Nf4.BLOCK),
                json.path("nested_blocksize").asInt(256),
                (float) json.path("nested_offset").asDouble(0));
    }

    private record State(long[] shape, int blocksize, int nestedBlocksize, float nestedOffset) {}

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
