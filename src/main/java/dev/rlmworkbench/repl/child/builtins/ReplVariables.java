package dev.rlmworkbench.repl.child.builtins;

import java.util.Map;

/// The variables that every session starts with. Each session loads its own copy of this class, so that they can be
/// final: code may read them, and the compiler refuses to assign them.
public final class ReplVariables {
    public static final String context = Session.current().context();
    public static final String query = Session.current().query();
    public static final int context_len = context.length();

    /// Set `content` and `ready` to give the final answer.
    public static final Map<String, Object> answer = Session.current().answer();

    private ReplVariables() {}
}
