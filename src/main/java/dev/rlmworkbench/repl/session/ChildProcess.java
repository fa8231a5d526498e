package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.FrameInput;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.repl.child.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One child process and the frames to and from it. It serves one session and is never trusted: whatever it sends is
/// checked, and a frame that breaks the protocol ends it.
final class ChildProcess implements AutoCloseable {
    private static final int MAX_FRAME = 64 << 20;
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Process process;
    private final FrameOutput out;
    private final ErrorTail errors;
    private final CompletableFuture<SandboxReport> ready = new CompletableFuture<>();
    private volatile @Nullable RunningBlock block;
    private volatile @Nullable String deathReason;
    private int lastId;

    private ChildProcess(Process process) {
        this.process = process;
        out = new FrameOutput(process.getOutputStream());
        errors = new ErrorTail(process.getErrorStream());
        Thread.ofPlatform().daemon().name("repl-child-" + process.pid()).start(this::readFrames);
    }

    /// Starts the command with an empty environment.
    static ChildProcess start(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.directory(Path.of(command.getFirst()).getRoot().toFile());
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new ReplException("The REPL process could not be started: " + e.getMessage(), e);
        }
    }

    /// Waits until the child is ready for a session.
    ///
    /// @throws ReplException when it ends before, or takes too long
    SandboxReport awaitReady(Duration longest) throws InterruptedException {
        try {
            return ready.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            kill("it did not start");
            throw new ReplException(
                    "The REPL process did not start: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            kill("it did not start in time");
            throw new ReplException("The REPL process was not ready after " + longest.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            kill("the start was interrupted");
            throw e;
        }
    }

    boolean isAlive() {
        return deathReason == null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Loads the session's texts; before the first block.
    ///
    /// @param functions names of those that look into the context
    void open(String context, String query, ReplLimits limits, List<String> functions) throws ChildDiedException {
        try {
            var sizes = new Payload()
                    .putInt(limits.outputChars())
                    .putInt(limits.finalChars())
                    .putStrings(functions);
            out.send(FrameType.LIMITS, 0, sizes);
            ContextTransfer.send(out, context);
            out.send(FrameType.QUERY, 0, new Payload().putString(query));
        } catch (IOException _) {
            throw died();
        }
    }

    /// Runs a block, or takes its declarations only when `type` is REPLAY.
    ///
    /// @throws InterruptedException when this thread was interrupted; the child is then killed
    /// @throws ChildDiedException   when the child ended or was killed because the block did not stop
    BlockOutcome run(FrameType type, String code, Duration limit, HostFunctions host, TextCalls text)
            throws InterruptedException, ChildDiedException {
        int id = ++lastId;
        try (var running = new RunningBlock(id, new SnippetClock(limit), out, host, text)) {
            block = running;
            send(type, id, new Payload().putString(code));
            if (!isAlive()) {
                throw died();
            }
            return await(running);
        } catch (InterruptedException e) {
            kill("the run was cancelled");
            throw e;
        } finally {
            block = null;
        }
    }

    /// On a thread of its own, because a child that does not read its frames holds up who writes them; the clock of the
    /// block or an interrupt then ends the child, and with it the thread.
    private void send(FrameType type, int id, Payload payload) {
        Thread.startVirtualThread(() -> {
            try {
                out.send(type, id, payload);
            } catch (IOException _) {
                end("the REPL process ended" + exitText());
            }
        });
    }

    private BlockOutcome await(RunningBlock running) throws InterruptedException, ChildDiedException {
        var clock = running.clock();
        while (clock.remainingNanos() > 0 || clock.waiting()) {
            long wait = clock.waiting() ? Math.max(POLL_NANOS, clock.remainingNanos()) : clock.remainingNanos();
            var outcome = running.outcome(wait);
            if (outcome != null) {
                return outcome;
            }
        }
        send(FrameType.STOP, running.id(), new Payload());
        var outcome = running.outcome(GRACE.toNanos());
        if (outcome != null) {
            return outcome;
        }
        kill("the block did not stop when its time was up");
        throw new ChildDiedException("the block did not stop when its time was up", true);
    }

    private void readFrames() {
        try {
            var in = new FrameInput(process.getInputStream());
            for (var header = in.readHeader(); header != null; header = in.readHeader()) {
                var type = FrameType.fromChild(header.type());
                take(new Frame(type, header.id(), in.readPayload(header, MAX_FRAME)));
            }
            end("it ended by itself" + exitText());
        } catch (IOException | RuntimeException e) {
            end(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void take(Frame frame) throws IOException {
        var running = block;
        switch (frame.type()) {
            case READY ->
                ready.complete(
                        new SandboxReport(ResultCheck.lines(frame.getString()), ResultCheck.lines(frame.getString())));
            case ASK -> {
                if (running == null) {
                    throw new ProtocolException("the child asked without a running block");
                }
                running.ask(frame);
            }
            case CALL -> {
                if (running == null) {
                    throw new ProtocolException("the child called without a running block");
                }
                running.call(frame);
            }
            case RESULT -> {
                if (running == null || running.id() != frame.id()) {
                    throw new ProtocolException("the child sent a result that nobody asked for");
                }
                running.complete(BlockOutcome.from(frame));
            }
            default -> throw new ProtocolException("the child sent a " + frame.type() + " frame");
        }
    }

    private String exitText() {
        try {
            var exited = process.waitFor(1, TimeUnit.SECONDS);
            var said = errors.text();
            return (exited ? " with exit code " + process.exitValue() : "") + (said.isEmpty() ? "" : ": " + said);
        } catch (InterruptedException _) {
            return "";
        }
    }

    private void end(String reason) {
        kill(reason);
        ready.completeExceptionally(new IllegalStateException(reason));
        var running = block;
        if (running != null) {
            running.fail(died());
        }
    }

    private ChildDiedException died() {
        var reason = deathReason;
        return new ChildDiedException(reason == null ? "the REPL process ended" + exitText() : reason, false);
    }

    private void kill(String reason) {
        if (deathReason == null) {
            deathReason = reason;
        }
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill("the session was closed");
    }
}
