package dev.rlmworkbench.document;

import org.jspecify.annotations.Nullable;

/// How much text can be asked about at once. 400 million characters: with them the process that holds the text for the
/// model's code takes up to 2.7 GB, and one search over it 3 to 9 seconds of the 30 that a block of code may run
/// (docs/ask.md); more would not leave room for the model on an ordinary machine.
final class TextLimit {

    static final int CHARS = 400_000_000;
    static final int FILES = 2_000;

    private TextLimit() {}

    /// Ends the reading; other troubles only leave one file out.
    static final class Exceeded extends DocumentException {
        private Exceeded(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// @param name the file with which the limit is passed
    static Exceeded exceeded(String name, @Nullable Throwable cause) {
        return new Exceeded(
                ("at most 400 MB of text can be asked about at once, and %s goes beyond that;"
                                + " name fewer files, or cut it into parts")
                        .formatted(name),
                cause);
    }

    static Exceeded tooManyFiles(String folder) {
        return new Exceeded(
                "%s has more than %,d files with text; name the files or subfolders that matter"
                        .formatted(folder, FILES),
                null);
    }
}
