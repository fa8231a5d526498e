package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.child.wire.AskLimits;
import dev.rlmworkbench.repl.child.wire.CallLimits;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.repl.child.wire.ProtocolException;
import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.TextTools;
import dev.rlmworkbench.text.function.ChunkQuestions;
import dev.rlmworkbench.text.range.ReadRanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers the calls of one session's code to functions that look into its context. The child is not trusted: names,
/// arguments, time and results of a call are bounded here.
final class TextCalls implements AutoCloseable {

    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    /// Room for the characters in UTF-8, and for what is around them.
    private static final int MAX_CALL_BYTES = 4 * CallLimits.MAX_CHARS;
    private static final int MAX_NAME_LENGTH = 50;
    private static final int MAX_SECONDS = 5;
    /// For each second more.
    private static final int CHARACTERS_OF_SECOND = 10_000_000;
    /// More calls of a session wait for their turn, so that its code cannot take all processors.
    static final int AT_ONCE = 2;

    private final ReplLanguage language;
    private final ContextIndex context;
    private final TextTools tools;
    private final boolean asksModels;
    private final Duration limit;
    private final ReadRanges ranges;
    /// Of their own, because a virtual thread that computes for seconds holds up the others.
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("repl-text-", 0).factory());

    private @Nullable ChildPositions positions;

    /// @param asksModels whether code has [ChunkQuestions]
    TextCalls(ReplLanguage language, ContextIndex context, Map<String, TextFunction> functions, boolean asksModels) {
        this.language = language;
        this.context = context;
        this.asksModels = asksModels;
        limit = Duration.ofSeconds(MAX_SECONDS + context.text().length() / CHARACTERS_OF_SECOND);
        tools = new TextTools(context, functions);
        ranges = new ReadRanges(context.text());
    }

    /// Names of the functions that code has.
    List<String> functions() {
        var names = new ArrayList<>(tools.names());
        if (asksModels) {
            names.add(ChunkQuestions.NAME);
        }
        return names;
    }

    /// What the blocks of this session have read.
    ReadRanges ranges() {
        return ranges;
    }

    /// @throws ProtocolException when this is no call
    /// @throws IllegalArgumentException with a sentence for the model when it is too large
    static Arguments arguments(Frame call) throws ProtocolException {
        if (call.size() > MAX_CALL_BYTES) {
            throw new IllegalArgumentException(CallLimits.SENTENCE);
        }
        var function = call.getString();
        if (function.length() > MAX_NAME_LENGTH) {
            throw new ProtocolException(
                    "the child called a function with a name of " + function.length() + " characters");
        }
        int count = call.getCount(5);
        if (count > CallLimits.MAX_ARGUMENTS) {
            throw new IllegalArgumentException(CallLimits.SENTENCE);
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

    /// Puts questions to the model that sub-calls go to.
    interface Model {
        /// @param characters of all questions, with the parts of the text that they are about
        /// @param prompts    made only when so much may be asked: each holds its question once more
        /// @return answers in the order of the prompts
        /// @throws IllegalArgumentException with a sentence for the model when the block asks too much
        List<String> ask(int questions, long characters, Supplier<List<String>> prompts) throws InterruptedException;
    }

    /// Whether the reply waits for models.
    boolean asksModel(Arguments call) {
        return asksModels && call.function().equals(ChunkQuestions.NAME);
    }

    /// @return the payload of the reply
    /// @throws IllegalArgumentException with a sentence for the model when the function cannot do that
    /// @throws InterruptedException     when this thread was interrupted; the function is then ended
    Payload reply(Arguments call, Model model) throws InterruptedException {
        return asksModel(call)
                ? askAboutParts(call, model)
                : working(() -> payload(call, tools.call(call, Deadline.in(limit))));
    }

    private Payload askAboutParts(Arguments call, Model model) throws InterruptedException {
        var question = call.text(0);
        var questions = working(() -> new ChunkQuestions(context, call.number(1, ChunkQuestions.DEFAULT_SIZE)));
        int count = questions.parts().size();
        long characters =
                questions.parts().stream().mapToLong(TextRange::length).sum() + (long) count * question.length();
        if (count > AskLimits.MAX_QUESTIONS || characters > AskLimits.MAX_CHARS) {
            throw new IllegalArgumentException(AskLimits.SENTENCE);
        }
        var replies = model.ask(count, characters, () -> questions.prompts(question));
        for (int i = 0; i < replies.size(); i++) {
            if (!HostFunctions.isFailure(replies.get(i))) {
                ranges.sent(questions.parts().get(i));
            }
        }
        return payload(call, questions.findings(replies));
    }

    private <T> T working(Callable<T> task) throws InterruptedException {
        var work = workers.submit(task);
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

    private Payload payload(Arguments call, Findings found) {
        var payload = FoundPayload.of(call.function(), found, language, positions());
        note(found);
        return payload;
    }

    private synchronized ChildPositions positions() {
        var known = positions;
        if (known == null) {
            known = ChildPositions.of(language, context.text());
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
