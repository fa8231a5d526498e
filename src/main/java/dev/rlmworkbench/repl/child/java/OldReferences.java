package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.rlmworkbench.repl.child.java.UnitText.Edit;
import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import java.util.ArrayList;
import java.util.List;

/// Places that mean the variable of an earlier block although this block declares the name anew: everything up to the
/// end of the new declaration's initializer, as in `List<String> words = words.split(" ")`.
final class OldReferences extends TreeScanner<Void, Void> {
    private final BlockReader reader;
    private final Declarations.Variable old;
    private final int until;
    private final List<Edit> edits = new ArrayList<>();

    private OldReferences(BlockReader reader, Declarations.Variable old, int until) {
        this.reader = reader;
        this.old = old;
        this.until = until;
    }

    /// Edits that qualify those places with the home of the old variable.
    static List<Edit> edits(BlockReader reader, BlockVariables.Declared fresh, Declarations.Variable old) {
        var initializer = fresh.tree().getInitializer();
        var scanner = new OldReferences(
                reader, old, initializer == null ? reader.start(fresh.tree()) : reader.end(initializer));
        for (var statement : reader.statements()) {
            if (reader.start(statement) < scanner.until) {
                statement.accept(scanner, null);
            }
        }
        return scanner.edits;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void nothing) {
        if (tree.getName().contentEquals(old.name()) && reader.start(tree) < until) {
            edits.add(new Edit(
                    reader.start(tree), reader.end(tree), SnippetFiles.PACKAGE + "." + old.home() + "." + old.name()));
        }
        return nothing;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
        if (!(tree.getMethodSelect() instanceof IdentifierTree)) {
            scan(tree.getMethodSelect(), nothing);
        }
        return scan(tree.getArguments(), nothing);
    }

    // Where the name is declared again further in, it means that one.

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void nothing) {
        return tree.getParameters().stream().anyMatch(this::hides)
                ? nothing
                : super.visitLambdaExpression(tree, nothing);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void nothing) {
        if (hides(tree.getVariable())) {
            return scan(tree.getExpression(), nothing);
        }
        return super.visitEnhancedForLoop(tree, nothing);
    }

    @Override
    public Void visitBlock(BlockTree tree, Void nothing) {
        boolean hidden = tree.getStatements().stream()
                .anyMatch(statement -> statement instanceof VariableTree variable && hides(variable));
        return hidden ? nothing : super.visitBlock(tree, nothing);
    }

    private boolean hides(VariableTree variable) {
        return variable.getName().contentEquals(old.name());
    }
}
