package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.child.ChildMain;
import dev.rlmworkbench.repl.child.sandbox.Machine;
import dev.rlmworkbench.repl.child.sandbox.Trampoline;
import dev.rlmworkbench.settings.AppDirectories;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the Java child with the JDK that runs us; on Linux through the trampoline, which restricts it first.
final class JavaChildLauncher implements ChildLauncher {
    /// For both JVMs: quick start, small, and nothing but frames on stdout.
    private static final List<String> QUIET = List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null");

    private static final List<String> TRAMPOLINE = List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final List<String> CHILD = List.of("-Xss1m", "-XX:-OmitStackTraceInFastThrow");

    private final Path java;
    private final Path javaHome;
    private final Path childJar;
    private final Path trampolineJar;

    /// @throws ReplException when this Java has no compiler or shell
    JavaChildLauncher(AppDirectories directories) {
        javaHome = Path.of(System.getProperty("java.home"));
        java = javaHome.resolve("bin").resolve(isWindows() ? "java.exe" : "java");
        if (!Files.isExecutable(java)
                || ModuleFinder.ofSystem().find("jdk.jshell").isEmpty()) {
            throw new ReplException(
                    "The Java REPL needs a full JDK; " + javaHome + " has no bin/java with the module jdk.jshell."
                            + " Start this program with a JDK 25.",
                    null);
        }
        childJar = ChildJar.in(directories.cache(), "child", ChildMain.class);
        trampolineJar = ChildJar.in(directories.cache(), "trampoline", Trampoline.class);
    }

    @Override
    public ChildProcess launch(int heapMb) {
        return ChildProcess.start(Machine.current().isPresent() ? restricted(heapMb) : plain(heapMb, List.of()));
    }

    private List<String> restricted(int heapMb) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(QUIET);
        command.addAll(TRAMPOLINE);
        command.addAll(List.of("-jar", trampolineJar.toString(), javaHome.toString(), childJar.toString(), "--"));
        command.addAll(plain(heapMb, List.of(ChildMain.REPORT_ARGUMENT + "@REPORT@")));
        return command;
    }

    private List<String> plain(int heapMb, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(QUIET);
        command.addAll(CHILD);
        command.addAll(List.of("-Xmx" + heapMb + "m", "-jar", childJar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
