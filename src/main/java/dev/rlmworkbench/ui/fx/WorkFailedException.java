package dev.rlmworkbench.ui.fx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An [Error] that ended some work for the screen, in words that can be shown. The program goes on: it is the work's
/// own thread that broke off, and memory that was too small for it is free again.
public final class WorkFailedException extends RuntimeException {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFailedException.class);

    private WorkFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Exceptions stay as they are.
    public static Exception asException(Throwable failure) {
        if (failure instanceof Exception exception) {
            return exception;
        }
        LOG.error("work for the screen broke off", failure);
        return new WorkFailedException(words(failure), failure);
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case OutOfMemoryError _ ->
                "There was not enough memory for it (%s): close what is open, or give Java more with -Xmx"
                        .formatted(failure.getMessage());
            case StackOverflowError _ -> "It is nested too deeply to be read";
            default -> "The program has a fault: " + failure;
        };
    }
}
