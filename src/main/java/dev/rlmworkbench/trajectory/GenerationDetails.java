package dev.rlmworkbench.trajectory;

import dev.rlmworkbench.llm.ChatResponse.Limit;
import dev.rlmworkbench.llm.Sampling;
import org.jspecify.annotations.Nullable;

/// How an answer came about: with the messages of its [RunEvent.ModelCallStarted], enough to make the same call again
/// and to train on it. [RecordedGeneration] puts both together.
///
/// @param version  of this record, so that later readers know what it holds
/// @param raw      all that the model gave before anything was cut from it; null when that is the event's text
/// @param used     characters of the text that the method went on with, from its start; all of them in most calls
/// @param limit    that an answer with the finish `length` met, null for others and where it cannot be told
/// @param sampling as asked for; a null field left the choice to the model or its server
/// @param seed     of this one call, null where none was asked for
/// @param think    whether a thinking model might think first
/// @param weights  digest of the model's weights, null where the server does not tell
/// @param template digest of the chat template, null likewise
/// @param tokens   the prompt and the answer to the token, null where the model runs behind a server
public record GenerationDetails(
        int version,
        @Nullable String raw,
        int used,
        @Nullable Limit limit,
        Sampling sampling,
        @Nullable Long seed,
        boolean think,
        @Nullable String weights,
        @Nullable String template,
        @Nullable TokenRecord tokens) {

    public static final int VERSION = 1;
}
