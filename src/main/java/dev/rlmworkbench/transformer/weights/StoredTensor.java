package dev.rlmworkbench.transformer.weights;

import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Where one tensor stands in a safetensors file.
///
/// @param shape  row-major, empty for a single number
/// @param offset of its first byte from the beginning of the file
public record StoredTensor(Path file, String name, TensorType type, List<Long> shape, long offset) {

    public StoredTensor {
        shape = List.copyOf(shape);
    }

    public long numbers() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    public long bytes() {
        return Math.multiplyExact(numbers(), type.bytes());
    }

    public long[] shapeArray() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /// Its bytes, mapped into memory, read-only and little-endian.
    ///
    /// @throws TransformerException when the file cannot be read or the tensor has 2 GB or more
    public ByteBuffer map() {
        if (bytes() > Integer.MAX_VALUE) {
            throw new TransformerException("tensor " + name + " in " + file + " has " + bytes()
                    + " bytes, and one of more than 2 GB cannot be loaded");
        }
        try (var channel = FileChannel.open(file)) {
            if (offset + bytes() > channel.size()) {
                throw new TransformerException(
                        file + " became shorter while it was in use: tensor " + name + " is no longer whole");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new TransformerException(
                    "cannot read tensor " + name + " from " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    /// All its numbers as floats, for small tensors.
    public float[] toFloats() {
        var values = new float[Math.toIntExact(numbers())];
        reader().read(0, values, values.length);
        return values;
    }

    /// Reads numbers of any type, in parts.
    public FloatReader reader() {
        var data = map();
        return (from, into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = number(data, from + i);
            }
        };
    }

    private float number(ByteBuffer data, int i) {
        return switch (type) {
            case BOOL, U8 -> Byte.toUnsignedInt(data.get(i));
            case I8 -> data.get(i);
            case F16 -> Float.float16ToFloat(data.getShort(2 * i));
            case BF16 -> Float.intBitsToFloat(data.getShort(2 * i) << 16);
            case I32 -> data.getInt(4 * i);
            case F32 -> data.getFloat(4 * i);
            case I64 -> data.getLong(8 * i);
            case F64 -> (float) data.getDouble(8 * i);
        };
    }

    public String describe() {
        return type + " " + Arrays.toString(shapeArray());
    }
}
