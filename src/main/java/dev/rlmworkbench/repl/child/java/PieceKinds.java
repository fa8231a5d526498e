package dev.rlmworkbench.repl.child.java;

import java.util.regex.Pattern;

/// Tells declarations from statements by how they begin; works on masked text.
final class PieceKinds {
    private static final String MODIFIERS =
            "(?:(?:@(?!interface)[\\w.]+(?:\\s*\\([^)]*\\))?|public|private|protected|static|final|abstract|sealed|non-sealed|strictfp|synchronized|native|default)\\s+)*+";
    private static final Pattern IMPORT = Pattern.compile("\\s*import\\s.*", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile(
            "\\s*" + MODIFIERS
                    + "(?:class\\s+\\w|interface\\s+\\w|enum\\s+\\w|@interface\\s+\\w|record\\s+\\w+\\s*[<(]).*",
            Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile(
            "\\s*" + MODIFIERS
                    + "(?:<[^()={};]*>\\s*)?(?!(?:new|return|throw|else|yield|assert|case|if|for|while|switch|do|try)\\b)[\\w.]+(?:\\s*<[^()={};]*>)?(?:\\s*\\[\\s*\\])*\\s+\\w+\\s*\\([^{};=]*\\)[^{};=()]*\\{.*",
            Pattern.DOTALL);
    private static final Pattern NAMED_CONTROL = Pattern.compile(
            "\\s*" + MODIFIERS + "\\w+\\s+(?:if|for|while|switch|synchronized|catch)\\s*\\(.*", Pattern.DOTALL);

    private PieceKinds() {}

    static CodePiece.Kind of(String masked) {
        if (IMPORT.matcher(masked).matches()) {
            return CodePiece.Kind.IMPORT;
        }
        if (TYPE.matcher(masked).matches()) {
            return CodePiece.Kind.TYPE;
        }
        if (METHOD.matcher(masked).matches() && !NAMED_CONTROL.matcher(masked).matches()) {
            return CodePiece.Kind.METHOD;
        }
        return CodePiece.Kind.STATEMENT;
    }

    private static final Pattern TYPE_NAME = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
    private static final Pattern METHOD_NAME = Pattern.compile("(\\w+)\\s*\\(");

    /// What to call a declaration when speaking about it.
    static String name(CodePiece piece) {
        var matcher = (piece.kind() == CodePiece.Kind.METHOD ? METHOD_NAME : TYPE_NAME).matcher(piece.source());
        return matcher.find() ? matcher.group(1) : piece.source().strip();
    }
}
