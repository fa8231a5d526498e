package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.java.compiler.CompilerMessages;
import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/// Takes a block apart into its top-level pieces with JShell's analysis, and puts in semicolons where they are missing.
final class BlockSplitter {
    private static final int MAX_REPAIRS = 8;

    private final SourceCodeAnalysis analysis;
    private final SnippetCompiler compiler;

    BlockSplitter(SnippetCompiler compiler) {
        this.compiler = compiler;
        this.analysis =
                JShell.builder().executionEngine(new IdleEngine(), null).build().sourceCodeAnalysis();
    }

    /// @param firstLine the line of the block on which the code begins
    /// @throws CodeFault when it is not Java or not complete
    List<CodePiece> split(String code, int firstLine) throws CodeFault {
        var pieces = new ArrayList<CodePiece>();
        var whole = code;
        int repairs = 0;
        int at = 0;
        int line = firstLine;
        while (at < whole.length()) {
            var rest = whole.substring(at);
            var info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case EMPTY -> {
                    return pieces;
                }
                case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {
                    int end = whole.length() - info.remaining().length();
                    add(pieces, info.source(), line);
                    line += newlines(whole, at, end);
                    at = end;
                }
                case DEFINITELY_INCOMPLETE, UNKNOWN -> {
                    if (rest.isBlank()) {
                        return pieces;
                    }
                    int missing = missingSemicolon(rest, line);
                    if (++repairs > MAX_REPAIRS) {
                        throw new CodeFault(BlockOutcome.COMPILE, line, "';' expected");
                    }
                    whole = whole.substring(0, at + missing) + ";" + whole.substring(at + missing);
                }
            }
        }
        return pieces;
    }

    private static void add(List<CodePiece> pieces, String source, int line) {
        int start = 0;
        var masked = SourceMask.of(source).masked();
        while (start < masked.length()
                && (Character.isWhitespace(masked.charAt(start)) || masked.charAt(start) == ';')) {
            start++;
        }
        if (start < masked.length()) {
            var kind = PieceKinds.of(masked.substring(start));
            int end = masked.stripTrailing().length();
            boolean open = kind == CodePiece.Kind.STATEMENT && ";}".indexOf(masked.charAt(end - 1)) < 0;
            var code = source.substring(start, end) + (open ? ";" : "");
            pieces.add(new CodePiece(kind, code, line + newlines(source, 0, start)));
        }
    }

    /// Where in the text the first piece needs a semicolon.
    private int missingSemicolon(String rest, int line) throws CodeFault {
        var kind = PieceKinds.of(SourceMask.of(rest).masked());
        var before = kind == CodePiece.Kind.TYPE || kind == CodePiece.Kind.METHOD
                ? "class $Check {"
                : "class $Check { void check() {";
        var parsed = compiler.parse("$Check", before + rest + "\n}}");
        if (parsed.errors().isEmpty()) {
            throw new CodeFault(BlockOutcome.COMPILE, line, "this is not a complete Java statement");
        }
        var error = parsed.errors().getFirst();
        int position = (int) error.position() - before.length();
        if (CompilerMessages.isMissingSemicolon(error)
                && position > 0
                && position <= rest.length()
                && CompilerMessages.endsLine(rest, position)) {
            return position;
        }
        int at = Math.clamp(position, 0, rest.length());
        int faultLine = line + newlines(rest, 0, at);
        var code = rest.lines().skip((long) faultLine - line).findFirst().orElse("");
        throw new CodeFault(BlockOutcome.COMPILE, faultLine, CompilerMessages.readable(error, code));
    }

    private static int newlines(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}
