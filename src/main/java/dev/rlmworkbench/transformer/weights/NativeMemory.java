package dev.rlmworkbench.transformer.weights;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Memory outside of Java's heap, where libtorch can use it too; not bound by Java's limit for direct buffers.
public final class NativeMemory {

    private NativeMemory() {}

    /// Zeros in the machine's order, freed when nothing points to them any more.
    public static ByteBuffer allocate(int bytes) {
        return Arena.ofAuto().allocate(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }
}
