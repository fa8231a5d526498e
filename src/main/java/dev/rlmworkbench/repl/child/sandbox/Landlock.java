package dev.rlmworkbench.repl.child.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Landlock: the calling thread, and all that it starts or becomes, may read the given paths and touch no other file,
/// use no TCP, and signal nobody outside. Older kernels know fewer of these rights; all that the kernel knows is used.
final class Landlock {

    private static final String NAME = "landlock";

    private static final long CREATE_RULESET_VERSION = 1;
    private static final long RULE_PATH_BENEATH = 1;

    private static final long EXECUTE = 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIRECTORY = 1 << 3;

    private static final long CURRENT_FOLDER = -100;
    private static final long OPEN_PATH_ONLY_CLOSE_ON_EXEC = 0x280000;

    private Landlock() {}

    /// @param readable   files and folders that may be read
    /// @param executable files and folders that may be read and executed
    static SandboxLayers apply(LinuxKernel kernel, List<Path> readable, List<Path> executable) {
        long abi = kernel.call(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION);
        if (abi < 1) {
            return SandboxLayers.off(NAME, kernel.error());
        }
        long rules = createRuleset(kernel, abi);
        if (rules < 0) {
            return SandboxLayers.off(NAME, "no rule set could be made, " + kernel.error());
        }
        try {
            for (var path : readable) {
                allow(kernel, rules, path, READ_FILE, READ_DIRECTORY);
            }
            for (var path : executable) {
                allow(kernel, rules, path, READ_FILE | EXECUTE, READ_DIRECTORY);
            }
            return kernel.restrict(Syscall.LANDLOCK_RESTRICT_SELF, rules, 0) == 0
                    ? SandboxLayers.on(NAME + " abi " + abi)
                    : SandboxLayers.off(NAME, "the rules could not be enforced, " + kernel.error());
        } finally {
            kernel.call(Syscall.CLOSE, rules);
        }
    }

    private static long createRuleset(LinuxKernel kernel, long abi) {
        var attributes = kernel.arena().allocate(JAVA_LONG, 3);
        attributes.setAtIndex(JAVA_LONG, 0, fileRights(abi));
        attributes.setAtIndex(JAVA_LONG, 1, abi >= 4 ? 0b11 : 0); // bind and connect TCP
        attributes.setAtIndex(JAVA_LONG, 2, abi >= 6 ? 0b11 : 0); // abstract Unix sockets and signals stay inside
        long size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
        return kernel.call(Syscall.LANDLOCK_CREATE_RULESET, attributes.address(), size, 0);
    }

    /// All rights about files that this version knows: what is named here and not allowed by a rule is forbidden.
    private static long fileRights(long abi) {
        long rights = (1L << 13) - 1;
        if (abi >= 2) {
            rights |= 1L << 13; // link and rename across folders
        }
        if (abi >= 3) {
            rights |= 1L << 14; // truncate
        }
        if (abi >= 5) {
            rights |= 1L << 15; // ioctl on devices
        }
        return rights;
    }

    /// A path that is not there, or that the kernel takes no rule for, simply stays forbidden.
    private static void allow(LinuxKernel kernel, long rules, Path path, long rights, long rightsOfFolders) {
        long file = kernel.call(
                Syscall.OPENAT,
                CURRENT_FOLDER,
                kernel.string(path.toString()).address(),
                OPEN_PATH_ONLY_CLOSE_ON_EXEC,
                0);
        if (file < 0) {
            return;
        }
        var rule = kernel.arena().allocate(12);
        rule.set(JAVA_LONG_UNALIGNED, 0, Files.isDirectory(path) ? rights | rightsOfFolders : rights);
        rule.set(JAVA_INT_UNALIGNED, 8, (int) file);
        kernel.call(Syscall.LANDLOCK_ADD_RULE, rules, RULE_PATH_BENEATH, rule.address(), 0);
        kernel.call(Syscall.CLOSE, file);
    }
}
