package dev.rlmworkbench.text;

import java.util.List;

/// What a call gives to a function, as code wrote it: texts and whole numbers.
///
/// @param function its name, for sentences about wrong arguments
/// @param values   each a [String] or a [Long]
public record Arguments(String function, List<Object> values) {

    public Arguments {
        values = List.copyOf(values);
    }

    /// @throws IllegalArgumentException with a sentence for the model when it is missing
    public String text(int index) {
        if (index >= values.size()) {
            throw new IllegalArgumentException("%s() needs %d argument%s, not %d"
                    .formatted(function, index + 1, index == 0 ? "" : "s", values.size()));
        }
        return String.valueOf(values.get(index));
    }

    /// All from one on, as texts.
    public List<String> textsFrom(int index) {
        return values.stream().skip(index).map(String::valueOf).toList();
    }

    /// @param otherwise  where there is no such argument
    /// @throws IllegalArgumentException with a sentence for the model when it is no whole number
    public int number(int index, int otherwise) {
        if (index >= values.size()) {
            return otherwise;
        }
        var value = values.get(index);
        if (value instanceof Long number) {
            return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        throw new IllegalArgumentException(
                "%s: argument %d must be a whole number, not \"%s\"".formatted(function, index + 1, value));
    }
}
