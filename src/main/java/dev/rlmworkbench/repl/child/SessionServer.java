package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.builtins.Session;
import dev.rlmworkbench.repl.child.java.JavaRepl;
import dev.rlmworkbench.repl.child.java.JavaTools;
import dev.rlmworkbench.repl.child.policy.StopSwitch;
import dev.rlmworkbench.repl.child.wire.ContextEncoding;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.FrameInput;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.ProtocolException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/// Serves one session: the calling thread reads frames, a second one with a large stack runs the blocks.
final class SessionServer {
    private static final int MAX_FRAME = 64 << 20;
    private static final long STACK_OF_BLOCKS = 16L << 20;
    private static final int BLOCK_THREAD_DIED = 5;
    private static final int NOT_FIT_FOR_MORE = 6;

    private final FrameInput in;
    private final FrameOutput out;
    private final JavaRepl repl;
    private final HostConnection host;
    private final Leftovers leftovers;
    private final LinkedBlockingQueue<Frame> blocks = new LinkedBlockingQueue<>();
    private final Object running = new Object();
    private int runningId = -1;
    private final Thread runner = new Thread(null, this::runBlocks, "blocks", STACK_OF_BLOCKS);

    private int outputChars;
    private int finalChars;
    private Set<String> functions = Set.of();
    private String context = "";

    SessionServer(FrameInput in, FrameOutput out, JavaTools tools) {
        this.in = in;
        this.out = out;
        repl = new JavaRepl(tools);
        host = new HostConnection(out);
        leftovers = new Leftovers(host);
    }

    /// Returns when the host closes the session or is gone.
    void serve() throws IOException {
        runner.setDaemon(true);
        for (var header = in.readHeader(); header != null; header = in.readHeader()) {
            var type = FrameType.fromHost(header.type());
            if (type == FrameType.CONTEXT) {
                context = ContextEncoding.of(header.id()).read(in.stream(), header.length());
                continue;
            }
            var frame = new Frame(type, header.id(), in.readPayload(header, MAX_FRAME));
            switch (type) {
                case LIMITS -> {
                    outputChars = frame.getInt();
                    finalChars = frame.getInt();
                    functions = Set.copyOf(frame.getStrings());
                }
                case QUERY -> {
                    var query = frame.getString();
                    repl.open(new Session(context, query, host, repl.fields(), outputChars, finalChars), functions);
                    context = "";
                    runner.start();
                }
                case EVAL, REPLAY -> blocks.add(frame);
                case REPLY -> host.answered(frame);
                case STOP -> stop(frame.id());
                case CLOSE -> {
                    return;
                }
                case CONTEXT, READY, ASK, RESULT, CALL -> throw new ProtocolException("unexpected " + type);
            }
        }
    }

    /// Only the block that the host means: a late STOP must not hit the next one.
    private void stop(int id) {
        synchronized (running) {
            if (runningId == id) {
                repl.stop();
            }
        }
    }

    private void runBlocks() {
        try {
            while (true) {
                var frame = blocks.take();
                synchronized (running) {
                    runningId = frame.id();
                }
                var code = frame.getString();
                var outcome = frame.type() == FrameType.REPLAY ? repl.replay(code) : repl.run(code);
                boolean alone = leftovers.end();
                synchronized (running) {
                    runningId = -1;
                    StopSwitch.reset();
                }
                if (!alone || HeapGuard.isExhaustedAfter(outcome)) {
                    out.send(FrameType.RESULT, frame.id(), outcome.asLast().toPayload());
                    Runtime.getRuntime().halt(NOT_FIT_FOR_MORE);
                }
                out.send(FrameType.RESULT, frame.id(), outcome.toPayload());
            }
        } catch (Throwable _) {
            Runtime.getRuntime().halt(BLOCK_THREAD_DIED);
        }
    }
}
