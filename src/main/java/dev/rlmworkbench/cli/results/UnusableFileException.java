package dev.rlmworkbench.cli.results;

/// A file that a command cannot work with. Its message is the sentence for the user.
public final class UnusableFileException extends Exception {

    public UnusableFileException(String sentence) {
        super(sentence);
    }
}
