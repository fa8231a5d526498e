package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.TextFunction;
import java.util.List;
import java.util.stream.Stream;

/// The functions over a text by the sets that code may be given.
public final class FunctionSets {

    private FunctionSets() {}

    /// Those that give pieces of the text.
    public static List<TextFunction> seed() {
        return List.of(
                Windows.HEAD,
                Windows.TAIL,
                Windows.CONTEXT_SLICE,
                Windows.CHUNK_TEXT,
                Windows.KEYWORD_WINDOWS,
                Windows.REGEX_WINDOWS);
    }

    /// And those that find, count and compare; `query_chunks` asks a model and is no function of the text alone, see
    /// [ChunkQuestions].
    public static List<TextFunction> all() {
        return Stream.concat(
                        seed().stream(),
                        Stream.of(
                                new Search(),
                                new Grep(),
                                new FieldValues(),
                                new Extract(),
                                new Timeline(),
                                Windows.AROUND))
                .toList();
    }
}
