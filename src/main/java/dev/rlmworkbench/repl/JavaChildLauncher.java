package dev.rlmworkbench.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Starts a JVM with JShell and the built-ins in it; on Linux through the trampoline, which restricts itself and then
/// becomes that JVM.
final class JavaChildLauncher implements ChildLauncher {

    private static final String TRAMPOLINE = "dev.rlmworkbench.repl.child.sandbox.Trampoline";

    /// The serial collector and C1 alone start quickest and stay small. The JVM's own messages go to stderr, because
    /// stdout carries frames.
    static final List<String> FLAGS = List.of(
            "-Xms32m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-OmitStackTraceInFastThrow",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Duser.timezone=UTC");

    /// The trampoline does little and is gone in a moment.
    static final List<String> TRAMPOLINE_FLAGS = List.of(
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED");

    private final Path cache;
    private final Path javaHome;
    private final AotCaches aot;

    JavaChildLauncher(Path cache) {
        this.cache = cache;
        this.javaHome = Path.of(System.getProperty("java.home"));
        this.aot = new AotCaches(cache, java(), TRAMPOLINE);
    }

    @Override
    public ReplLanguage language() {
        return ReplLanguage.JAVA;
    }

    @Override
    public List<String> command(int heapMb) throws IOException {
        if (!Files.isExecutable(java()) || !Files.isRegularFile(javaHome.resolve("lib/modules"))) {
            throw new ReplException(
                    "the Java REPL needs a whole JDK, but %s is none; start the product with a JDK 25"
                            .formatted(javaHome),
                    null);
        }
        var jar = ChildJar.in(cache);
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        var command = new ArrayList<String>();
        if (linux) {
            command.add(java().toString());
            command.addAll(TRAMPOLINE_FLAGS);
            aot.trampolineFlag(jar).ifPresent(command::add);
            command.addAll(List.of("-cp", jar.toString(), TRAMPOLINE, javaHome.toString(), jar.toString()));
            aot.childFile(jar).ifPresent(file -> command.add(file.toString()));
            command.add("--");
        }
        command.add(java().toString());
        command.addAll(FLAGS);
        command.add("-Xmx" + heapMb + "m");
        aot.childFlag(jar).ifPresent(command::add);
        command.addAll(List.of("-jar", jar.toString()));
        if (linux) {
            command.add("--sandbox-report=@REPORT@");
        }
        return command;
    }

    @Override
    public boolean needsKernelSandbox() {
        return false;
    }

    @Override
    public boolean replaysDeclarations() {
        return true;
    }

    private Path java() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return javaHome.resolve(windows ? "bin/java.exe" : "bin/java");
    }
}
