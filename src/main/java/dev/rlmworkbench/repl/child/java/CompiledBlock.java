package dev.rlmworkbench.repl.child.java;

import java.util.List;
import java.util.Map;

/// A block that compiled.
///
/// @param home      simple name of its class
/// @param classes   bytes by binary name
/// @param text      the unit, for line numbers
/// @param variables that it declares, with the line of each
/// @param members   methods and types that now live in this class
/// @param imports   lines
record CompiledBlock(
        String home,
        Map<String, byte[]> classes,
        UnitText text,
        List<NewVariable> variables,
        List<Declarations.Member> members,
        List<String> imports) {

    /// @param line on which the block declares it
    /// @param kept whether an earlier block had declared it with the same type, so that it is only assigned
    record NewVariable(Declarations.Variable variable, int line, boolean kept) {}
}
