package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.text.ContextIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session over one child at a time. When a child is lost, the next one gets the context and the declarations again.
final class ReplSession implements Repl {
    private static final Duration REPLAY_LIMIT = Duration.ofSeconds(10);
    private static final String ITS_PROCESS_ENDED = "its process ended";

    private final ReplLanguage language;
    private final Children children;
    private final String context;
    private final String query;
    private final ReplLimits limits;
    private final HostFunctions host;
    private final TextCalls text;
    private final ResultCheck check;
    private final List<String> history = new ArrayList<>();
    private WarmChild current;
    private String whyEnded = ITS_PROCESS_ENDED;
    private boolean closed;

    /// Where the session gets its children from.
    interface Children {
        WarmChild next() throws InterruptedException;
    }

    /// A child that is ready for a session.
    record WarmChild(ChildProcess process, SandboxReport sandbox) {}

    ReplSession(
            ReplLanguage language,
            Children children,
            ContextIndex context,
            String query,
            ReplLimits limits,
            HostFunctions host)
            throws InterruptedException {
        this.language = language;
        this.children = children;
        this.context = context.text();
        this.query = query;
        this.limits = limits;
        this.host = host;
        text = new TextCalls(
                language, context, limits.textFunctions(query), limits.helpers().asksAboutParts());
        check = new ResultCheck(limits);
        current = loaded();
    }

    @Override
    public ReplLanguage language() {
        return language;
    }

    @Override
    public SandboxReport sandbox() {
        return current.sandbox();
    }

    @Override
    public ReplResult run(String code) throws InterruptedException {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
        var before = current.process().isAlive() ? null : rebuild(whyEnded);
        whyEnded = ITS_PROCESS_ENDED;
        text.ranges().beginBlock();
        long start = System.nanoTime();
        try {
            var outcome = current.process().run(FrameType.EVAL, code, limits.snippetTime(), host, text);
            var took = Duration.ofNanos(System.nanoTime() - start);
            history.add(code);
            return check.checked(outcome, text.ranges(), took, outcome.last() ? after(outcome, before) : before);
        } catch (ChildDiedException e) {
            var took = Duration.ofNanos(System.nanoTime() - start);
            return new ReplResult(
                    "", null, error(e), null, List.of(), List.of(), List.of(), took, rebuild(e.getMessage()));
        }
    }

    /// A child that ends after its block is replaced at once, so that the model reads of it with the output. With a
    /// final answer that waits for the next block: most often there is none, and neither a new child that does not
    /// start nor a time limit that passes meanwhile may cost the answer.
    private @Nullable String after(BlockOutcome outcome, @Nullable String before) throws InterruptedException {
        if (outcome.finalAnswer() == null) {
            return rebuild("it could not go on after this block");
        }
        current.process().close();
        whyEnded = "it could not go on after the block before";
        return before;
    }

    private CodeError error(ChildDiedException death) {
        return death.outOfTime()
                ? new CodeError(
                        CodeError.Kind.TIMEOUT,
                        0,
                        "the block ran longer than " + limits.snippetTime().toMillis() / 1000.0 + " s")
                : new CodeError(CodeError.Kind.PROCESS, 0, "the REPL process ended: " + death.getMessage());
    }

    /// A new child with what can be had again.
    ///
    /// @return what was lost, for the model
    private String rebuild(String reason) throws InterruptedException {
        current.process().close();
        current = loaded();
        var lost = new ArrayList<String>();
        for (var code : history) {
            try {
                var outcome = current.process().run(FrameType.REPLAY, code, REPLAY_LIMIT, host, text);
                lost.addAll(ResultCheck.lines(outcome.stdout()));
            } catch (ChildDiedException e) {
                // Declarations that cannot even be replayed stay out.
                history.clear();
                current = loaded();
                return restarted(reason) + " Imports, functions and classes are gone as well.";
            }
        }
        return restarted(reason) + " Imports, functions and classes are back"
                + (lost.isEmpty() ? "." : ", except " + String.join(", ", lost) + ".");
    }

    private static String restarted(String reason) {
        return "The REPL was restarted: " + reason + ". All variables you made are gone; context and query are there.";
    }

    private WarmChild loaded() throws InterruptedException {
        var child = children.next();
        try {
            child.process().open(context, query, limits, text.functions());
            return child;
        } catch (ChildDiedException e) {
            child.process().close();
            throw new ReplException("The REPL process ended while the context was loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        text.close();
        current.process().close();
    }
}
