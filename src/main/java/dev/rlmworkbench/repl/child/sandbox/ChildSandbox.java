package dev.rlmworkbench.repl.child.sandbox;

/// The part of the sandbox that a JVM can only put on itself once it runs: tighter limits, and seccomp on all of its
/// threads. To be called first thing in the child's `main`, before any untrusted text is read.
public final class ChildSandbox {

    /// Beside the heap: class space, code cache, thread stacks, and the libraries and class archive that are mapped.
    private static final long BESIDE_THE_HEAP = 4L << 30;

    private ChildSandbox() {}

    /// @param beforeStart what [Trampoline] put into this program's arguments ([SandboxLayers#decode]);
    ///                    [SandboxLayers#NONE] when there was no trampoline
    /// @return all layers that this process now has, and those that are missing; never throws
    public static SandboxLayers complete(SandboxLayers beforeStart) {
        var known = beforeStart.equals(SandboxLayers.NONE) ? withoutTrampoline() : beforeStart;
        var machine = Machine.current();
        if (machine.isEmpty()) {
            return known.plus(SandboxLayers.off("seccomp", Machine.whyNone()));
        }
        try (var kernel = new LinuxKernel(machine.get())) {
            long addressSpace = Runtime.getRuntime().maxMemory() + BESIDE_THE_HEAP;
            return known.plus(ResourceLimits.applyAfterStart(kernel, addressSpace))
                    .plus(seccomp(kernel))
                    .plus(kernel.dry() ? SandboxLayers.off("dry run", "nothing is restricted") : SandboxLayers.NONE);
        } catch (RuntimeException | LinkageError e) {
            return known.plus(SandboxLayers.off("seccomp", "the system cannot be called from Java, " + e));
        }
    }

    private static SandboxLayers seccomp(LinuxKernel kernel) {
        var privileges = NoNewPrivileges.apply(kernel);
        var seccomp = Seccomp.apply(kernel, ProcessHandle.current().pid());
        return privileges.missing().isEmpty() ? seccomp : privileges.plus(seccomp);
    }

    private static SandboxLayers withoutTrampoline() {
        return SandboxLayers.off(
                "landlock",
                Machine.current().isEmpty()
                        ? Machine.whyNone()
                        : "this process was not started through the trampoline");
    }
}
