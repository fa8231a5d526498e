package dev.rlmworkbench.repl.child.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A piece of what a function prints.
public record Printed(String text, Kind kind) {

    public enum Kind {
        /// What it found.
        FOUND,
        /// What it says about its own work, such as which words are nowhere: no evidence of what the text says.
        REMARK,
        /// A remark that what it printed is only some of many.
        SOME_OF_MANY
    }

    public static Printed found(String text) {
        return new Printed(text, Kind.FOUND);
    }

    public static Printed remark(String text) {
        return new Printed(text, Kind.REMARK);
    }

    public static List<Printed> withoutEmpty(Printed... pieces) {
        return Stream.of(pieces).filter(piece -> !piece.text.isEmpty()).toList();
    }

    static String joined(List<Printed> pieces) {
        return pieces.stream().map(Printed::text).collect(Collectors.joining());
    }
}
