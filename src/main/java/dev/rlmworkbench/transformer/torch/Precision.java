package dev.rlmworkbench.transformer.torch;

import dev.rlmworkbench.transformer.weights.TensorType;

/// The number type that a model is computed in.
public enum Precision {
    FLOAT32(4, 6),
    /// Half the memory, and on CPUs without instructions for it slower.
    BFLOAT16(2, 15);

    /// Up to this size a model is computed in 32 bits whatever its files hold: 2.4 GB at most.
    private static final long SMALL = 600_000_000;

    private final int bytes;
    private final int torchCode;

    Precision(int bytes, int torchCode) {
        this.bytes = bytes;
        this.torchCode = torchCode;
    }

    /// Bytes of one number.
    public int bytes() {
        return bytes;
    }

    /// Its number in TorchScript text.
    public int torchCode() {
        return torchCode;
    }

    /// By size and stored type only, not by the memory of the moment, so that the same model gives the same answers
    /// tomorrow.
    public static Precision suitedTo(long parameters, TensorType stored) {
        return parameters > SMALL && stored == TensorType.BF16 ? BFLOAT16 : FLOAT32;
    }
}
