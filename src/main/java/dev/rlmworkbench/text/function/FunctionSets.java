package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.TextFunction;
import java.util.LinkedHashMap;
import java.util.Map;

/// The functions over a text by their names, in the sets that code may be given.
public final class FunctionSets {

    private FunctionSets() {}

    /// Those that give pieces of the text.
    public static Map<String, TextFunction> seed() {
        var functions = new LinkedHashMap<String, TextFunction>();
        functions.put("head", Windows::head);
        functions.put("tail", Windows::tail);
        functions.put("context_slice", Windows::slice);
        functions.put("chunk_text", Windows::chunks);
        functions.put("keyword_windows", Windows::aroundKeyword);
        functions.put("regex_windows", Windows::aroundRegex);
        return functions;
    }

    /// And those that find, count and compare; `query_chunks` asks a model and is no function of the text alone, see
    /// [ChunkQuestions].
    public static Map<String, TextFunction> all() {
        var functions = seed();
        functions.put("search", Search::find);
        functions.put("grep", Grep::find);
        functions.put("field", FieldValues::find);
        functions.put("extract", Extract::find);
        functions.put("timeline", Timeline::find);
        functions.put("around", Windows::around);
        return functions;
    }
}
