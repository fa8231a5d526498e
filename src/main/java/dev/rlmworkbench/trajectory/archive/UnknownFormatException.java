package dev.rlmworkbench.trajectory.archive;

import java.io.IOException;

/// The file is none that can be opened here; the message is a sentence for the person who tried.
public final class UnknownFormatException extends IOException {
    UnknownFormatException(String sentence) {
        super(sentence);
    }
}
