package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.child.ChildMain;
import dev.rlmworkbench.repl.child.sandbox.Machine;
import dev.rlmworkbench.repl.child.sandbox.Trampoline;
import dev.rlmworkbench.settings.AppDirectories;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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

    private static final List<String> TRAMPOLINE = List.of("-Xmx32m", "-XX:TieredStopAtLevel=1");

    private static final List<String> CHILD =
            List.of("-Xss1m", "-XX:-OmitStackTraceInFastThrow", "-XX:TieredStopAtLevel=1", "-Xms48m");

    /// A few sessions are quicker without than the training run takes.
    private static final int LAUNCHES_BEFORE_TRAINING = 3;

    private final Path java;
    private final Path javaHome;
    private final Path childJar;
    private final Path trampolineJar;
    private final AotCache childCache;
    private final AotCache trampolineCache;
    private final AtomicInteger launches = new AtomicInteger();

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
        childCache = new AotCache(
                childJar, options(CHILD), List.of("-jar", childJar.toString(), ChildMain.TRAINING_ARGUMENT));
        trampolineCache = new AotCache(
                trampolineJar, options(TRAMPOLINE), List.of("-jar", trampolineJar.toString(), "--", java.toString()));
    }

    @Override
    public ChildProcess launch(int heapMb) {
        if (launches.incrementAndGet() == LAUNCHES_BEFORE_TRAINING) {
            childCache.makeInBackground();
            if (Machine.current().isPresent()) {
                trampolineCache.makeInBackground();
            }
        }
        return ChildProcess.start(Machine.current().isPresent() ? restricted(heapMb) : plain(heapMb, List.of()));
    }

    private List<String> restricted(int heapMb) {
        var command = new ArrayList<>(options(TRAMPOLINE));
        trampolineCache.file().ifPresent(file -> command.add("-XX:AOTCache=" + file));
        command.addAll(List.of("-jar", trampolineJar.toString(), javaHome.toString(), childJar.toString()));
        childCache.file().ifPresent(file -> command.add(file.toString()));
        command.add("--");
        command.addAll(plain(heapMb, List.of(ChildMain.REPORT_ARGUMENT + "@REPORT@")));
        return command;
    }

    private List<String> plain(int heapMb, List<String> arguments) {
        var command = new ArrayList<>(options(CHILD));
        childCache.file().ifPresent(file -> command.add("-XX:AOTCache=" + file));
        command.addAll(List.of("-Xmx" + heapMb + "m", "-jar", childJar.toString()));
        command.addAll(arguments);
        return command;
    }

    private List<String> options(List<String> own) {
        var options = new ArrayList<String>();
        options.add(java.toString());
        options.addAll(QUIET);
        options.addAll(own);
        return options;
    }

    @Override
    public void close() {
        childCache.close();
        trampolineCache.close();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
