package dev.rlmworkbench.repl.child.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A program that restricts itself and then becomes another one, which therefore is restricted from its first
/// instruction in every thread. (A running JVM cannot do this to itself: threads that exist already, such as the one
/// that runs signal handlers, would stay free.)
///
/// Call: `java ... Trampoline <readable path>... -- <program> <argument>...`. The text `@REPORT@` inside an argument
/// is replaced by the layers that are on, as [SandboxLayers#encode] writes them. The program must be an absolute
/// path; it gets an environment with nothing but a UTF-8 locale. Exit code 9 with a sentence on stderr when it cannot
/// be started. Use it only where [Machine#current] is present.
public final class Trampoline {

    static final String REPORT = "@REPORT@";

    private static final int FAILED = 9;
    private static final long FIRST_AFTER_STDERR = 3;
    private static final long ALL = 0xFFFF_FFFFL;
    private static final long CLOSE_ON_EXEC = 4;

    /// Where the dynamic loader and the C library are, also on NixOS.
    private static final List<Path> SYSTEM_LIBRARIES = paths("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store");

    /// What a JVM reads about the machine, and harmless devices. `/proc/self` is this process, also after it became the
    /// other program.
    private static final List<Path> ABOUT_THE_MACHINE = paths(
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/dev/null",
            "/dev/random",
            "/dev/urandom",
            "/proc/self",
            "/proc/cpuinfo",
            "/proc/meminfo",
            "/proc/stat",
            "/sys/fs/cgroup",
            "/sys/devices/system/cpu",
            "/sys/kernel/mm");

    private Trampoline() {}

    public static void main(String[] arguments) {
        var all = List.of(arguments);
        int divider = all.indexOf("--");
        if (divider < 0 || divider == all.size() - 1) {
            fail("the program to start is missing after --");
            return;
        }
        var readable = paths(all.subList(0, divider).toArray(String[]::new));
        var command = all.subList(divider + 1, all.size());
        var machine = Machine.current();
        if (machine.isEmpty()) {
            fail("the trampoline " + Machine.whyNone());
            return;
        }
        try (var kernel = new LinuxKernel(machine.get())) {
            var layers = restrict(kernel, readable, Path.of(command.getFirst()));
            become(kernel, command, layers);
        }
    }

    private static SandboxLayers restrict(LinuxKernel kernel, List<Path> readable, Path program) {
        // Away from the host's terminal and its Ctrl-C; fails harmlessly when this is a session of its own already.
        kernel.restrict(Syscall.SETSID);
        // Files of this JVM do not reach the program.
        kernel.restrict(Syscall.CLOSE_RANGE, FIRST_AFTER_STDERR, ALL, CLOSE_ON_EXEC);
        var executable = new ArrayList<>(SYSTEM_LIBRARIES);
        executable.add(program);
        var mayRead = new ArrayList<>(ABOUT_THE_MACHINE);
        mayRead.addAll(readable);
        return NoNewPrivileges.apply(kernel)
                .plus(ResourceLimits.applyBeforeStart(kernel))
                .plus(Landlock.apply(kernel, mayRead, executable));
    }

    private static void become(LinuxKernel kernel, List<String> command, SandboxLayers layers) {
        var report = layers.encode();
        var arguments =
                command.stream().map(text -> text.replace(REPORT, report)).toList();
        kernel.restrict(
                Syscall.EXECVE,
                kernel.string(command.getFirst()).address(),
                kernel.strings(arguments).address(),
                kernel.strings(List.of("LC_ALL=C.UTF-8")).address());
        if (!kernel.dry()) {
            fail(command.getFirst() + " could not be started, " + kernel.error());
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(FAILED);
    }

    private static List<Path> paths(String... names) {
        return Stream.of(names).map(Path::of).toList();
    }
}
