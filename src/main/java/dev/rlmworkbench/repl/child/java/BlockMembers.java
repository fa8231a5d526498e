package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.rlmworkbench.repl.child.java.Declarations.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The methods and types that a block declares.
final class BlockMembers {
    private static final Pattern METHOD_MODIFIERS = Pattern.compile(
            "\\G\\s*(?:(?<annotation>@[\\w.]+(?:\\s*\\([^)]*\\))?)|(?<word>public|private|protected|static|final|abstract|default)\\b)");
    private static final Pattern TYPE_MODIFIERS = Pattern.compile(
            "\\G\\s*(?:(?<annotation>@(?!interface)[\\w.]+(?:\\s*\\([^)]*\\))?|abstract\\b|final\\b|sealed\\b|non-sealed\\b|strictfp\\b)|(?<word>public|private|protected|static)\\b)");
    private static final Pattern VARIABLE_MODIFIERS =
            Pattern.compile("\\G\\s*(?<word>public|private|protected|static|final|transient|volatile)\\b");

    private BlockMembers() {}

    /// The piece as it can stand in the unit: members are public and static, statements have no modifiers.
    static CodePiece placeable(CodePiece piece) {
        return switch (piece.kind()) {
            case IMPORT -> piece;
            case TYPE ->
                new CodePiece(piece.kind(), "public static " + without(TYPE_MODIFIERS, piece.source()), piece.line());
            case METHOD ->
                new CodePiece(piece.kind(), "public static " + without(METHOD_MODIFIERS, piece.source()), piece.line());
            case STATEMENT -> new CodePiece(piece.kind(), without(VARIABLE_MODIFIERS, piece.source()), piece.line());
        };
    }

    /// Blanks the words out, so that positions stay.
    private static String without(Pattern modifiers, String source) {
        var code = new StringBuilder(source);
        var matcher = modifiers.matcher(SourceMask.of(source).masked());
        while (matcher.find()) {
            if (matcher.group("word") != null) {
                for (int i = matcher.start("word"); i < matcher.end("word"); i++) {
                    code.setCharAt(i, ' ');
                }
            }
        }
        return code.toString();
    }

    /// @throws CodeFault for a protected name
    static List<Member> in(BlockReader reader, UnitLayout layout, String home) throws CodeFault {
        var found = new ArrayList<Member>();
        for (var tree : reader.members()) {
            var piece = layout.memberAt(reader.start(tree)).piece();
            var uses = Declarations.identifiers(SourceMask.of(piece.source()).masked());
            var name = name(tree);
            layout.builtins().check(name, piece.line());
            var kind = tree instanceof MethodTree ? Member.Kind.METHOD : Member.Kind.TYPE;
            found.add(new Member(kind, key(tree), name, piece.source(), uses, home));
        }
        return found;
    }

    private static String name(Tree tree) {
        return switch (tree) {
            case MethodTree method -> method.getName().toString();
            case ClassTree type -> type.getSimpleName().toString();
            default -> throw new IllegalStateException("not a member: " + tree.getKind());
        };
    }

    private static String key(Tree tree) {
        return tree instanceof MethodTree method
                ? name(tree)
                        + method.getParameters().stream()
                                .map(parameter -> String.valueOf(parameter.getType()))
                                .collect(Collectors.joining(", ", "(", ")"))
                : name(tree);
    }

    /// The call that runs a program given as declarations only, if it has a `main`.
    static Optional<String> mainCall(List<Tree> members) {
        for (var tree : members) {
            if (tree instanceof MethodTree method && isMain(method)) {
                return Optional.of(call("", method));
            }
            if (tree instanceof ClassTree type) {
                for (var member : type.getMembers()) {
                    if (member instanceof MethodTree method && isMain(method)) {
                        boolean isStatic = method.getModifiers().toString().contains("static");
                        var owner = isStatic ? type.getSimpleName() + "." : "new " + type.getSimpleName() + "().";
                        return Optional.of(call(owner, method));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMain(MethodTree method) {
        var parameters = method.getParameters();
        return method.getName().contentEquals("main")
                && (parameters.isEmpty()
                        || parameters.size() == 1
                                && parameters.getFirst() instanceof VariableTree only
                                && String.valueOf(only.getType()).startsWith("String"));
    }

    private static String call(String owner, MethodTree main) {
        return owner + "main(" + (main.getParameters().isEmpty() ? "" : "new String[0]") + ");";
    }
}
