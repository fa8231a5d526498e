package dev.rlmworkbench.ui.state;

/// A run that could not go on; the message is the sentence for the user.
public final class RunStoppedException extends RuntimeException {

    RunStoppedException(String why) {
        super(why);
    }
}
