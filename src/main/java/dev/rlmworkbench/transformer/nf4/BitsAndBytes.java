package dev.rlmworkbench.transformer.nf4;

import dev.rlmworkbench.transformer.weights.NativeMemory;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a weight that bitsandbytes has quantised to 4 bits: the packed numbers, their scales and a JSON description
/// stand beside each other under names that begin with the weight's.
public final class BitsAndBytes {

    private static final String STATE = ".quant_state.bitsandbytes__nf4";

    private final WeightFiles files;

    public BitsAndBytes(WeightFiles files) {
        this.files = files;
    }

    public boolean isQuantized(String name) {
        return files.has(name + STATE);
    }

    /// @throws TransformerException when its parts do not fit each other
    public Nf4Weight read(String name) {
        var packed = files.tensor(name);
        var state = JsonMapper.builder()
                .build()
                .readTree(bytes(files.tensor(name + STATE).map()));
        var shape =
                state.path("shape").valueStream().mapToLong(d -> d.asLong(0)).toArray();
        if (shape.length != 2) {
            throw new TransformerException(
                    "tensor " + name + " in " + packed.file() + " is no matrix: " + Arrays.toString(shape));
        }
        long count = shape[0] * shape[1];
        if (packed.type() != TensorType.U8 || packed.bytes() != (count + 1) / 2) {
            throw new TransformerException("tensor " + name + " in " + packed.file() + " (" + packed.describe()
                    + ") does not hold the " + count + " numbers of 4 bits that its description promises");
        }
        int block = state.path("blocksize").asInt(Nf4.BLOCK);
        var scales = scales(name, state, block);
        int own = Math.toIntExact(files.tensor(name + ".absmax").numbers());
        if (own != (count + block - 1) / block) {
            throw new TransformerException("tensor " + name + " in " + packed.file() + " has " + own + " scales for "
                    + count + " numbers in blocks of " + block);
        }
        var memory = NativeMemory.allocate(Math.toIntExact(packed.bytes()));
        packed.reading(data -> memory.duplicate().put(data));
        return new Nf4Weight((int) shape[0], (int) shape[1], memory, scales);
    }

    private Nf4Weight.Scales scales(String name, JsonNode state, int block) {
        var stored = files.tensor(name + ".absmax");
        int group = state.path("nested_blocksize").asInt(NestedScales.GROUP);
        if (block % Nf4.BLOCK != 0 || group % NestedScales.GROUP != 0) {
            throw new TransformerException("tensor " + name + " in " + stored.file() + " is packed in blocks of "
                    + block + " with scales in groups of " + group + "; read here are multiples of 64 and 256");
        }
        if (stored.type() != TensorType.U8) {
            return new Nf4Weight.Scales.Plain(eachRepeated(stored.toFloats(), block / Nf4.BLOCK));
        }
        var nested = new NestedScales(
                bytes(stored.map()),
                files.tensor(name + ".nested_quant_map").toFloats(),
                eachRepeated(files.tensor(name + ".nested_absmax").toFloats(), group / NestedScales.GROUP),
                (float) state.path("nested_offset").asDouble(0));
        return block == Nf4.BLOCK
                ? new Nf4Weight.Scales.Nested(nested)
                : new Nf4Weight.Scales.Plain(eachRepeated(restored(nested), block / Nf4.BLOCK));
    }

    /// Larger blocks are some of ours with the same scale.
    private static float[] eachRepeated(float[] scales, int times) {
        var repeated = new float[scales.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = scales[i / times];
        }
        return repeated;
    }

    private static float[] restored(NestedScales nested) {
        var scales = new float[nested.places().length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = nested.at(i);
        }
        return scales;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
