package dev.rlmworkbench.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.transformer.weights.StoredTensor;
import dev.rlmworkbench.transformer.weights.TensorType;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Brings stored tensors into memory in the number type that a model is computed in. Numbers of 32 bits that are
/// computed in 32 bits stay where they are, in the mapped file.
public final class TensorLoader {

    private final NDManager manager;
    private final TorchScript numbers;
    private final Precision precision;

    /// @param manager owns what is loaded
    /// @param numbers `torchscript/numbers.py`
    public TensorLoader(NDManager manager, TorchScript numbers, Precision precision) {
        this.manager = manager;
        this.numbers = numbers;
        this.precision = precision;
    }

    /// @param shape that it must have
    public NDArray load(StoredTensor stored, long... shape) {
        if (!Arrays.equals(stored.shapeArray(), shape)) {
            throw wrongShape(stored.name(), stored, stored.shapeArray(), shape);
        }
        if (!stored.type().isFloat()) {
            throw new TransformerException("tensor " + stored.name() + " in " + stored.file() + " holds "
                    + stored.type() + " numbers, and weights must be F32, F16 or BF16");
        }
        // As they are, numbers stay in the mapped file; a copy needs the file only while it is made.
        return stored.type() == TensorType.F32 && precision == Precision.FLOAT32
                ? array(stored, stored.map(), DataType.FLOAT32)
                : stored.reading(data -> copied(stored, data));
    }

    private NDArray copied(StoredTensor stored, ByteBuffer data) {
        return switch (stored.type()) {
            case F32 -> computed(array(stored, data, DataType.FLOAT32));
            case F64 -> computed(array(stored, data, DataType.FLOAT64));
            case F16 -> computed(array(stored, data, DataType.FLOAT16));
            case BF16 -> fromBf16(array(stored, data, DataType.FLOAT16));
            case BOOL, U8, I8, I32, I64 -> throw new IllegalStateException(stored.type() + " is no float");
        };
    }

    /// Numbers that were made in memory.
    public NDArray of(float[] values, long... shape) {
        var buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
        buffer.asFloatBuffer().put(values);
        return computed(manager.create(buffer, new Shape(shape), DataType.FLOAT32));
    }

    /// Numbers that stay in 32 bits.
    public NDArray wide(float[] values) {
        return manager.create(values);
    }

    /// Bytes, which no operation may take for numbers of a model.
    ///
    /// @param values stay where they are when they are outside of Java's heap
    public NDArray bytes(ByteBuffer values) {
        var direct = values.isDirect()
                ? values.duplicate().order(ByteOrder.nativeOrder())
                : ByteBuffer.allocateDirect(values.remaining()).put(values).flip();
        return manager.create(direct, new Shape(direct.remaining()), DataType.UINT8);
    }

    /// The mean as libtorch sums it.
    public float mean(float[] values) {
        try (var array = manager.create(values);
                var mean = array.mean()) {
            return mean.getFloat();
        }
    }

    /// One number in 32 bits, without a dimension.
    public NDArray wide(float value) {
        return manager.create(value);
    }

    /// A weight with the product of an adapter's matrices added.
    public NDArray merged(NDArray weight, NDArray a, NDArray b, NDArray scale) {
        return numbers.call(manager, "merged", weight, a, b, scale).singletonOrThrow();
    }

    /// Stands for a tensor that a model does not have.
    public NDArray none() {
        return manager.create(new float[0]);
    }

    public static TransformerException wrongShape(String name, StoredTensor stored, long[] is, long[] shape) {
        return new TransformerException("tensor " + name + " in " + stored.file() + " has the shape "
                + Arrays.toString(is) + ", but config.json asks for " + Arrays.toString(shape)
                + ": weights and configuration are not of the same model");
    }

    private NDArray array(StoredTensor stored, ByteBuffer data, DataType type) {
        if (stored.offset() % stored.type().bytes() != 0) {
            // libtorch expects numbers to begin at multiples of their size; files with odd tensors of bytes do not.
            data = ByteBuffer.allocateDirect(data.remaining()).put(data).flip();
        }
        return manager.create(data, new Shape(stored.shapeArray()), type);
    }

    private NDArray computed(NDArray stored) {
        return switch (precision) {
            case FLOAT32 -> stored.getDataType() == DataType.FLOAT32 ? stored : replaced("to_float", stored);
            case BFLOAT16 -> replaced("to_bf16", stored);
        };
    }

    private NDArray fromBf16(NDArray bits) {
        var bf16 = replaced("bf16_from_bits", bits);
        return switch (precision) {
            case FLOAT32 -> replaced("to_float", bf16);
            case BFLOAT16 -> bf16;
        };
    }

    private NDArray replaced(String method, NDArray array) {
        try (array) {
            return numbers.call(manager, method, array).singletonOrThrow();
        }
    }
}
