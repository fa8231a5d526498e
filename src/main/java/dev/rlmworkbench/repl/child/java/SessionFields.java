package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.builtins.Preview;
import dev.rlmworkbench.repl.child.builtins.Values;
import dev.rlmworkbench.repl.child.builtins.VariableView;
import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import dev.rlmworkbench.repl.child.wire.VariableState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the variables of a session, which are static fields of the classes of its blocks.
public final class SessionFields implements VariableView {
    private static final int MAX_DESCRIBED = 40;

    private final Declarations declarations;
    private final ClassLoader loader;
    /// Read by all threads of the block.
    private volatile List<Declarations.Variable> running = List.of();

    SessionFields(Declarations declarations, ClassLoader loader) {
        this.declarations = declarations;
        this.loader = loader;
    }

    /// What the block declares becomes known to itself; to later blocks only once it has run, and what it reached.
    void begin(CompiledBlock block) {
        running = block.variables().stream()
                .map(CompiledBlock.NewVariable::variable)
                .toList();
    }

    void end() {
        running = List.of();
    }

    @Override
    public List<Variable> variables() {
        var found = new LinkedHashMap<String, Variable>();
        declarations.variables().forEach(variable -> found.put(variable.name(), view(variable)));
        for (var variable : running) {
            var view = view(variable);
            if (view.value() != null) { // null where the block has not come to the declaration
                found.put(variable.name(), view);
            }
        }
        return List.copyOf(found.values());
    }

    private Variable view(Declarations.Variable variable) {
        return new Variable(variable.name(), simple(variable.type()), read(variable));
    }

    /// What changes are told by: the class a variable lives in, its value, and the size of that.
    Map<String, State> snapshot() {
        var states = new HashMap<String, State>();
        for (var variable : declarations.variables()) {
            var value = read(variable);
            states.put(variable.name(), new State(variable.home(), value, size(value)));
        }
        return states;
    }

    List<VariableState> changedSince(Map<String, State> before) {
        var changed = new ArrayList<VariableState>();
        var now = snapshot();
        for (var variable : declarations.variables()) {
            var state = Objects.requireNonNull(now.get(variable.name()));
            var old = before.get(variable.name());
            if (old == null || !old.same(state)) {
                changed.add(
                        changed.size() < MAX_DESCRIBED
                                ? described(variable, state.value())
                                : new VariableState(variable.name(), null, -1, null));
            }
        }
        return changed;
    }

    private static VariableState described(Declarations.Variable variable, @Nullable Object value) {
        var type = simple(variable.type());
        try {
            return new VariableState(variable.name(), type, Preview.size(value), Preview.of(value));
        } catch (RuntimeException _) {
            // changed by a thread while it is looked at
            return new VariableState(variable.name(), type, -1, null);
        }
    }

    private @Nullable Object read(Declarations.Variable variable) {
        try {
            var home = Class.forName(SnippetFiles.PACKAGE + "." + variable.home(), true, loader);
            return home.getField(variable.name()).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the variable " + variable.name() + " is gone", e);
        }
    }

    /// Empty when the value is a collection of the block's own making that fails.
    private static String size(@Nullable Object value) {
        try {
            return Values.size(value);
        } catch (Throwable _) {
            return "";
        }
    }

    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])|\\bREPL\\.B\\d+\\.", "");
    }

    record State(String home, @Nullable Object value, String size) {
        boolean same(State other) {
            boolean sameValue = value == other.value || value != null && isPlain(value) && value.equals(other.value);
            return home.equals(other.home) && sameValue && size.equals(other.size);
        }

        /// Boxes are made anew at each read; `equals` of other classes may be code of a block.
        private static boolean isPlain(Object value) {
            return value instanceof Number && value.getClass().getModule() == Object.class.getModule()
                    || value instanceof Boolean
                    || value instanceof Character;
        }
    }
}
