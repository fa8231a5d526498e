package dev.rlmworkbench.transformer.weights;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// Writes a safetensors file that every tool reads: tensors are added, then written at once; a crash leaves the
/// old file or the new one.
public final class SafeTensorsWriter {

    private record Entry(TensorType type, long[] shape, long length, Supplier<ByteBuffer> bytes) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// @param bytes little-endian, as many as shape and type need
    public SafeTensorsWriter add(String name, TensorType type, long[] shape, ByteBuffer bytes) {
        long needed = length(type, shape);
        if (bytes.remaining() != needed) {
            throw new IllegalArgumentException(
                    "tensor " + name + " needs " + needed + " bytes, not " + bytes.remaining());
        }
        return addLater(name, type, shape, () -> bytes);
    }

    /// Adds a tensor that is made only when it is written, so that a large model is never in memory as a whole.
    ///
    /// @param bytes little-endian, as many as shape and type need
    public SafeTensorsWriter addLater(String name, TensorType type, long[] shape, Supplier<ByteBuffer> bytes) {
        if (entries.putIfAbsent(name, new Entry(type, shape.clone(), length(type, shape), bytes)) != null) {
            throw new IllegalArgumentException("tensor " + name + " is there twice");
        }
        return this;
    }

    private static long length(TensorType type, long[] shape) {
        long length = type.bytes();
        for (long dimension : shape) {
            length = Math.multiplyExact(length, dimension);
        }
        return length;
    }

    /// @param type F32, F16 or BF16; the values are rounded to the nearest
    public SafeTensorsWriter add(String name, TensorType type, long[] shape, float[] values) {
        return add(name, type, shape, encoded(type, values));
    }

    /// @param type F32, F16 or BF16; the values are rounded to the nearest
    public static ByteBuffer encoded(TensorType type, float[] values) {
        var bytes = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type) {
                case F32 -> bytes.putFloat(value);
                case F16 -> bytes.putShort(Float.floatToFloat16(value));
                case BF16 -> bytes.putShort(bf16(value));
                case BOOL, U8, I8, I32, I64, F64 -> throw new IllegalArgumentException("no floats as " + type);
            }
        }
        return bytes.flip();
    }

    /// @throws TransformerException when it cannot be written
    public void write(Path file) {
        var header = new LinkedHashMap<String, Object>();
        header.put("__metadata__", Map.of("format", "pt"));
        long offset = 0;
        for (var entry : entries.entrySet()) {
            long end = offset + entry.getValue().length();
            // in one order always, so that equal tensors make equal files
            var place = new LinkedHashMap<String, Object>();
            place.put("dtype", entry.getValue().type().name());
            place.put("shape", entry.getValue().shape());
            place.put("data_offsets", List.of(offset, end));
            header.put(entry.getKey(), place);
            offset = end;
        }
        var json = JsonMapper.builder().build().writeValueAsString(header);
        // Spaces up to a multiple of 8, so that mapped numbers are aligned.
        var padded = json + " ".repeat(Math.floorMod(-json.getBytes(StandardCharsets.UTF_8).length, 8));
        var bytes = padded.getBytes(StandardCharsets.UTF_8);
        var length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length);
        try {
            AtomicFile.write(file, out -> {
                out.write(length.array());
                out.write(bytes);
                var channel = Channels.newChannel(out);
                for (var entry : entries.values()) {
                    var data = entry.bytes().get().duplicate();
                    if (data.remaining() != entry.length()) {
                        throw new IllegalStateException(
                                data.remaining() + " bytes were made where " + entry.length() + " were promised");
                    }
                    channel.write(data);
                }
            });
        } catch (IOException e) {
            throw new TransformerException("cannot write " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    /// Rounds to nearest, ties to even, as hardware does; a NaN stays one.
    public static short bf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
    }
}
