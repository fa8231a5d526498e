package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.builtins.HostCalls;
import dev.rlmworkbench.repl.child.wire.CallReply;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// What code asks and calls of the host, each waiting for its own reply.
final class HostConnection implements HostCalls {
    private static final int TEXT = 0;
    private static final int NUMBER = 1;

    private final FrameOutput out;
    private final Map<Integer, CompletableFuture<Frame>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    HostConnection(FrameOutput out) {
        this.out = out;
    }

    @Override
    public List<String> ask(Kind kind, List<Question> questions) throws InterruptedException {
        var payload = new Payload().putByte(kind.ordinal() + 1).putInt(questions.size());
        for (var question : questions) {
            payload.putString(question.prompt()).putString(question.context());
        }
        try {
            var reply = reply(FrameType.ASK, payload);
            var error = reply.getNullableString();
            if (error != null) {
                throw new IllegalStateException(error);
            }
            return reply.getStrings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CallReply call(String function, List<Object> arguments) throws InterruptedException {
        var payload = new Payload().putString(function).putInt(arguments.size());
        for (var argument : arguments) {
            if (argument instanceof Long number) {
                payload.putByte(NUMBER).putLong(number);
            } else {
                payload.putByte(TEXT).putString(String.valueOf(argument));
            }
        }
        try {
            var reply = reply(FrameType.CALL, payload);
            var error = reply.getNullableString();
            if (error != null) {
                throw new IllegalArgumentException(error);
            }
            return CallReply.from(reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Frame reply(FrameType type, Payload payload) throws IOException, InterruptedException {
        int id = ids.incrementAndGet();
        var reply = new CompletableFuture<Frame>();
        waiting.put(id, reply);
        try {
            out.send(type, id, payload);
            return reply.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            waiting.remove(id);
        }
    }

    /// Ends what waits now with an exception; its replies are passed over when they come.
    void abandon() {
        waiting.values()
                .forEach(reply -> reply.completeExceptionally(new IllegalStateException("the block has ended")));
    }

    /// Takes a REPLY frame.
    void answered(Frame reply) {
        var asked = waiting.remove(reply.id());
        if (asked != null) {
            asked.complete(reply);
        }
    }
}
