package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.repl.ReplVariable;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.ContextSpan;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.VariableState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session over one child at a time. When a child is lost, the next one gets the context and the declarations again.
final class ReplSession implements Repl {
    private static final Duration REPLAY_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_WORDS_LENGTH = 200;

    private final ReplLanguage language;
    private final Children children;
    private final String context;
    private final String query;
    private final ReplLimits limits;
    private final HostFunctions host;
    private final List<String> history = new ArrayList<>();
    private WarmChild current;
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
            String context,
            String query,
            ReplLimits limits,
            HostFunctions host)
            throws InterruptedException {
        this.language = language;
        this.children = children;
        this.context = context;
        this.query = query;
        this.limits = limits;
        this.host = host;
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
        var before = current.process().isAlive() ? null : rebuild("its process ended");
        long start = System.nanoTime();
        try {
            var outcome = current.process().run(FrameType.EVAL, code, limits.snippetTime(), host);
            history.add(code);
            var after = outcome.last() ? rebuild("it could not go on after this block") : null;
            return result(outcome, after == null ? before : after);
        } catch (ChildDiedException e) {
            var elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new ReplResult(
                    "", null, error(e), null, List.of(), List.of(), List.of(), elapsed, rebuild(e.getMessage()));
        }
    }

    private CodeError error(ChildDiedException death) {
        return death.outOfTime()
                ? new CodeError(
                        CodeError.Kind.TIMEOUT,
                        0,
                        "the block ran longer than " + limits.snippetTime().toMillis() / 1000.0 + " s")
                : new CodeError(CodeError.Kind.PROCESS, 0, "the REPL process ended: " + death.getMessage());
    }

    private ReplResult result(BlockOutcome outcome, @Nullable String restarted) {
        var kinds = CodeError.Kind.values();
        var error = outcome.errorKind() < 0 || outcome.errorKind() >= kinds.length
                ? null
                : new CodeError(kinds[outcome.errorKind()], outcome.line(), String.valueOf(outcome.message()));
        return new ReplResult(
                outcome.stdout(),
                outcome.value(),
                error,
                outcome.finalAnswer(),
                ranges(outcome.printed()),
                ranges(outcome.sent()),
                outcome.changed().stream().map(ReplSession::variable).toList(),
                Duration.ofNanos(outcome.nanos()),
                restarted);
    }

    private static ReplVariable variable(VariableState state) {
        return new ReplVariable(
                shortened(state.name()),
                shortened(state.type()),
                state.size() < 0 ? null : state.size(),
                shortened(state.preview()));
    }

    /// A child may say more than it should.
    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= MAX_WORDS_LENGTH ? text : text.substring(0, MAX_WORDS_LENGTH);
    }

    /// Spans that a child made up are left out.
    private List<ContextRange> ranges(List<ContextSpan> spans) {
        return spans.stream()
                .filter(span -> span.start() >= 0 && span.start() < span.end() && span.end() <= context.length())
                .map(span -> new ContextRange(span.start(), span.end()))
                .toList();
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
                var outcome = current.process().run(FrameType.REPLAY, code, REPLAY_LIMIT, host);
                outcome.stdout().lines().filter(line -> !line.isBlank()).forEach(lost::add);
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
            child.process().open(context, query, limits);
            return child;
        } catch (ChildDiedException e) {
            child.process().close();
            throw new ReplException("The REPL process ended while the context was loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closed = true;
        current.process().close();
    }
}
