package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.ReplResult.CodeError;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.ContextSpan;
import dev.rlmworkbench.repl.child.wire.FrameType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session in a child process. When the child is lost it takes another, loads the context again and says what is
// gone.
final class ChildRepl implements Repl {

    /// Gives ready children.
    interface Children {
        ChildProcess take(ReplLimits limits, int contextChars) throws InterruptedException;
    }

    private final ChildLauncher launcher;
    private final Children children;
    private final String context;
    private final String query;
    private final ReplLimits limits;
    private final HostFunctions host;
    private final List<String> blocks = new ArrayList<>();
    private ChildProcess child;
    private boolean lost;

    ChildRepl(
            ChildLauncher launcher,
            Children children,
            String context,
            String query,
            ReplLimits limits,
            HostFunctions host)
            throws InterruptedException {
        this.launcher = launcher;
        this.children = children;
        this.context = context;
        this.query = query;
        this.limits = limits;
        this.host = host;
        this.child = loaded();
    }

    private ChildProcess loaded() throws InterruptedException {
        var fresh = children.take(limits, context.length());
        try {
            fresh.load(limits, context, query, host);
            return fresh;
        } catch (IOException e) {
            fresh.close();
            throw new ReplException("the context could not be loaded into the REPL: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    @Override
    public ReplLanguage language() {
        return launcher.language();
    }

    @Override
    public ReplResult run(String code) throws InterruptedException {
        if (lost) {
            rebuild(); // an earlier block was interrupted
        }
        long start = System.nanoTime();
        ChildProcess.Ended ended;
        try {
            ended = child.run(FrameType.EVAL, code, limits.snippetTime());
        } catch (InterruptedException e) {
            child.close();
            lost = true;
            throw e;
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        return switch (ended) {
            case ChildProcess.Ended.Ran(var outcome) -> {
                blocks.add(code);
                yield result(outcome, elapsed);
            }
            case ChildProcess.Ended.Killed() ->
                afterLoss(
                        CodeError.Kind.TIMEOUT,
                        "The block did not end within %d s and was killed."
                                .formatted(limits.snippetTime().toSeconds()),
                        elapsed);
            case ChildProcess.Ended.Died(var why) ->
                afterLoss(CodeError.Kind.RESOURCE, "The block ended the whole REPL (" + why + ").", elapsed);
        };
    }

    private ReplResult afterLoss(CodeError.Kind kind, String message, Duration elapsed) throws InterruptedException {
        var note = rebuild();
        return new ReplResult(
                "", null, new CodeError(kind, 0, message), null, List.of(), List.of(), List.of(), elapsed, note);
    }

    /// @return what is lost, for the model to read
    private String rebuild() throws InterruptedException {
        child.close();
        child = loaded();
        lost = false;
        if (!launcher.replaysDeclarations()) {
            blocks.clear();
            return "The REPL was started anew: all variables, functions and imports are gone; `context` and `query` are loaded again.";
        }
        for (var block : blocks) {
            if (!(child.run(FrameType.REPLAY, block, limits.snippetTime()) instanceof ChildProcess.Ended.Ran)) {
                child.close();
                child = loaded();
                blocks.clear();
                return "The REPL was started anew: everything you defined is gone; `context` and `query` are loaded again.";
            }
        }
        return "The REPL was started anew: all variables are gone, methods, classes and imports are defined again; `context` and `query` are loaded.";
    }

    private ReplResult result(BlockOutcome outcome, Duration elapsed) {
        return new ReplResult(
                outcome.stdout(),
                outcome.value(),
                error(outcome),
                outcome.finalAnswer(),
                ranges(outcome.printed()),
                ranges(outcome.sent()),
                outcome.changed(),
                elapsed,
                null);
    }

    private static @Nullable CodeError error(BlockOutcome outcome) {
        var kinds = CodeError.Kind.values();
        if (outcome.errorKind() < 0 || outcome.errorKind() >= kinds.length) {
            return null;
        }
        var message = outcome.message() == null ? "the code failed" : outcome.message();
        return new CodeError(kinds[outcome.errorKind()], Math.max(0, outcome.line()), message);
    }

    private List<ContextRange> ranges(List<ContextSpan> spans) {
        return spans.stream()
                .filter(s -> s.start() >= 0 && s.start() < s.end() && s.end() <= context.length())
                .map(s -> new ContextRange(s.start(), s.end()))
                .toList();
    }

    @Override
    public SandboxReport sandbox() {
        return child.sandbox();
    }

    @Override
    public void close() {
        child.close();
    }
}
