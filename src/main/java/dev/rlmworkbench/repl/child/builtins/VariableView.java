package dev.rlmworkbench.repl.child.builtins;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The variables that code has declared so far.
public interface VariableView {
    List<Variable> variables();

    /// @param type as the code would write it
    record Variable(String name, String type, @Nullable Object value) {}
}
