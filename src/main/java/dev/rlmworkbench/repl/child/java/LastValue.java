package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import dev.rlmworkbench.repl.child.java.UnitText.Edit;
import java.util.List;
import java.util.Set;

/// Makes the last expression of a block its value. Assignments and calls that print their own result have none.
final class LastValue {
    private static final Set<String> SELF_PRINTING = Set.of(
            "print",
            "println",
            "printf",
            "SHOW_VARS",
            "FINAL",
            "FINAL_VAR",
            "search",
            "grep",
            "field",
            "extract",
            "timeline",
            "around",
            "query_chunks");

    private LastValue() {}

    static List<Edit> edits(BlockReader reader, StatementTree last) {
        if (!(last instanceof ExpressionStatementTree statement)
                || !(statement.getExpression() instanceof MethodInvocationTree call)
                || call.getMethodSelect() instanceof IdentifierTree name
                        && SELF_PRINTING.contains(name.getName().toString())) {
            return List.of();
        }
        // Whether the method gives a value is not known yet: the compiler picks the overload.
        return List.of(Edit.insert(reader.start(call), "return $value(() -> "), Edit.insert(reader.end(call), ")"));
    }

    /// A bare expression, which Java does not take as a statement.
    ///
    /// @param last whether it is the last piece of the block
    static CodePiece asStatement(CodePiece piece, boolean last) {
        var masked = SourceMask.of(piece.source()).masked();
        int end = masked.length();
        while (end > 0 && (Character.isWhitespace(masked.charAt(end - 1)) || masked.charAt(end - 1) == ';')) {
            end--;
        }
        var expression = piece.source().substring(0, end);
        var code = last ? "return (" + expression + ");" : "$ignore(" + expression + ");";
        return new CodePiece(piece.kind(), code, piece.line());
    }
}
