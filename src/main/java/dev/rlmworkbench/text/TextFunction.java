package dev.rlmworkbench.text;

/// One function that code can call to look into its context.
public interface TextFunction {

    /// As code calls it.
    String name();

    /// Called on any thread, several at once.
    ///
    /// @throws IllegalArgumentException with a sentence for the model when the arguments make no sense or time is
    ///                                  up
    Findings find(ContextIndex context, Arguments arguments, Deadline deadline);
}
