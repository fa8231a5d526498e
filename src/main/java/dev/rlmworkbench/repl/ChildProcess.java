package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.HostFunctions.SubTask;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.FrameInput;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.repl.child.wire.ProtocolException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A running child: frames to and from it, its questions to the host, and its end. What it sends is not trusted:
// anything
/// unexpected ends it.
final class ChildProcess implements AutoCloseable {

    private static final int LARGEST_FRAME = 64 << 20;
    private static final Duration START_TIME = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Process process;
    private final FrameOutput out;
    private final ErrorTail stderr;
    private final Set<Thread> asking = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private @Nullable SandboxReport report;
    private @Nullable String broken;
    private @Nullable BlockOutcome outcome;
    private int block;
    private @Nullable BlockClock clock;
    private @Nullable HostFunctions host;

    /// How a block ended.
    sealed interface Ended {
        record Ran(BlockOutcome outcome) implements Ended {}

        /// The time was up and the child did not obey the stop: it was killed.
        record Killed() implements Ended {}

        /// @param why exit status or broken protocol
        record Died(String why) implements Ended {}
    }

    private ChildProcess(Process process) {
        this.process = process;
        this.out = new FrameOutput(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.stderr = new ErrorTail(process.getErrorStream());
        Thread.ofPlatform().daemon().name("repl-reader").start(this::read);
    }

    /// Starts a child and waits until it is ready.
    ///
    /// @throws ReplException when it does not come up
    static ChildProcess start(List<String> command, Path workingFolder) throws InterruptedException {
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear(); // no key or token of the user's is there to be read
        builder.environment().put("LC_ALL", "C.UTF-8");
        ChildProcess child;
        try {
            child = new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new ReplException(
                    "the REPL process %s could not be started: %s".formatted(command.getFirst(), e.getMessage()), e);
        }
        try {
            child.awaitReady();
            return child;
        } catch (InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private void awaitReady() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = START_TIME.toNanos();
            while (report == null && broken == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (report == null) {
                var why = broken == null ? "it was not ready after " + START_TIME.toSeconds() + " s" : broken;
                throw new ReplException("the REPL process did not start: " + why, null);
            }
        } finally {
            lock.unlock();
        }
    }

    SandboxReport sandbox() {
        lock.lock();
        try {
            return java.util.Objects.requireNonNull(report);
        } finally {
            lock.unlock();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Loads what a session needs.
    void load(ReplLimits limits, String context, String query, HostFunctions functions) throws IOException {
        lock.lock();
        try {
            host = functions;
        } finally {
            lock.unlock();
        }
        var caps = new Payload()
                .putInt(limits.outputChars())
                .putInt(limits.finalChars())
                .putLong(context.length());
        out.send(FrameType.LIMITS, 0, caps);
        ContextFrame.send(context, out);
        out.send(FrameType.QUERY, 0, new Payload().putString(query));
    }

    /// Runs a block, or replays its declarations, and waits for its end.
    Ended run(FrameType how, String code, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            outcome = null;
            clock = new BlockClock(limit);
            block++;
            out.send(how, block, new Payload().putString(code));
            return await(clock);
        } catch (IOException e) {
            awaitBroken();
            return new Ended.Died(broken == null ? "its input was closed" : broken);
        } finally {
            clock = null;
            lock.unlock();
        }
    }

    private Ended await(BlockClock running) throws InterruptedException, IOException {
        boolean stopSent = false;
        long killAt = 0;
        while (outcome == null && broken == null) {
            if (running.waits()) {
                changed.await();
            } else if (stopSent) {
                if (killAt - System.nanoTime() <= 0) {
                    process.destroyForcibly();
                    return new Ended.Killed();
                }
                changed.awaitNanos(killAt - System.nanoTime());
            } else if (running.leftNanos() > 0) {
                changed.awaitNanos(running.leftNanos());
            } else {
                out.send(FrameType.STOP, block, new Payload());
                stopSent = true;
                killAt = System.nanoTime() + GRACE.toNanos();
            }
        }
        return outcome != null ? new Ended.Ran(outcome) : new Ended.Died(String.valueOf(broken));
    }

    /// A closed pipe is noticed here before the reader has seen the end.
    private void awaitBroken() throws InterruptedException {
        long left = GRACE.toNanos();
        while (broken == null && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private void read() {
        String why;
        try {
            var in = new FrameInput(new BufferedInputStream(process.getInputStream(), 1 << 16));
            var header = in.readHeader();
            while (header != null) {
                var type = FrameType.fromChild(header.type());
                take(new Frame(type, header.id(), in.readPayload(header, LARGEST_FRAME)));
                header = in.readHeader();
            }
            why = exitReason();
        } catch (ProtocolException e) {
            why = "it broke the protocol (" + e.getMessage() + ")";
        } catch (IOException | RuntimeException e) {
            why = "its output ended (" + e.getMessage() + ")";
        }
        process.destroyForcibly();
        asking.forEach(Thread::interrupt);
        lock.lock();
        try {
            broken = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private String exitReason() {
        try {
            var status = process.waitFor(1, TimeUnit.SECONDS)
                    ? "exit status " + process.exitValue()
                    : "its output was closed";
            return status + stderr.lastLine().map(line -> ", " + line).orElse("");
        } catch (InterruptedException _) {
            return "its output was closed";
        }
    }

    private void take(Frame frame) throws ProtocolException {
        lock.lock();
        try {
            switch (frame.type()) {
                case READY -> report = ready(frame);
                case ASK -> ask(frame);
                case RESULT -> {
                    var result = BlockOutcome.from(frame);
                    if (frame.id() == block) {
                        outcome = result;
                    }
                }
                case LIMITS, CONTEXT, QUERY, EVAL, REPLY, STOP, CLOSE, REPLAY ->
                    throw new ProtocolException("the child sent a frame of the host's");
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static SandboxReport ready(Frame frame) throws ProtocolException {
        var active = frame.getString().lines().filter(l -> !l.isBlank()).toList();
        var missing = frame.getString().lines().filter(l -> !l.isBlank()).toList();
        return new SandboxReport(active, missing);
    }

    /// A question of the child's code; it runs on a thread of its own, and the block's clock stands still meanwhile.
    private void ask(Frame frame) throws ProtocolException {
        int kind = frame.getByte();
        var tasks = new ArrayList<SubTask>();
        for (int count = frame.getCount(8); count > 0; count--) {
            tasks.add(new SubTask(frame.getString(), frame.getNullableString()));
        }
        var asked = clock;
        var functions = host;
        if (asked == null || functions == null) {
            throw new ProtocolException("the child asked outside a block");
        }
        asked.askOpened();
        var thread =
                Thread.ofVirtual().name("repl-ask").unstarted(() -> answer(frame.id(), kind, tasks, functions, asked));
        asking.add(thread);
        thread.start();
    }

    private void answer(int id, int kind, List<SubTask> tasks, HostFunctions functions, BlockClock asked) {
        try {
            var reply = new Payload();
            try {
                var answers = kind == 1
                        ? functions.llmQuery(tasks.stream().map(SubTask::query).toList())
                        : functions.rlmQuery(tasks);
                reply.putString(null).putStrings(answers);
            } catch (RuntimeException e) {
                reply = new Payload().putString(String.valueOf(e.getMessage())).putStrings(List.of());
            }
            lock.lock();
            try {
                asked.askAnswered();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            out.send(FrameType.REPLY, id, reply);
        } catch (InterruptedException | IOException _) {
            // The session ends or the child is gone: nobody waits for this answer.
        } finally {
            asking.remove(Thread.currentThread());
        }
    }

    /// Ends the process and the calls made for it. Idempotent.
    @Override
    public void close() {
        process.destroyForcibly();
        asking.forEach(Thread::interrupt);
    }
}
