package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Lays the pieces of a block out as one class: its types and methods are members, its statements are the body of
/// `$run`.
final class UnitLayout {
    static final String RUN = "$run";

    private static final String HEADER = "package " + SnippetFiles.PACKAGE + "; "
            + "import java.util.*; import java.util.stream.*; import java.util.function.*; import java.util.regex.*; "
            + "import java.math.*; import java.time.*; ";

    private final BuiltinNames builtins;
    private final String className;
    private final UnitText text = new UnitText();
    private final TreeMap<Integer, Placed> statements = new TreeMap<>();
    private final List<Placed> members = new ArrayList<>();

    /// @param index of the piece in the block
    record Placed(int index, int start, CodePiece piece) {}

    /// @param imports lines for what earlier blocks declared or imported
    /// @param extra   members besides the pieces, ready to stand in a class body
    UnitLayout(
            BuiltinNames builtins,
            String className,
            List<CodePiece> pieces,
            Collection<String> imports,
            Collection<String> extra,
            FieldLines fields) {
        this.builtins = builtins;
        this.className = className;
        text.frame(HEADER + builtins.imports() + String.join(" ", imports));
        forEach(pieces, CodePiece.Kind.IMPORT, (piece, _) -> text.add(piece.source(), piece.line()));
        text.frame("public class " + className + " {");
        for (var kind : List.of(CodePiece.Kind.TYPE, CodePiece.Kind.METHOD)) {
            forEach(
                    pieces,
                    kind,
                    (piece, index) -> members.add(new Placed(index, text.add(piece.source(), piece.line()), piece)));
        }
        text.frame("public static Object " + RUN + "() throws Throwable { if (true) {");
        forEach(pieces, CodePiece.Kind.STATEMENT, (piece, index) -> {
            int start = text.add(piece.source(), piece.line());
            statements.put(start, new Placed(index, start, piece));
        });
        text.frame("} return null; }");
        extra.forEach(text::frame);
        fields.addTo(text);
        text.frame("}");
    }

    String className() {
        return className;
    }

    BuiltinNames builtins() {
        return builtins;
    }

    UnitText text() {
        return text;
    }

    /// The statement piece that holds this position of the text.
    Placed statementAt(long position) {
        return statements.floorEntry((int) position).getValue();
    }

    boolean hasStatementAt(long position) {
        return statements.floorEntry((int) position) != null;
    }

    /// The declaration piece that holds this position of the text.
    Placed memberAt(long position) {
        return members.stream()
                .filter(member -> member.start() <= position)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static void forEach(List<CodePiece> pieces, CodePiece.Kind kind, PieceAction action) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).kind() == kind) {
                action.on(pieces.get(i), i);
            }
        }
    }

    private interface PieceAction {
        void on(CodePiece piece, int index);
    }

    /// Adds the fields for the block's variables.
    interface FieldLines {
        void addTo(UnitText text);
    }
}
