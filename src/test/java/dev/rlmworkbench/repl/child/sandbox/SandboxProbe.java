package dev.rlmworkbench.repl.child.sandbox;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/// Runs inside the sandbox and prints, one a line, what it is still able to do: `name: done` or `name: failed`.
/// Arguments: the trampoline's report, a folder to attack, the process id of the host.
final class SandboxProbe {

    private SandboxProbe() {}

    private interface Attempt {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var layers = ChildSandbox.complete(SandboxLayers.decode(arguments[0]));
        layers.active().forEach(layer -> System.out.println("active " + layer));
        layers.missing().forEach(layer -> System.out.println("missing " + layer));
        var folder = Path.of(arguments[1]);
        long host = Long.parseLong(arguments[2]);

        report("compute", () -> Long.parseLong("42"));
        report("start thread", () -> Thread.ofPlatform().start(() -> {}).join());
        report("load class", () -> Class.forName("java.util.concurrent.ConcurrentSkipListMap"));
        report("read file", () -> Files.readString(folder.resolve("secret.txt")));
        report("read file in signal handler", () -> readInSignalHandler(folder.resolve("secret.txt")));
        report("list folder", () -> Files.list(folder).close());
        report("create file", () -> Files.writeString(folder.resolve("new.txt"), "x"));
        report("delete file", () -> Files.delete(folder.resolve("secret.txt")));
        report("touch file", () -> Files.setLastModifiedTime(folder.resolve("secret.txt"), FileTime.fromMillis(0)));
        report("make folder", () -> Files.createDirectory(folder.resolve("new")));
        report("start program", () -> new ProcessBuilder("/bin/true").start());
        report("tcp", () -> new Socket("127.0.0.1", 9).close());
        report(
                "unix socket",
                () -> SocketChannel.open(java.net.StandardProtocolFamily.UNIX).close());
        report("signal host", () -> mustBeZero(system("kill", host, 0, 0, 0)));
        report("limit host", () -> mustBeZero(system("prlimit", host, 0, 0, 0)));
        report("own pipe signals host", () -> mustBeZero(system("fcntl", 1, 8, host, 0)));
        report("raise own limit", () -> mustBeZero(system("prlimit", 0, 1, address(-1, -1), 0)));
    }

    private static void report(String name, Attempt attempt) {
        String outcome;
        try {
            attempt.run();
            outcome = "done";
        } catch (Exception | LinkageError _) {
            outcome = "failed";
        }
        System.out.println(name + ": " + outcome);
    }

    /// The handler runs on a thread that the JVM made before `main`.
    private static void readInSignalHandler(Path file) throws Exception {
        var done = new CountDownLatch(1);
        var text = new StringBuffer();
        Signal.handle(new Signal("WINCH"), _ -> {
            try {
                text.append(Files.readString(file));
            } catch (IOException _) {
                // what the test hopes for
            } finally {
                done.countDown();
            }
        });
        Signal.raise(new Signal("WINCH"));
        if (!done.await(10, TimeUnit.SECONDS) || text.isEmpty()) {
            throw new IOException("nothing read");
        }
    }

    private static long system(String function, long a, long b, long c, long d) {
        var linker = Linker.nativeLinker();
        var signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG);
        var handle = linker.downcallHandle(linker.defaultLookup().findOrThrow(function), signature);
        try {
            return (int) handle.invokeExact(a, b, c, d);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static long address(long soft, long hard) {
        var pair = Arena.global().allocate(ValueLayout.JAVA_LONG, 2);
        pair.setAtIndex(ValueLayout.JAVA_LONG, 0, soft);
        pair.setAtIndex(ValueLayout.JAVA_LONG, 1, hard);
        return pair.address();
    }

    private static void mustBeZero(long result) throws IOException {
        if (result != 0) {
            throw new IOException("refused");
        }
    }
}
