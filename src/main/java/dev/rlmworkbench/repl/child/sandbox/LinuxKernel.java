package dev.rlmworkbench.repl.child.sandbox;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;

/// System calls through libc's `syscall`. One downcall handle serves all of them: every further one would cost the
/// child's start several milliseconds. For use by one thread.
final class LinuxKernel implements AutoCloseable {

    /// Set to `true` for the training run of an AOT cache: everything runs, but what would restrict the process becomes
    /// a harmless call, because the JVM still has to write the cache when it ends.
    static final String DRY_RUN = "rlm.sandbox.dry";

    private final Machine machine;
    private final boolean dry = Boolean.getBoolean(DRY_RUN);
    private final Arena arena = Arena.ofConfined();
    private final MethodHandle syscall;
    private final VarHandle errnoField;
    private final MemorySegment errnoState;

    LinuxKernel(Machine machine) {
        this.machine = machine;
        var linker = Linker.nativeLinker();
        var state = Linker.Option.captureStateLayout();
        var signature =
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        this.syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                signature,
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1));
        this.errnoField = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        this.errnoState = arena.allocate(state);
    }

    Machine machine() {
        return machine;
    }

    boolean dry() {
        return dry;
    }

    /// Memory for the structures that calls take; freed by [#close].
    Arena arena() {
        return arena;
    }

    /// @return what the kernel gives back, -1 on failure (then see [#error])
    long call(Syscall call, long... arguments) {
        long number = call.number(machine);
        var a = new long[5];
        System.arraycopy(arguments, 0, a, 0, arguments.length);
        try {
            return (long) syscall.invokeExact(errnoState, number, a[0], a[1], a[2], a[3], a[4]);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the system call " + call + " could not be made", e);
        }
    }

    /// Like [#call], for calls that restrict or replace this process: harmless in a dry run.
    long restrict(Syscall call, long... arguments) {
        if (dry) {
            call(Syscall.GETPID);
            return 0;
        }
        return call(call, arguments);
    }

    /// The error of the last failed call, as the end of a sentence.
    String error() {
        int errno = (int) errnoField.get(errnoState, 0L);
        return switch (errno) {
            case 1 -> "not permitted (EPERM)";
            case 13 -> "not permitted (EACCES)";
            case 22 -> "the kernel refuses the arguments (EINVAL)";
            case 38 -> "this kernel does not have it (ENOSYS)";
            case 95 -> "it is switched off at boot (EOPNOTSUPP)";
            default -> "error " + errno;
        };
    }

    MemorySegment string(String text) {
        return arena.allocateFrom(text);
    }

    /// A NULL-terminated `char*[]`.
    MemorySegment strings(List<String> texts) {
        var array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, string(texts.get(i)));
        }
        return array;
    }

    @Override
    public void close() {
        arena.close();
    }
}
