package dev.rlmworkbench.transformer.weights;

import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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
        return map(Arena.ofAuto());
    }

    /// Its bytes, mapped for as long as they are read: the process does not keep them.
    ///
    /// @throws TransformerException as [#map]
    public <T> T reading(Function<ByteBuffer, T> read) {
        try (var arena = Arena.ofShared()) {
            return read.apply(map(arena));
        }
    }

    private ByteBuffer map(Arena arena) {
        if (bytes() > Integer.MAX_VALUE) {
            throw new TransformerException("tensor " + name + " in " + file + " has " + bytes()
                    + " bytes, and one of more than 2 GB cannot be loaded");
        }
        try (var channel = FileChannel.open(file)) {
            if (offset + bytes() > channel.size()) {
                throw new TransformerException(
                        file + " became shorter while it was in use: tensor " + name + " is no longer whole");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes(), arena)
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new TransformerException(
                    "cannot read tensor " + name + " from " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    /// All its numbers as floats, for small tensors.
    public float[] toFloats() {
        var values = new float[Math.toIntExact(numbers())];
        return reading(data -> {
            reader(data).read(0, values, values.length);
            return values;
        });
    }

    /// Reads numbers of any type, in parts.
    ///
    /// @param data as [#reading] gives them
    public FloatReader reader(ByteBuffer data) {
        return switch (type) {
            case BOOL, U8 -> each(i -> Byte.toUnsignedInt(data.get(i)));
            case I8 -> each(data::get);
            case F16 -> each(i -> Float.float16ToFloat(data.getShort(2 * i)));
            case BF16 -> each(i -> Float.intBitsToFloat(data.getShort(2 * i) << 16));
            case I32 -> each(i -> data.getInt(4 * i));
            case F32 -> each(i -> data.getFloat(4 * i));
            case I64 -> each(i -> data.getLong(8 * i));
            case F64 -> each(i -> (float) data.getDouble(8 * i));
        };
    }

    private interface Number {
        float at(int i);
    }

    private static FloatReader each(Number number) {
        return (from, into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = number.at(from + i);
            }
        };
    }

    public String describe() {
        return type + " " + Arrays.toString(shapeArray());
    }
}
