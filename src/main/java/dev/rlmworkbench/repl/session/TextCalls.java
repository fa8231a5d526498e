package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.repl.child.wire.ProtocolException;
import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextTools;
import dev.rlmworkbench.text.range.ReadRanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Answers the calls of one session's code to functions that look into its context. The child is not trusted: names,
/// arguments, time and results of a call are bounded here.
final class TextCalls implements AutoCloseable {

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int MAX_CALL_BYTES = 1 << 20;
    private static final int MAX_ARGUMENTS = 100;
    private static final int MAX_NAME_LENGTH = 50;
    private static final Duration MAX_LENGTH = Duration.ofSeconds(5);
    /// More calls of a session wait for their turn, so that its code cannot take all processors.
    private static final int AT_ONCE = 2;

    private final ReplLanguage language;
    private final String context;
    private final TextTools tools;
    private final ReadRanges ranges;
    /// Of their own, because a virtual thread that computes for seconds holds up the others.
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("repl-text-", 0).factory());

    private @Nullable ChildPositions positions;

    TextCalls(ReplLanguage language, String context, TextTools tools) {
        this.language = language;
        this.context = context;
        this.tools = tools;
        ranges = new ReadRanges(context);
    }

    /// What the blocks of this session have read.
    ReadRanges ranges() {
        return ranges;
    }

    /// @throws ProtocolException when this is no call
    /// @throws IllegalArgumentException with a sentence for the model when it is too large
    static Arguments arguments(Frame call) throws ProtocolException {
        if (call.size() > MAX_CALL_BYTES) {
            throw new IllegalArgumentException("the arguments of this call are longer than 1,000,000 characters");
        }
        var function = call.getString();
        if (function.length() > MAX_NAME_LENGTH) {
            throw new ProtocolException(
                    "the child called a function with a name of " + function.length() + " characters");
        }
        int count = call.getCount(5);
        if (count > MAX_ARGUMENTS) {
            throw new IllegalArgumentException(
                    "%s() takes at most %d arguments, not %d".formatted(function, MAX_ARGUMENTS, count));
        }
        var values = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            int kind = call.getByte();
            values.add(
                    switch (kind) {
                        case TEXT -> call.getString();
                        case NUMBER -> call.getLong();
                        default -> throw new ProtocolException("the child sent an argument of unknown kind " + kind);
                    });
        }
        return new Arguments(function, values);
    }

    /// @return the payload of the reply
    /// @throws IllegalArgumentException with a sentence for the model when the function cannot do that
    /// @throws InterruptedException     when this thread was interrupted; the function is then ended
    Payload reply(Arguments arguments) throws InterruptedException {
        var work = workers.submit(() -> found(arguments));
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            work.cancel(true);
        }
    }

    private Payload found(Arguments arguments) {
        var found = tools.call(arguments, Deadline.in(MAX_LENGTH));
        var payload = FoundPayload.of(arguments.function(), found, language, positions());
        note(found);
        return payload;
    }

    private synchronized ChildPositions positions() {
        var known = positions;
        if (known == null) {
            known = ChildPositions.of(language, context);
            positions = known;
        }
        return known;
    }

    private void note(Findings found) {
        ranges.showing(found.display(), found.shown());
        switch (found.value()) {
            case Value.Piece(var range) -> ranges.handedOut(range);
            case Value.Pieces(var pieces) -> pieces.forEach(ranges::handedOut);
            case Value.Texts _, Value.Rows _ -> {}
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
