package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.HostFunctions.SubTask;
import dev.rlmworkbench.repl.child.wire.AskLimits;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.repl.child.wire.ProtocolException;
import dev.rlmworkbench.text.Arguments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A block that a child is running: its clock, its questions and calls, and its outcome when it comes.
final class RunningBlock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningBlock.class);
    private static final int LLM = 1;
    private static final int RLM = 2;
    /// More than code can have open through threads that it may use.
    private static final int MAX_OPEN = 256;
    private static final int MAX_CALLS = 10_000;
    /// Of what a child reads as one frame.
    private static final int MAX_REPLY_BYTES = 64 << 20;
    private static final String TOO_LONG_ANSWERS = "the answers have more than " + (MAX_REPLY_BYTES >> 20)
            + " MB together, too much for one call; ask for fewer or shorter ones at a time";
    private static final String TOO_MANY_CALLS = "the code of one block may call functions over the text at most "
            + MAX_CALLS + " times; look through `context` by code, or go on in the next block";

    private final int id;
    private final SnippetClock clock;
    private final FrameOutput out;
    private final HostFunctions host;
    private final TextCalls text;
    private final CompletableFuture<BlockOutcome> outcome = new CompletableFuture<>();
    private final ExecutorService asks = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger open = new AtomicInteger();
    private final AskBudget budget = new AskBudget();
    /// Each may have many megabytes: one is found only when there is room for it until the child has read it.
    private final Semaphore results = new Semaphore(TextCalls.AT_ONCE);
    /// Used by the reading thread only.
    private int calls;

    RunningBlock(int id, SnippetClock clock, FrameOutput out, HostFunctions host, TextCalls text) {
        this.id = id;
        this.clock = clock;
        this.out = out;
        this.host = host;
        this.text = text;
    }

    int id() {
        return id;
    }

    SnippetClock clock() {
        return clock;
    }

    void complete(BlockOutcome result) {
        outcome.complete(result);
    }

    void fail(ChildDiedException reason) {
        outcome.completeExceptionally(reason);
    }

    /// Waits for the outcome; null when it is not there after that time.
    @Nullable
    BlockOutcome outcome(long nanos) throws InterruptedException, ChildDiedException {
        try {
            return outcome.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ChildDiedException died
                    ? died
                    : new ChildDiedException(String.valueOf(e.getCause()), false);
        }
    }

    /// Answers an ASK frame on a thread of its own. What is over the limits of a block is refused while its clock runs:
    /// code that asks without end, from several threads, would stop the clock for good.
    void ask(Frame frame) throws ProtocolException {
        int kind = frame.getByte();
        if (kind != LLM && kind != RLM) {
            throw new ProtocolException("the child asked for something of unknown kind " + kind);
        }
        open();
        var tasks = tasks(frame);
        if (tasks.isEmpty()) {
            asks.execute(() -> refuse(frame.id(), AskLimits.SENTENCE));
        } else {
            clock.asked();
            asks.execute(() -> answer(frame.id(), kind, tasks.get()));
        }
    }

    /// Empty when the block has asked too much with these.
    private Optional<List<SubTask>> tasks(Frame frame) throws ProtocolException {
        int count = frame.getCount(8);
        if (!budget.allows(Math.max(1, count), 0)) {
            return Optional.empty();
        }
        long characters = 0;
        var tasks = new ArrayList<SubTask>(count);
        for (int left = count; left > 0; left--) {
            var task = new SubTask(frame.getString(), frame.getNullableString());
            characters += task.query().length();
            characters += task.context() == null ? 0 : task.context().length();
            tasks.add(task);
        }
        return budget.allows(0, characters) ? Optional.of(tasks) : Optional.empty();
    }

    /// Answers a CALL frame on a thread of its own, within the same number of open ones.
    void call(Frame frame) throws ProtocolException {
        open();
        try {
            var arguments = TextCalls.arguments(frame);
            if (++calls > MAX_CALLS) {
                throw new IllegalArgumentException(TOO_MANY_CALLS);
            }
            clock.called();
            asks.execute(
                    text.asksModel(arguments)
                            ? () -> find(frame.id(), arguments)
                            : () -> findInTurn(frame.id(), arguments));
        } catch (IllegalArgumentException e) {
            asks.execute(() -> refuse(frame.id(), e.getMessage()));
        }
    }

    private void findInTurn(int call, Arguments arguments) {
        try {
            results.acquire();
        } catch (InterruptedException _) {
            return;
        }
        try {
            find(call, arguments);
        } finally {
            results.release();
        }
    }

    private void find(int call, Arguments arguments) {
        Payload reply;
        try {
            reply = text.reply(arguments, this::askModel);
        } catch (InterruptedException _) {
            return;
        } catch (IllegalArgumentException e) {
            reply = new Payload().putString(e.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("A call of a block failed", e);
            reply = new Payload()
                    .putString(arguments.function() + ": " + (e.getMessage() == null ? e : e.getMessage()));
        } finally {
            clock.returned();
        }
        reply(call, reply);
    }

    private List<String> askModel(int questions, long characters, Supplier<List<String>> prompts)
            throws InterruptedException {
        if (!budget.allows(questions, characters)) {
            throw new IllegalArgumentException(AskLimits.SENTENCE);
        }
        clock.asked();
        try {
            return host.llmQuery(prompts.get());
        } finally {
            clock.answered();
        }
    }

    private void open() throws ProtocolException {
        if (open.incrementAndGet() > MAX_OPEN) {
            throw new ProtocolException("the child has more than " + MAX_OPEN + " questions open");
        }
    }

    private void refuse(int ask, String sentence) {
        reply(ask, new Payload().putString(sentence));
    }

    private void answer(int ask, int kind, List<SubTask> tasks) {
        var reply = new Payload();
        try {
            var answers = kind == LLM
                    ? host.llmQuery(tasks.stream().map(SubTask::query).toList())
                    : host.rlmQuery(List.copyOf(tasks));
            for (int i = 0; i < answers.size(); i++) {
                if (!HostFunctions.isFailure(answers.get(i))) {
                    sent(tasks.get(i));
                }
            }
            reply.putString(null).putStrings(answers);
            if (reply.size() > MAX_REPLY_BYTES) {
                reply = new Payload().putString(TOO_LONG_ANSWERS);
            }
        } catch (InterruptedException _) {
            // The block was cancelled: nobody waits for this answer.
            return;
        } catch (RuntimeException e) {
            LOG.warn("A question from the REPL failed", e);
            reply = new Payload().putString("the question could not be answered: " + e.getMessage());
        } finally {
            clock.answered();
        }
        reply(ask, reply);
    }

    private void sent(SubTask task) {
        text.ranges().sent(task.query());
        if (task.context() != null) {
            text.ranges().sent(task.context());
        }
    }

    /// The ask is open until its reply is on its way, so that a child that reads none of them cannot pile them up.
    private void reply(int ask, Payload reply) {
        try {
            out.send(FrameType.REPLY, ask, reply);
        } catch (IOException e) {
            LOG.debug("The child is gone before its answer", e);
        } finally {
            open.decrementAndGet();
        }
    }

    /// Interrupts the questions that are still open.
    @Override
    public void close() {
        asks.shutdownNow();
    }
}
