package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.java.JavaTools;
import dev.rlmworkbench.repl.child.sandbox.ChildSandbox;
import dev.rlmworkbench.repl.child.sandbox.SandboxLayers;
import dev.rlmworkbench.repl.child.wire.FrameInput;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.Payload;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/// Start of the child process for Java: restrict itself, warm up until it is needed, then serve one session.
public final class ChildMain {
    /// Followed by what the trampoline switched on.
    public static final String REPORT_ARGUMENT = "--sandbox-report=";

    /// Warm up and end: a run from which the JVM makes its cache.
    public static final String TRAINING_ARGUMENT = "--training";

    private static final int PROTOCOL_BROKEN = 4;

    private ChildMain() {}

    public static void main(String[] arguments) {
        var in = new FrameInput(new FileInputStream(FileDescriptor.in));
        var out = new FrameOutput(new FileOutputStream(FileDescriptor.out));
        // Frames own the real streams from here on.
        System.setIn(new BufferedInputStream(java.io.InputStream.nullInputStream()));
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(System.out);
        try {
            var layers = ChildSandbox.complete(beforeStart(arguments));
            var tools = new JavaTools();
            CompilerWarmUp.first(tools);
            if (List.of(arguments).contains(TRAINING_ARGUMENT)) {
                CompilerWarmUp.further(tools, () -> false);
                return;
            }
            out.send(
                    FrameType.READY,
                    0,
                    new Payload()
                            .putString(String.join("\n", layers.active()))
                            .putString(String.join("\n", layers.missing())));
            CompilerWarmUp.further(tools, in::hasArrived);
            new SessionServer(in, out, tools).serve();
            Runtime.getRuntime().halt(0);
        } catch (Throwable _) {
            // Nobody reads a message from here: the host sees the end of the stream and the exit code.
            Runtime.getRuntime().halt(PROTOCOL_BROKEN);
        }
    }

    private static SandboxLayers beforeStart(String[] arguments) {
        for (var argument : arguments) {
            if (argument.startsWith(REPORT_ARGUMENT)) {
                return SandboxLayers.decode(argument.substring(REPORT_ARGUMENT.length()));
            }
        }
        return SandboxLayers.NONE;
    }
}
