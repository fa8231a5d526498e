package dev.rlmworkbench.llm;

import java.util.List;

/// What a model in this process was given and what it said, to the token: enough to ask or to train it with the very
/// same again.
///
/// @param prompt        the conversation as the chat template renders it, up to where the answer begins
/// @param promptIds     what the model was given
/// @param completionIds what the model said, the token that ended it among them; where the listener ended the stream,
///                      those whose text it was told, no more
public record ExactTokens(String prompt, List<Integer> promptIds, List<Integer> completionIds) {

    public ExactTokens {
        promptIds = List.copyOf(promptIds);
        completionIds = List.copyOf(completionIds);
    }
}
