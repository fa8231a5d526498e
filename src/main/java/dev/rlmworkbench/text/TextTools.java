package dev.rlmworkbench.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The functions over one text, by their names.
public final class TextTools {

    private final ContextIndex context;
    private final Map<String, TextFunction> functions;

    public TextTools(ContextIndex context, List<TextFunction> functions) {
        this.context = context;
        this.functions = functions.stream().collect(Collectors.toMap(TextFunction::name, Function.identity()));
    }

    /// What there is.
    public Set<String> names() {
        return functions.keySet();
    }

    /// @throws IllegalArgumentException with a sentence for the model, also when there is no such function
    public Findings call(Arguments arguments, Deadline deadline) {
        var function = functions.get(arguments.function());
        if (function == null) {
            throw new IllegalArgumentException(arguments.function() + "() is not available in this run");
        }
        return function.find(context, arguments, deadline);
    }
}
