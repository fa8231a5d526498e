package dev.rlmworkbench.repl.child.sandbox;

/// `no_new_privs`: no program started from here gains rights, which is also what Landlock and seccomp ask for when they
/// are used without root.
final class NoNewPrivileges {

    private static final String NAME = "no_new_privs";
    private static final long PR_SET_NO_NEW_PRIVS = 38;

    private NoNewPrivileges() {}

    static SandboxLayers apply(LinuxKernel kernel) {
        return kernel.restrict(Syscall.PRCTL, PR_SET_NO_NEW_PRIVS, 1) == 0
                ? SandboxLayers.on(NAME)
                : SandboxLayers.off(NAME, kernel.error());
    }
}
