package dev.rlmworkbench;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// How hard methods are to follow, as javac reads them: paths (McCabe 1976: one, and one more for each branch, loop,
/// case, catch, `&&` and `||`) and how deep branches and loops stand in each other. Lambdas count with the method that
/// holds them.
record SourceComplexity(Path file, String method, int paths, int nesting) {

    /// Every method and constructor of some Java files.
    static List<SourceComplexity> of(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var found = new ArrayList<SourceComplexity>();
            for (var unit : task.parse()) {
                new Methods(unit, found).scan(unit, null);
            }
            return found;
        }
    }

    private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Path file;
        private final List<SourceComplexity> found;
        private String type = "";

        Methods(CompilationUnitTree unit, List<SourceComplexity> found) {
            this.file = Path.of(unit.getSourceFile().toUri());
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
            var outer = type;
            type = node.getSimpleName().toString();
            super.visitClass(node, unused);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, @Nullable Void unused) {
            var branches = new Branches();
            branches.scan(node.getBody(), null);
            found.add(new SourceComplexity(file, type + "." + node.getName(), 1 + branches.count, branches.deepest));
            return super.visitMethod(node, unused);
        }
    }

    private static final class Branches extends TreeScanner<@Nullable Void, @Nullable Void> {
        private int count;
        private int depth;
        private int deepest;

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
            return null; // its methods are counted for themselves
        }

        @Override
        public @Nullable Void visitIf(IfTree node, @Nullable Void unused) {
            count++;
            scan(node.getCondition(), unused);
            inside(node.getThenStatement());
            if (node.getElseStatement() instanceof IfTree chained) {
                scan(chained, unused); // else if is no deeper than if
            } else {
                inside(node.getElseStatement());
            }
            return null;
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree node, @Nullable Void unused) {
            return branch(() -> super.visitForLoop(node, unused));
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree node, @Nullable Void unused) {
            return branch(() -> super.visitEnhancedForLoop(node, unused));
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree node, @Nullable Void unused) {
            return branch(() -> super.visitWhileLoop(node, unused));
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree node, @Nullable Void unused) {
            return branch(() -> super.visitDoWhileLoop(node, unused));
        }

        @Override
        public @Nullable Void visitCatch(CatchTree node, @Nullable Void unused) {
            count++;
            return super.visitCatch(node, unused);
        }

        @Override
        public @Nullable Void visitCase(CaseTree node, @Nullable Void unused) {
            // a switch of plain values is a table, however long
            count += node.getBody() != null && node.getBody().getKind() == Tree.Kind.BLOCK ? 1 : 0;
            return super.visitCase(node, unused);
        }

        @Override
        public @Nullable Void visitConditionalExpression(ConditionalExpressionTree node, @Nullable Void unused) {
            count++;
            return super.visitConditionalExpression(node, unused);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree node, @Nullable Void unused) {
            boolean joins = node.getKind() == Tree.Kind.CONDITIONAL_AND || node.getKind() == Tree.Kind.CONDITIONAL_OR;
            count += joins ? 1 : 0;
            return super.visitBinary(node, unused);
        }

        private @Nullable Void branch(Runnable visit) {
            count++;
            depth++;
            deepest = Math.max(deepest, depth);
            visit.run();
            depth--;
            return null;
        }

        private void inside(@Nullable Tree body) {
            depth++;
            deepest = Math.max(deepest, depth);
            scan(body, null);
            depth--;
        }
    }
}
