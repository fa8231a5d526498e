package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import dev.rlmworkbench.repl.child.policy.StopSwitch;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;

/// Describes what a running block threw.
final class Failures {
    private static final int MAX_MESSAGE_LENGTH = 1_000;
    private static final int MAX_CAUSES = 3;

    private Failures() {}

    /// @param unit of the block, to find the line
    /// @param home class of the block
    static CodeFault describe(Throwable thrown, UnitText unit, String home) {
        int line = line(thrown, unit, home);
        if (StopSwitch.isStopped()) {
            return new CodeFault(
                    BlockOutcome.TIMEOUT, line, "the block ran too long and was stopped; variables are still there");
        }
        return switch (thrown) {
            case OutOfMemoryError _ ->
                new CodeFault(
                        BlockOutcome.RESOURCE,
                        line,
                        "out of memory: keep less in variables, or work on the context piece by piece");
            case StackOverflowError _ ->
                new CodeFault(
                        BlockOutcome.RESOURCE, line, "StackOverflowError: the recursion is too deep or never ends");
            case ExceptionInInitializerError wrapper
            when wrapper.getCause() != null -> describe(wrapper.getCause(), unit, home);
            default -> new CodeFault(BlockOutcome.EXCEPTION, line, text(thrown));
        };
    }

    private static String text(Throwable thrown) {
        var text = new StringBuilder(one(thrown));
        var cause = thrown.getCause();
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            text.append("\ncaused by ").append(one(cause));
            cause = cause.getCause();
        }
        return text.toString();
    }

    /// The message comes from code of the block, which may throw as well.
    private static String one(Throwable thrown) {
        var name = thrown.getClass().getSimpleName();
        String message;
        try {
            message = thrown.getLocalizedMessage();
        } catch (Throwable e) {
            message = "(its message cannot be read: " + e.getClass().getSimpleName() + ")";
        }
        if (message == null) {
            return name;
        }
        var text = name + ": " + message;
        return text.length() <= MAX_MESSAGE_LENGTH ? text : text.substring(0, MAX_MESSAGE_LENGTH) + "...";
    }

    /// The innermost line of this block that took part, 0 when there is none.
    private static int line(Throwable thrown, UnitText unit, String home) {
        for (var frame : trace(thrown)) {
            if (isIn(frame, home) && unit.blockLine(frame.getLineNumber()) > 0) {
                return unit.blockLine(frame.getLineNumber());
            }
        }
        return 0;
    }

    /// The line of the block's own statement that was being run, 0 when unknown.
    static int statementLine(Throwable thrown, UnitText unit, String home) {
        for (var frame : trace(thrown)) {
            if (isIn(frame, home) && frame.getMethodName().equals(UnitLayout.RUN)) {
                return unit.blockLine(frame.getLineNumber());
            }
        }
        return 0;
    }

    private static StackTraceElement[] trace(Throwable thrown) {
        try {
            return thrown.getStackTrace();
        } catch (Throwable _) {
            return new StackTraceElement[0];
        }
    }

    private static boolean isIn(StackTraceElement frame, String home) {
        var name = frame.getClassName();
        var own = SnippetFiles.PACKAGE + "." + home;
        return name.equals(own) || name.startsWith(own + "$");
    }
}
