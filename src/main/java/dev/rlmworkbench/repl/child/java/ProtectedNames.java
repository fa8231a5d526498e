package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.builtins.LineFunctions;
import dev.rlmworkbench.repl.child.builtins.ReplFunctions;
import dev.rlmworkbench.repl.child.builtins.ReplVariables;
import dev.rlmworkbench.repl.child.builtins.TextFunctions;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of the built-ins, which blocks may use but not declare.
final class ProtectedNames {
    private static final Set<String> VARIABLES =
            Stream.of(ReplVariables.class.getFields()).map(Field::getName).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FUNCTIONS = Stream.of(ReplFunctions.class, TextFunctions.class, LineFunctions.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private ProtectedNames() {}

    static void check(String name, int line) throws CodeFault {
        if (VARIABLES.contains(name)) {
            throw new CodeFault(
                    BlockOutcome.COMPILE,
                    line,
                    "`" + name + "` is already there and holds the real one: read it, do not declare or replace it."
                            + " Use another name for your own variable.");
        }
        if (FUNCTIONS.contains(name)) {
            throw new CodeFault(
                    BlockOutcome.COMPILE,
                    line,
                    "`" + name + "` is a built-in function: call it, do not define it. Use another name for your own.");
        }
    }
}
