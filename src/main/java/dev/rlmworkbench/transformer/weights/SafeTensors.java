package dev.rlmworkbench.transformer.weights;

import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One safetensors file: an 8-byte length, a JSON header, the tensors' bytes. Everything that the header says is
/// checked against the file before a tensor is touched.
///
/// @param tensors  by name, in the order of their places
/// @param metadata texts that the writer left
public record SafeTensors(Path file, Map<String, StoredTensor> tensors, Map<String, String> metadata) {

    /// The format's own limit.
    private static final long MAX_HEADER_LENGTH = 100_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// @throws TransformerException when there is no such file or it is damaged
    public static SafeTensors open(Path file) {
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size < 8) {
                throw damaged(file, "it has " + size + " bytes");
            }
            long length = read(channel, 0, 8).getLong();
            if (length < 2 || length > MAX_HEADER_LENGTH || 8 + length > size) {
                throw damaged(file, "its header claims " + length + " bytes of a file of " + size);
            }
            var header = MAPPER.readTree(read(channel, 8, (int) length).array());
            return parsed(file, header, 8 + length, size);
        } catch (NoSuchFileException e) {
            throw new TransformerException("there is no file " + file, e);
        } catch (IOException e) {
            throw new TransformerException("cannot read " + file + ": " + FileTrouble.reason(e), e);
        } catch (JacksonException e) {
            throw damaged(file, "its header is no JSON");
        }
    }

    private static SafeTensors parsed(Path file, JsonNode header, long start, long size) {
        if (!header.isObject()) {
            throw damaged(file, "its header is no JSON object");
        }
        var metadata = new LinkedHashMap<String, String>();
        var found = new ArrayList<StoredTensor>();
        for (var field : header.properties()) {
            if (field.getKey().equals("__metadata__")) {
                field.getValue()
                        .properties()
                        .forEach(m -> metadata.put(m.getKey(), m.getValue().asString("")));
            } else {
                found.add(tensor(file, field.getKey(), field.getValue(), start, size));
            }
        }
        found.sort(Comparator.comparingLong(StoredTensor::offset));
        var tensors = new LinkedHashMap<String, StoredTensor>();
        found.forEach(tensor -> tensors.put(tensor.name(), tensor));
        return new SafeTensors(file, tensors, metadata);
    }

    private static StoredTensor tensor(Path file, String name, JsonNode entry, long start, long size) {
        var typeName = entry.path("dtype").asString("");
        var type = TensorType.named(typeName);
        if (type == null) {
            throw new TransformerException("tensor " + name + " in " + file + " has the number type '" + typeName
                    + "', which is not known here (known: F32, F16, BF16, F64, I64, I32, I8, U8, BOOL)");
        }
        var shape = new ArrayList<Long>();
        for (var dimension : entry.path("shape")) {
            if (!dimension.isIntegralNumber() || dimension.longValue() < 0) {
                throw damaged(file, "tensor " + name + " has no proper shape");
            }
            shape.add(dimension.longValue());
        }
        var offsets = entry.path("data_offsets");
        long begin = offsets.path(0).asLong(-1);
        long end = offsets.path(1).asLong(-1);
        var tensor = new StoredTensor(file, name, type, List.copyOf(shape), start + begin);
        if (begin < 0 || end < begin || end - begin != tensor.bytes()) {
            throw damaged(
                    file,
                    "tensor " + name + " (" + tensor.describe() + ") needs " + tensor.bytes() + " bytes and has "
                            + (end - begin));
        }
        if (start + end > size) {
            throw damaged(
                    file,
                    "tensor " + name + " ends at byte " + (start + end) + " of a file of " + size
                            + " (an unfinished download?)");
        }
        return tensor;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it ended early");
            }
        }
        return buffer.flip();
    }

    private static TransformerException damaged(Path file, String how) {
        return new TransformerException(file + " is no whole safetensors file: " + how + "; fetch or write it again");
    }
}
