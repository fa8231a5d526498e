package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Turns a block into one class and compiles it once. A block compiles as a whole or nothing of it runs.
final class BlockCompiler {
    private static final int MAX_CODE_LENGTH = 64 * 1024;
    private static final int DEEPEST_NESTING = 200;
    private static final Pattern VALUE_AS_FINAL_VAR = Pattern.compile("\\bFINAL_VAR(?=\\s*\\(\\s*[^\"\\s)])");

    private final SnippetCompiler compiler;
    private final BlockSplitter splitter;
    private final Declarations declarations;
    private final BuiltinNames builtins;

    BlockCompiler(SnippetCompiler compiler, BlockSplitter splitter, Declarations declarations, BuiltinNames builtins) {
        this.compiler = compiler;
        this.splitter = splitter;
        this.declarations = declarations;
        this.builtins = builtins;
    }

    CompiledBlock compile(String code) throws CodeFault {
        var source = withinLimits(code);
        var pieces = new ArrayList<CodePiece>();
        for (var piece : splitter.split(source.code(), 1)) {
            pieces.add(BlockMembers.placeable(piece));
        }
        return attempt(source, pieces).compile(true);
    }

    /// Only the declarations of a block, to rebuild a session. Those that do not compile any more, for instance because
    /// they need a variable, are left out.
    ///
    /// @param lost receives the names of those
    CompiledBlock compileDeclarations(String code, Consumer<String> lost) throws CodeFault {
        var source = withinLimits(code);
        var pieces = new ArrayList<CodePiece>();
        for (var piece : splitter.split(source.code(), 1)) {
            if (piece.kind() != CodePiece.Kind.STATEMENT) {
                pieces.add(BlockMembers.placeable(piece));
            }
        }
        while (true) {
            try {
                return attempt(source, new ArrayList<>(pieces)).compile(false);
            } catch (CodeFault e) {
                var broken = pieces.stream()
                        .filter(piece -> e.line() >= piece.line() && e.line() <= piece.lastLine())
                        .findFirst()
                        .orElseThrow(() -> e);
                pieces.remove(broken);
                lost.accept(PieceKinds.name(broken));
            }
        }
    }

    private BlockAttempt attempt(SourceMask source, List<CodePiece> pieces) throws CodeFault {
        var used = Declarations.identifiers(source.masked());
        return new BlockAttempt(
                compiler, splitter, declarations, builtins, compiler.freshName(), source.code(), pieces, used);
    }

    private static SourceMask withinLimits(String code) throws CodeFault {
        if (code.length() > MAX_CODE_LENGTH) {
            throw new CodeFault(
                    BlockOutcome.COMPILE,
                    0,
                    "this block has " + code.length() + " characters, more than " + MAX_CODE_LENGTH
                            + ": keep data in variables (`context` holds the text already) and send less code");
        }
        var mask = SourceMask.of(code);
        if (mask.deepestNesting() > DEEPEST_NESTING) {
            throw new CodeFault(
                    BlockOutcome.COMPILE,
                    0,
                    "the brackets are nested " + mask.deepestNesting() + " deep, more than " + DEEPEST_NESTING);
        }
        // FINAL_VAR takes a name in quotes; given anything else it means the value.
        var plain = VALUE_AS_FINAL_VAR.matcher(mask.masked());
        var text = new StringBuilder(mask.code());
        while (plain.find()) {
            text.replace(plain.start(), plain.end(), "FINAL    ");
        }
        return SourceMask.of(text.toString());
    }
}
