package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.builtins.ReplFunctions;
import dev.rlmworkbench.repl.child.builtins.ReplVariables;
import dev.rlmworkbench.repl.child.builtins.TextFunctions;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of the built-ins of one session: blocks may use but not declare them. Which of the functions that look
/// into the context there are, the host says; the others do not exist for the code, so it may have functions of these
/// names of its own.
final class BuiltinNames {
    private static final Pattern UNKNOWN_FUNCTION = Pattern.compile("cannot find symbol: method (\\w+)\\(");
    private static final Set<String> VARIABLES =
            Stream.of(ReplVariables.class.getFields()).map(Field::getName).collect(Collectors.toUnmodifiableSet());

    private final Set<String> functions = new TreeSet<>(functions(ReplFunctions.class));
    private final Set<String> missing = new TreeSet<>();
    private final String imports;

    /// @param offered names of functions that look into the context
    BuiltinNames(Set<String> offered) {
        var all = new StringBuilder();
        importAll(all, ReplFunctions.class);
        importAll(all, ReplVariables.class);
        for (var name : functions(TextFunctions.class)) {
            if (offered.contains(name)) {
                functions.add(name);
                all.append("import static %s.%s; ".formatted(TextFunctions.class.getName(), name));
            } else {
                missing.add(name);
            }
        }
        imports = all.toString();
    }

    private static void importAll(StringBuilder imports, Class<?> type) {
        imports.append("import static %s.*; ".formatted(type.getName()));
    }

    private static Set<String> functions(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Makes the names known to a compilation unit.
    String imports() {
        return imports;
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
