package dev.rlmworkbench.transformer.weights;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Number types of stored tensors, by their names in safetensors files.
public enum TensorType {
    BOOL(1),
    U8(1),
    I8(1),
    F16(2),
    BF16(2),
    I32(4),
    F32(4),
    I64(8),
    F64(8);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one number.
    public int bytes() {
        return bytes;
    }

    /// Whether it can hold weights.
    public boolean isFloat() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }

    static @Nullable TensorType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
