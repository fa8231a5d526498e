package dev.rlmworkbench.repl.child.sandbox;

import java.util.Optional;

/// Processors whose Linux system call numbers we know.
public enum Machine {
    X86_64(0xC000003EL),
    AARCH64(0xC00000B7L);

    private final long auditArchitecture;

    Machine(long auditArchitecture) {
        this.auditArchitecture = auditArchitecture;
    }

    /// The machine that this JVM runs on; empty when it is not Linux on x86-64 or arm64.
    public static Optional<Machine> current() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }

    /// Why [#current] is empty, as the end of a sentence.
    static String whyNone() {
        return "needs Linux on x86-64 or arm64, this is " + System.getProperty("os.name") + " on "
                + System.getProperty("os.arch");
    }

    /// `AUDIT_ARCH_*` in the kernel's headers: what a seccomp filter sees as the architecture of a call.
    long auditArchitecture() {
        return auditArchitecture;
    }
}
