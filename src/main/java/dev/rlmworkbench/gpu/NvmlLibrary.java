package dev.rlmworkbench.gpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// NVIDIA's management library, opened at run time. Its functions take numbers of 32 bits and addresses and return a
/// number: 0 for success, else one of the codes below (`nvmlReturn_t` in `nvml.h`).
final class NvmlLibrary implements AutoCloseable {

    static final int SUCCESS = 0;
    static final int NOT_FOUND = 6;
    static final int INSUFFICIENT_SIZE = 7;
    static final int FUNCTION_NOT_FOUND = 13;

    private static final long MAX_ERROR_TEXT = 256;

    private final Arena arena = Arena.ofShared();
    private final Linker linker = Linker.nativeLinker();
    private final Map<String, Optional<MethodHandle>> functions = new HashMap<>();
    private final SymbolLookup symbols;

    /// @param file name that the system's loader searches for, or path
    /// @throws IllegalArgumentException when there is no such library or it cannot be loaded
    NvmlLibrary(String file) {
        try {
            this.symbols = SymbolLookup.libraryLookup(file, arena);
        } catch (IllegalArgumentException e) {
            arena.close();
            throw e;
        }
    }

    /// @param arguments each an `Integer` or a `MemorySegment`
    /// @return the code; `FUNCTION_NOT_FOUND` also for a function that this version of the library lacks
    int call(String function, Object... arguments) {
        var handle = functions.computeIfAbsent(function, name -> link(name, arguments));
        return handle.isPresent() ? (int) invoke(handle.get(), arguments) : FUNCTION_NOT_FOUND;
    }

    private Optional<MethodHandle> link(String function, Object... arguments) {
        var types = Arrays.stream(arguments)
                .map(argument -> argument instanceof Integer ? JAVA_INT : ADDRESS)
                .toArray(MemoryLayout[]::new);
        return symbols.find(function)
                .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, types)));
    }

    /// What a code means, in the library's words.
    String words(int code) {
        AddressLayout text = ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(MAX_ERROR_TEXT, JAVA_BYTE));
        return symbols.find("nvmlErrorString")
                .map(symbol -> linker.downcallHandle(symbol, FunctionDescriptor.of(text, JAVA_INT)))
                .map(handle -> ((MemorySegment) invoke(handle, code)).getString(0))
                .orElse("error " + code);
    }

    private static Object invoke(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a call into the driver's library failed", e);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
