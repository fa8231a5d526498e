package dev.rlmworkbench.repl.child.sandbox;

/// seccomp: a filter over system calls, put on all threads of the process at once. It denies by list, because a JVM's
/// own calls differ too much between versions for a list of what is allowed; the list holds every way to the network,
/// to other processes, and to files that we know of, so that it also stands where Landlock is missing (except reading).
final class Seccomp {

    private static final String NAME = "seccomp";

    private static final long SET_MODE_FILTER = 1;
    private static final long FLAG_ALL_THREADS = 1;

    private static final long ALLOW = 0x7fff_0000L;
    private static final long KILL_PROCESS = 0x8000_0000L;
    private static final long NOT_PERMITTED = error(1);
    private static final long ACCESS_DENIED = error(13);
    private static final long NO_SUCH_CALL = error(38);

    private static final int CALL_NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final long X32_CALLS = 0x4000_0000L;

    private static final long CLONE_THREAD = 0x1_0000;
    /// O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, and the part of O_TMPFILE that is not O_DIRECTORY.
    private static final long OPEN_FOR_WRITING = 1 | 2 | 0x40 | 0x200 | 0x400 | 0x40_0000;
    /// Signals sent by the kernel on behalf of a file descriptor.
    private static final long F_SETOWN = 8;

    private static final long F_SETSIG = 10;
    private static final long F_SETOWN_EX = 15;
    /// Typing into the terminal of the host.
    private static final long TIOCSTI = 0x5412;

    private static final long TIOCLINUX = 0x541C;

    private Seccomp() {}

    static SandboxLayers apply(LinuxKernel kernel, long ownPid) {
        var filter = filter(kernel.machine(), ownPid);
        long result = kernel.restrict(
                Syscall.SECCOMP,
                SET_MODE_FILTER,
                FLAG_ALL_THREADS,
                filter.inMemory(kernel.arena()).address());
        if (result == 0) {
            return SandboxLayers.on(NAME + ", " + Syscall.denied().size() + " calls denied");
        }
        return SandboxLayers.off(NAME, result > 0 ? "thread " + result + " cannot be restricted" : kernel.error());
    }

    static BpfProgram filter(Machine machine, long ownPid) {
        var filter = new BpfProgram()
                .load(ARCHITECTURE)
                .unlessEqualReturn(machine.auditArchitecture(), KILL_PROCESS)
                .load(CALL_NUMBER);
        if (machine == Machine.X86_64) {
            filter.ifAtLeastReturn(X32_CALLS, NOT_PERMITTED);
        }
        for (var call : Syscall.denied()) {
            if (call.number(machine) >= 0) {
                filter.ifEqualReturn(call.number(machine), NOT_PERMITTED);
            }
        }
        filter.ifEqualReturn(Syscall.CLONE3.number(machine), NO_SUCH_CALL)
                .ifEqualReturn(Syscall.OPENAT2.number(machine), NO_SUCH_CALL)
                .whenEqual(
                        Syscall.CLONE.number(machine),
                        argument(0)
                                .unlessAnyBitReturn(CLONE_THREAD, NOT_PERMITTED)
                                .thenReturn(ALLOW))
                .whenEqual(Syscall.OPENAT.number(machine), readOnly(2))
                .whenEqual(
                        Syscall.TGKILL.number(machine),
                        argument(0).unlessEqualReturn(ownPid, NOT_PERMITTED).thenReturn(ALLOW))
                .whenEqual(
                        Syscall.PRLIMIT64.number(machine),
                        argument(0).unlessEqualReturn(0, NOT_PERMITTED).thenReturn(ALLOW))
                .whenEqual(
                        Syscall.FCNTL.number(machine),
                        argument(1)
                                .ifEqualReturn(F_SETOWN, NOT_PERMITTED)
                                .ifEqualReturn(F_SETSIG, NOT_PERMITTED)
                                .ifEqualReturn(F_SETOWN_EX, NOT_PERMITTED)
                                .thenReturn(ALLOW))
                .whenEqual(
                        Syscall.IOCTL.number(machine),
                        argument(1)
                                .ifEqualReturn(TIOCSTI, NOT_PERMITTED)
                                .ifEqualReturn(TIOCLINUX, NOT_PERMITTED)
                                .thenReturn(ALLOW));
        if (Syscall.OPEN.number(machine) >= 0) {
            filter.whenEqual(Syscall.OPEN.number(machine), readOnly(1));
        }
        return filter.thenReturn(ALLOW);
    }

    private static BpfProgram readOnly(int flagsArgument) {
        return argument(flagsArgument)
                .ifAnyBitReturn(OPEN_FOR_WRITING, ACCESS_DENIED)
                .thenReturn(ALLOW);
    }

    /// Loads the low half of an argument; all that is checked here are 32-bit values to the kernel too.
    private static BpfProgram argument(int index) {
        return new BpfProgram().load(16 + 8 * index);
    }

    private static long error(int errno) {
        return 0x5_0000L | errno;
    }
}
