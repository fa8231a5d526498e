package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.call.ResponseDeadline;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;

/// One HTTP call whose answer is taken line by line.
///
/// The socket is read by a virtual thread of the call's own; the caller waits on a queue. So every wait of the caller
/// has an end and can be interrupted, in each phase and on platform threads too, where an interrupt does not reach a
/// blocked socket. Closing ends the connection at once, whatever the reader is doing.
public final class StreamingCall implements AutoCloseable {

    /// What a server sends without a line break, and in all, is limited: it is not trusted to end.
    static final long MAX_LINE_LENGTH = 4L << 20;

    static final long MAX_BODY_LENGTH = 64L << 20;

    /// Lines in flight; with [#MAX_LINE_LENGTH] this bounds the memory of a call that a slow listener holds up.
    private static final int LINES_AHEAD = 16;

    public sealed interface Part {
        record Head(int status, Headers headers) implements Part {}

        /// @param text without its line break
        record Line(String text) implements Part {}

        /// @param rest what stood after the last line break
        record End(String rest) implements Part {}

        record Failure(IOException cause) implements Part {}
    }

    /// The server sent more than is taken from one.
    static final class TooMuchException extends IOException {
        TooMuchException(String message) {
            super(message);
        }
    }

    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(LINES_AHEAD);
    private final Call call;
    private final Thread reader;

    /// @param open counts calls whose reader still runs
    StreamingCall(Call call, AtomicInteger open) {
        this.call = call;
        open.incrementAndGet();
        reader = Thread.ofVirtual().name("llm-reader").start(() -> {
            try {
                read();
            } finally {
                open.decrementAndGet();
            }
        });
    }

    /// Waits for the next part: first the head, then lines, then the end. Never gives a failure, it is thrown.
    ///
    /// @throws IOException           when the connection failed
    /// @throws RetriableLlmException with the deadline's sentence when nothing came in time
    public Part next(ResponseDeadline deadline) throws InterruptedException, IOException {
        var part = parts.poll(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        return switch (part) {
            case null -> throw new RetriableLlmException(deadline.sentence(), null, null);
            case Part.Failure failure -> throw failure.cause();
            case Part.Head head -> head;
            case Part.Line line -> line;
            case Part.End end -> end;
        };
    }

    /// All that is left of the body.
    public String rest(ResponseDeadline deadline) throws InterruptedException, IOException {
        var body = new StringBuilder();
        while (true) {
            switch (next(deadline)) {
                case Part.Line line -> body.append(line.text()).append('\n');
                case Part.End end -> {
                    return body.append(end.rest()).toString();
                }
                case Part.Head _, Part.Failure _ -> throw new IllegalStateException("a call has one head");
            }
        }
    }

    /// Gives the server a moment to end the body, so that the connection can be used again.
    void awaitEnd(ResponseDeadline deadline) throws InterruptedException {
        try {
            rest(deadline);
        } catch (IOException | RetriableLlmException _) {
            // The answer is complete; closing drops the connection.
        }
    }

    @Override
    public void close() {
        call.cancel();
        reader.interrupt();
    }

    private void read() {
        try {
            try (Response response = call.execute()) {
                parts.put(new Part.Head(response.code(), response.headers()));
                readLines(response.body().source());
            } catch (IOException e) {
                parts.put(new Part.Failure(e));
            } catch (IllegalArgumentException | IllegalStateException e) {
                parts.put(new Part.Failure(new IOException(e.getMessage(), e)));
            }
        } catch (InterruptedException _) {
            // Closed: nobody listens any more.
        }
    }

    private void readLines(BufferedSource source) throws IOException, InterruptedException {
        long total = 0;
        while (true) {
            long end = source.indexOf((byte) '\n', 0, MAX_LINE_LENGTH);
            if (end < 0 && source.getBuffer().size() >= MAX_LINE_LENGTH) {
                throw new TooMuchException("a line of more than " + (MAX_LINE_LENGTH >> 20) + " MB");
            }
            if (end < 0) {
                parts.put(new Part.End(source.readUtf8()));
                return;
            }
            total += end + 1;
            if (total > MAX_BODY_LENGTH) {
                throw new TooMuchException("more than " + (MAX_BODY_LENGTH >> 20) + " MB");
            }
            var line = source.readUtf8(end);
            source.skip(1);
            parts.put(new Part.Line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
        }
    }
}
