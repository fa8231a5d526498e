package dev.rlmworkbench.text;

/// One function that code can call to look into its context.
@FunctionalInterface
public interface TextFunction {

    /// Called on any thread, several at once.
    ///
    /// @throws IllegalArgumentException with a sentence for the model when the arguments make no sense or time is
    ///                                  up
    Findings find(ContextIndex context, Arguments arguments, Deadline deadline);
}
