package dev.rlmworkbench.repl;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/// A variable of the code as it is after a block.
///
/// @param type    as people who write the language say it, null where it is not known
/// @param size    characters of a text, elements of a collection, null where it has no size that is known
/// @param preview the value on one line, shortened; null where showing it could run code of the model
public record ReplVariable(
        String name,
        @Nullable String type,
        @Nullable Integer size,
        @Nullable String preview) {

    @JsonCreator
    public ReplVariable {}

    /// What older files and files of other products tell.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReplVariable named(String name) {
        return new ReplVariable(name, null, null, null);
    }
}
