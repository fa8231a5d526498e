package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.rlmworkbench.repl.child.java.UnitLayout.Placed;
import dev.rlmworkbench.repl.child.java.UnitText.Edit;
import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler.Parsed;
import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The variables that a block declares at its top level. They become fields, so that later blocks, lambdas and methods
/// see them; the declarations become assignments.
final class BlockVariables {
    private final List<Declared> all = new ArrayList<>();

    /// @param type     as written, or as found for `var`
    /// @param inferred whether it was written as `var`
    record Declared(String name, String type, boolean inferred, int line, VariableTree tree, Placed place) {}

    private BlockVariables() {}

    /// @param home class that the block will be
    /// @throws CodeFault for a protected name, or a `var` without a type
    static BlockVariables in(BlockReader reader, UnitLayout layout, Parsed parsed, String home) throws CodeFault {
        var trees = reader.statements().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .toList();
        var found = new BlockVariables();
        for (var tree : trees) {
            var name = tree.getName().toString();
            var place = layout.statementAt(reader.start(tree));
            int line = layout.text().blockLine(parsed.unit().getLineMap().getLineNumber(reader.start(tree)));
            layout.builtins().check(name, line);
            boolean isVar = parsed.inferred().contains(tree);
            if (isVar && hasNoType(tree.getInitializer())) {
                throw new CodeFault(
                        BlockOutcome.COMPILE,
                        line,
                        "`var " + name + "` has no type here: write it, as in `String " + name + " = null;`");
            }
            var type = isVar
                    ? TypeNames.of(parsed.trees().getTypeMirror(reader.path(tree)))
                            .replace(inPackage(layout.className()), inPackage(home))
                    : String.valueOf(tree.getType());
            found.all.add(new Declared(name, type, isVar, line, tree, place));
        }
        return found;
    }

    private static String inPackage(String className) {
        return SnippetFiles.PACKAGE + "." + className + ".";
    }

    private static boolean hasNoType(@Nullable ExpressionTree initializer) {
        return initializer == null || initializer.getKind() == Tree.Kind.NULL_LITERAL;
    }

    List<Declared> all() {
        return all;
    }

    /// Each name once.
    ///
    /// @throws CodeFault when the block declares a name twice with different types
    Map<String, Declared> byName() throws CodeFault {
        var byName = new LinkedHashMap<String, Declared>();
        for (var variable : all) {
            var before = byName.putIfAbsent(variable.name(), variable);
            if (before != null && !before.type().equals(variable.type())) {
                throw new CodeFault(
                        BlockOutcome.COMPILE,
                        variable.line(),
                        "`" + variable.name() + "` is already declared in this block as " + before.type()
                                + "; use another name");
            }
        }
        return byName;
    }

    /// The edits that turn the declarations into assignments.
    List<Edit> assignments(BlockReader reader, String text) {
        var edits = new ArrayList<Edit>();
        @Nullable Placed piece = null;
        int from = 0;
        for (var variable : all) {
            boolean first = !variable.place().equals(piece);
            piece = variable.place();
            from = first ? piece.start() : from;
            var initializer = variable.tree().getInitializer();
            int limit =
                    initializer == null ? piece.start() + piece.piece().source().length() : reader.start(initializer);
            int end = endOfName(text.substring(from, limit), variable.name(), initializer != null) + from;
            var newlines = "\n".repeat((int)
                    text.substring(from, end).chars().filter(c -> c == '\n').count());
            var start = (first ? "" : "; ") + newlines + variable.name();
            if (initializer == null) {
                edits.add(new Edit(from, end, start + " = " + defaultOf(variable.type())));
                from = end;
            } else {
                edits.add(new Edit(from, end, start));
                if (initializer instanceof NewArrayTree array && array.getType() == null) {
                    edits.add(Edit.insert(reader.start(initializer), "new " + variable.type()));
                }
                from = reader.end(initializer);
            }
        }
        return edits;
    }

    /// Where the name ends, with any brackets after it, in the text up to the initializer or from the declarator on.
    private static int endOfName(String declarator, String name, boolean initialized) {
        var pattern = "(?<![\\w$.])" + Pattern.quote(name) + "(?:\\s*\\[\\s*])*"
                + (initialized ? "(?=\\s*=\\s*$)" : "(?=\\s*[;,])");
        var matcher = Pattern.compile(pattern).matcher(SourceMask.of(declarator).masked());
        if (!matcher.find()) {
            throw new IllegalStateException("no declaration of " + name + " in: " + declarator);
        }
        return matcher.end();
    }

    private static String defaultOf(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "byte", "short", "int", "long", "float", "double", "char" -> "0";
            default -> "null";
        };
    }
}
