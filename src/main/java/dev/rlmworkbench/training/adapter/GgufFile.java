package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small GGUF file, version 3, as llama.cpp reads it: a header of values and of the tensors' places, then the
/// tensors, each at a multiple of 32 bytes. Everything is little-endian, and a shape is written in reverse.
///
/// @param values  texts, [Integer], [Float] and other numbers by their names
/// @param tensors by name, with their shapes row by row
record GgufFile(Path file, Map<String, Object> values, Map<String, StoredTensor> tensors) {

    private static final int MAGIC = 'G' | 'G' << 8 | 'U' << 16 | 'F' << 24;
    private static final int VERSION = 3;
    private static final int ALIGNMENT = 32;
    private static final int MOST_DIMENSIONS = 4;

    private static final int UINT32 = 4;
    private static final int FLOAT32 = 6;
    private static final int STRING = 8;

    /// @param shape row by row
    record Matrix(long[] shape, float[] numbers) {}

    /// Writes numbers of 32 bits.
    ///
    /// @param values each a text, an [Integer] (written without sign) or a [Float]
    /// @throws TransformerException when it cannot be written
    static void write(Path file, Map<String, Object> values, Map<String, Matrix> tensors) {
        var header = new Header();
        header.ints(MAGIC, VERSION);
        header.longs(tensors.size(), values.size());
        values.forEach(header::value);
        long offset = 0;
        for (var tensor : tensors.entrySet()) {
            header.text(tensor.getKey());
            var shape = tensor.getValue().shape();
            header.ints(shape.length);
            for (int i = shape.length - 1; i >= 0; i--) {
                header.longs(shape[i]);
            }
            header.ints(0);
            header.longs(offset);
            offset += padded(4L * tensor.getValue().numbers().length);
        }
        try {
            AtomicFile.write(file, out -> {
                out.write(header.bytes());
                out.write(new byte[(int) (padded(header.size()) - header.size())]);
                for (var tensor : tensors.values()) {
                    int bytes = 4 * tensor.numbers().length;
                    var data = ByteBuffer.allocate((int) padded(bytes)).order(ByteOrder.LITTLE_ENDIAN);
                    data.asFloatBuffer().put(tensor.numbers());
                    out.write(data.array());
                }
            });
        } catch (IOException e) {
            throw new TransformerException("cannot write " + file + ": " + FileTrouble.reason(e), e);
        }
    }

    private static long padded(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// What is put together before the tensors.
    private static final class Header {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void ints(int... values) {
            for (int value : values) {
                bytes.writeBytes(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
            }
        }

        void longs(long... values) {
            for (long value : values) {
                bytes.writeBytes(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
            }
        }

        void text(String text) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            longs(utf8.length);
            bytes.writeBytes(utf8);
        }

        void value(String name, Object value) {
            text(name);
            switch (value) {
                case String text -> {
                    ints(STRING);
                    text(text);
                }
                case Integer number -> ints(UINT32, number);
                case Float number -> ints(FLOAT32, Float.floatToIntBits(number));
                default -> throw new IllegalArgumentException("no value of a GGUF file: " + value);
            }
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        int size() {
            return bytes.size();
        }
    }

    /// @throws TransformerException when there is no such file, it is damaged, or holds numbers in other types than 32
    ///     and 16 bits
    static GgufFile read(Path file) {
        try (var channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new TransformerException(file + " is larger than 2 GB, and adapters are smaller");
            }
            var data = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            return new Reader(file, data).read();
        } catch (IOException e) {
            throw new TransformerException("cannot read " + file + ": " + FileTrouble.reason(e), e);
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new TransformerException(file + " is no whole GGUF file: write or fetch it again", e);
        }
    }

    /// Lengths that the file claims are checked against what is left of it, by the buffer itself or here.
    private record Reader(Path file, ByteBuffer data) {

        private record Place(String name, TensorType type, List<Long> shape, long offset) {}

        GgufFile read() {
            if (data.getInt() != MAGIC || data.getInt() != VERSION) {
                throw new IllegalArgumentException("another format");
            }
            int tensors = count();
            int entries = count();
            var values = new LinkedHashMap<String, Object>();
            for (int i = 0; i < entries; i++) {
                values.put(text(), value(data.getInt()));
            }
            var places = new ArrayList<Place>();
            for (int i = 0; i < tensors; i++) {
                places.add(place());
            }
            long start = padded(data.position());
            var stored = new LinkedHashMap<String, StoredTensor>();
            for (var place : places) {
                var tensor = new StoredTensor(
                        file, place.name(), place.type(), place.shape(), Math.addExact(start, place.offset()));
                if (place.offset() < 0 || Math.addExact(tensor.offset(), tensor.bytes()) > data.capacity()) {
                    throw new IllegalArgumentException("a tensor beyond the end");
                }
                stored.put(place.name(), tensor);
            }
            return new GgufFile(file, values, stored);
        }

        private Place place() {
            var name = text();
            int dimensions = data.getInt();
            if (dimensions > MOST_DIMENSIONS) {
                throw new IllegalArgumentException(dimensions + " dimensions");
            }
            var shape = new ArrayList<Long>();
            for (int i = 0; i < dimensions; i++) {
                shape.addFirst((long) count());
            }
            var type =
                    switch (data.getInt()) {
                        case 0 -> TensorType.F32;
                        case 1 -> TensorType.F16;
                        case 30 -> TensorType.BF16;
                        default ->
                            throw new TransformerException("tensor " + name + " in " + file
                                    + " is quantised, and an adapter is read here with numbers of 32 or 16 bits");
                    };
            return new Place(name, type, shape, data.getLong());
        }

        private Object value(int type) {
            return switch (type) {
                case 0, 1, 7 -> (int) data.get();
                case 2, 3 -> (int) data.getShort();
                case UINT32, 5 -> data.getInt();
                case FLOAT32 -> data.getFloat();
                case STRING -> text();
                case 9 -> array();
                case 10, 11 -> data.getLong();
                case 12 -> data.getDouble();
                default -> throw new IllegalArgumentException("an unknown type of value");
            };
        }

        private List<Object> array() {
            int type = data.getInt();
            if (type == 9) {
                throw new IllegalArgumentException("arrays in an array");
            }
            int length = count();
            var values = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                values.add(value(type));
            }
            return values;
        }

        private String text() {
            var bytes = new byte[count()];
            data.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /// How many of something there are: not more than the file has bytes.
        private int count() {
            long count = data.getLong();
            if (count < 0 || count > data.capacity()) {
                throw new IllegalArgumentException("a count of " + count);
            }
            return (int) count;
        }
    }
}
