package dev.rlmworkbench.cli.results;

/// A file that a command cannot work with. Its message is the sentence for the user.
final class UnusableFileException extends Exception {

    UnusableFileException(String sentence) {
        super(sentence);
    }
}
