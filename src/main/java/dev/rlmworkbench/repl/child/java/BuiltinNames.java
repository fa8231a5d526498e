package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.builtins.Helpers;
import dev.rlmworkbench.repl.child.builtins.ReplFunctions;
import dev.rlmworkbench.repl.child.builtins.ReplVariables;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of the built-ins of one session: blocks may use but not declare them. Which functions there are, its
/// [Helpers] say; the others do not exist for the code, so it may have functions of these names of its own.
final class BuiltinNames {
    private static final Pattern UNKNOWN_FUNCTION = Pattern.compile("cannot find symbol: method (\\w+)\\(");
    private static final Set<String> VARIABLES =
            Stream.of(ReplVariables.class.getFields()).map(Field::getName).collect(Collectors.toUnmodifiableSet());

    private final List<Class<?>> classes;
    private final Set<String> functions;
    private final Set<String> missing;

    BuiltinNames(Helpers helpers) {
        classes = Stream.concat(Stream.of(ReplFunctions.class), helpers.classes().stream())
                .toList();
        functions = functions(classes);
        missing = functions(helpers.missing());
    }

    private static Set<String> functions(List<Class<?>> classes) {
        return classes.stream()
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Makes the names known to a compilation unit.
    String imports() {
        return Stream.concat(classes.stream(), Stream.of(ReplVariables.class))
                .map(type -> "import static " + type.getName() + ".*; ")
                .collect(Collectors.joining());
    }

    /// Whether a text for the model names a function that this session has not.
    boolean missesOneOf(String text) {
        return missing.stream().anyMatch(name -> text.contains(name + "("));
    }

    /// What to say when a compiler's message is about a function that other runs have and this one has not.
    Optional<String> hint(String message) {
        var unknown = UNKNOWN_FUNCTION.matcher(message);
        return unknown.find() && missing.contains(unknown.group(1))
                ? Optional.of(unknown.group(1) + "() is not available in this run: use plain Java on `context`.")
                : Optional.empty();
    }

    /// @throws CodeFault when a block may not declare this name
    void check(String name, int line) throws CodeFault {
        if (VARIABLES.contains(name)) {
            throw new CodeFault(
                    BlockOutcome.COMPILE,
                    line,
                    "`" + name + "` is already there and holds the real one: read it, do not declare or replace it."
                            + " Use another name for your own variable.");
        }
        if (functions.contains(name)) {
            throw new CodeFault(
                    BlockOutcome.COMPILE,
                    line,
                    "`" + name + "` is a built-in function: call it, do not define it. Use another name for your own.");
        }
    }
}
