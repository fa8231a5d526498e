package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the block's own parts again in the syntax tree of its unit.
final class BlockReader {
    private final Parsed parsed;
    private final ClassTree unitClass;
    private final BlockTree body;
    private final TreePath bodyPath;

    BlockReader(Parsed parsed) {
        this.parsed = parsed;
        unitClass = (ClassTree) parsed.unit().getTypeDecls().getFirst();
        var run = run(parsed.unit());
        var always = run.getBody().getStatements().getFirst();
        body = body(run);
        var path = new TreePath(new TreePath(parsed.unit()), unitClass);
        bodyPath = new TreePath(new TreePath(new TreePath(new TreePath(path, run), run.getBody()), always), body);
    }

    /// The block's own variables that are declared with `var`. Attribution puts a type into their trees, so this has to
    /// be asked before.
    static Set<VariableTree> vars(CompilationUnitTree unit) {
        return body(run(unit)).getStatements().stream()
                .filter(statement -> statement instanceof VariableTree variable && variable.getType() == null)
                .map(VariableTree.class::cast)
                .collect(Collectors.toSet());
    }

    private static MethodTree run(CompilationUnitTree unit) {
        return ((ClassTree) unit.getTypeDecls().getFirst())
                .getMembers().stream()
                        .filter(member -> member instanceof MethodTree method
                                && method.getName().contentEquals(UnitLayout.RUN))
                        .map(MethodTree.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    /// The statements stand in an `if (true)`, see [UnitLayout].
    private static BlockTree body(MethodTree run) {
        return (BlockTree) ((IfTree) run.getBody().getStatements().getFirst()).getThenStatement();
    }

    List<? extends StatementTree> statements() {
        return body.getStatements();
    }

    /// The block's types and methods.
    List<Tree> members() {
        var found = new ArrayList<Tree>();
        for (var member : unitClass.getMembers()) {
            boolean own = !(member instanceof MethodTree method)
                    || !method.getName().contentEquals(UnitLayout.RUN)
                            && !method.getName().contentEquals("<init>");
            if (own && start(member) >= 0) {
                found.add(member);
            }
        }
        return found;
    }

    TreePath path(StatementTree statement) {
        return new TreePath(bodyPath, statement);
    }

    int start(Tree tree) {
        return (int) parsed.trees().getSourcePositions().getStartPosition(parsed.unit(), tree);
    }

    int end(Tree tree) {
        return (int) parsed.trees().getSourcePositions().getEndPosition(parsed.unit(), tree);
    }
}
