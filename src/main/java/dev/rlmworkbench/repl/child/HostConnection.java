package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.builtins.HostCalls;
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

/// Questions that code asks the host, each waiting for its own answer.
final class HostConnection implements HostCalls {
    private final FrameOutput out;
    private final Map<Integer, CompletableFuture<List<String>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    HostConnection(FrameOutput out) {
        this.out = out;
    }

    @Override
    public List<String> ask(Kind kind, List<Question> questions) throws InterruptedException {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<List<String>>();
        waiting.put(id, answer);
        try {
            out.send(FrameType.ASK, id, payload(kind, questions));
            return answer.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause().getMessage()));
        } finally {
            waiting.remove(id);
        }
    }

    private static Payload payload(Kind kind, List<Question> questions) {
        var payload = new Payload().putByte(kind.ordinal() + 1).putInt(questions.size());
        for (var question : questions) {
            payload.putString(question.prompt()).putString(question.context());
        }
        return payload;
    }

    /// Takes a REPLY frame.
    void answered(Frame reply) throws IOException {
        var answer = waiting.remove(reply.id());
        if (answer == null) {
            return;
        }
        var error = reply.getNullableString();
        if (error == null) {
            answer.complete(reply.getStrings());
        } else {
            answer.completeExceptionally(new IllegalStateException(error));
        }
    }
}
