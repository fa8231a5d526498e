package dev.rlmworkbench.document;

import org.jspecify.annotations.Nullable;

/// Files that cannot be asked about as they were named. The message is one sentence for the user: which file, what is
/// wrong with it, and what to do.
public class DocumentException extends IllegalArgumentException {

    public DocumentException(String message) {
        this(message, null);
    }

    public DocumentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
