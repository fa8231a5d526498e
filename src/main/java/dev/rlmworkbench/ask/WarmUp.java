package dev.rlmworkbench.ask;

import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.inference.Method.Beginning;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a model read its instructions and examples while the user still types: on a slow machine that takes a minute,
/// for which the first question would wait. Once for the model, given up at once when a question comes, and never where
/// it costs more than time. Thread-safe.
public final class WarmUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /// What the first question has to wait for.
    ///
    /// @param expected how long about, null where nobody knows
    public record Ahead(@Nullable Duration expected) {}

    private final @Nullable Method method;
    private final @Nullable Beginning beginning;
    private final ReadingSpeeds speeds;
    private @Nullable Thread thread;
    private boolean ended;
    private boolean read;
    private Duration spent = Duration.ZERO;

    /// @param methods the first of them with instructions to speak of is warmed up
    public WarmUp(List<Method> methods, ReadingSpeeds speeds) {
        this.method = methods.stream()
                .filter(one -> one.beginning().isPresent())
                .findFirst()
                .orElse(null);
        this.beginning = method == null ? null : method.beginning().orElse(null);
        this.speeds = speeds;
    }

    /// Begins in the background. The first call counts, and none after a question or the end.
    public synchronized void start() {
        if (beginning != null && thread == null && !ended) {
            thread = Thread.ofVirtual().name("warm-up").start(() -> read(beginning));
        }
    }

    private void read(Beginning beginning) {
        long start = System.nanoTime();
        boolean whole = false;
        try {
            whole = beginning.read();
        } catch (InterruptedException _) {
            // the question is here, and reads on from where this came to
        } catch (LlmException e) {
            LOG.info("the instructions were not read ahead: {}", e.getMessage());
        } finally {
            finished(beginning, whole, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private synchronized void finished(Beginning beginning, boolean whole, Duration time) {
        read = whole;
        spent = time;
        if (whole) {
            speeds.measured(model(beginning), beginning.request().chars(), time);
        }
    }

    private static String model(Beginning beginning) {
        var info = beginning.model().info();
        return info.kind() + " " + info.name();
    }

    /// Ends it for a question, and waits until the model is free.
    ///
    /// @throws InterruptedException when the calling thread was interrupted
    public void giveUp() throws InterruptedException {
        Thread reader;
        synchronized (this) {
            ended = true;
            reader = thread;
        }
        if (reader != null) {
            reader.interrupt();
            reader.join();
        }
    }

    /// What is still to be read before the first reply of a method; empty where nothing is.
    public synchronized Optional<Ahead> ahead(String methodName) {
        if (beginning == null || read || !isFor(methodName)) {
            return Optional.empty();
        }
        var left = speeds.expected(model(beginning), beginning.request().chars())
                .map(whole -> whole.minus(spent))
                .filter(Duration::isPositive);
        return Optional.of(new Ahead(left.orElse(null)));
    }

    private boolean isFor(String methodName) {
        return method != null && method.name().equals(methodName);
    }

    /// Learns from a question's first reply: by then all was read.
    ///
    /// @param events of one question to one method, as they happen
    void learn(String methodName, EventEntry entry) {
        if (entry.depth() == 0 && entry.event() instanceof RunEvent.Generation call) {
            firstReply(methodName, call);
        }
    }

    private synchronized void firstReply(String methodName, RunEvent.Generation call) {
        if (beginning == null || read || !isFor(methodName)) {
            return;
        }
        read = true;
        // what was read before the question came is not read again
        var whole = spent.plus(call.timing().prefill());
        speeds.measured(model(beginning), beginning.request().chars(), whole);
    }

    /// Ends it.
    @Override
    public void close() {
        try {
            giveUp();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
