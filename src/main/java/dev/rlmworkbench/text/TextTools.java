package dev.rlmworkbench.text;

import java.util.Map;
import java.util.Set;

/// The functions over one text, by their names.
public record TextTools(ContextIndex context, Map<String, TextFunction> functions) {

    public TextTools {
        functions = Map.copyOf(functions);
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
