package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import dev.rlmworkbench.repl.child.java.BlockVariables.Declared;
import dev.rlmworkbench.repl.child.java.CompiledBlock.NewVariable;
import dev.rlmworkbench.repl.child.java.Declarations.Member;
import dev.rlmworkbench.repl.child.java.Declarations.Variable;
import dev.rlmworkbench.repl.child.java.UnitText.Edit;
import dev.rlmworkbench.repl.child.java.compiler.CompilerMessages;
import dev.rlmworkbench.repl.child.java.compiler.CompilerTasks.Problem;
import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler;
import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler.Parsed;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One block on its way from pieces to a class: read its syntax, move its variables into fields, compile.
final class BlockAttempt {
    private static final int MAX_ERRORS_SHOWN = 3;
    private static final int MAX_REPAIRS = 12;

    private final SnippetCompiler compiler;
    private final BlockSplitter splitter;
    private final Declarations declarations;
    private final BuiltinNames builtins;
    private final String home;
    private final String code;
    private final List<CodePiece> pieces;
    private final Set<String> used;
    private UnitLayout layout;
    private Parsed parsed;
    private BlockReader reader;

    BlockAttempt(
            SnippetCompiler compiler,
            BlockSplitter splitter,
            Declarations declarations,
            BuiltinNames builtins,
            String home,
            String code,
            List<CodePiece> pieces,
            Set<String> used)
            throws CodeFault {
        this.compiler = compiler;
        this.splitter = splitter;
        this.declarations = declarations;
        this.builtins = builtins;
        this.home = home;
        this.code = code;
        this.pieces = pieces;
        this.used = used;
        parse();
    }

    /// @param runMain whether a block of declarations only is a program to be run
    CompiledBlock compile(boolean runMain) throws CodeFault {
        var members = BlockMembers.in(reader, layout, home);
        if (runMain && reader.statements().isEmpty()) {
            var call = BlockMembers.mainCall(reader.members());
            if (call.isPresent()) {
                pieces.add(new CodePiece(CodePiece.Kind.STATEMENT, call.get(), 0));
                parse();
            }
        }
        var variables = BlockVariables.in(reader, layout, parsed, home);
        var toOld = oldReferences(variables, members);
        if (!toOld.isEmpty()) {
            change(toOld);
            parse();
            variables = BlockVariables.in(reader, layout, parsed, home);
        }
        var declared = newVariables(variables.byName().values(), members);
        var edits = variables.assignments(reader, layout.text().toString());
        edits.addAll(lastValue());
        change(edits);
        return finish(declared, members);
    }

    private void parse() throws CodeFault {
        draft();
        // Each round mends one piece.
        for (int round = 0; !parsed.errors().isEmpty(); round++) {
            var error = parsed.errors().getFirst();
            if (round > MAX_REPAIRS || !wrapBareExpression(error) && !addSemicolon(error)) {
                throw fault(parsed.errors());
            }
            draft();
        }
        reader = new BlockReader(parsed);
    }

    private void draft() {
        var name = compiler.freshDraftName();
        layout = layOut(name, List.of(), List.of());
        parsed = compiler.parse(name, layout.text().toString(), BlockReader::vars);
    }

    private boolean wrapBareExpression(Problem error) {
        if (!CompilerMessages.isNotAStatement(error) || !layout.hasStatementAt(error.position())) {
            return false;
        }
        var place = layout.statementAt(error.position());
        var broken = new BlockReader(parsed);
        boolean bare = broken.statements().stream()
                .anyMatch(statement -> statement instanceof ExpressionStatementTree expression
                        && expression.getExpression() instanceof ErroneousTree
                        && layout.statementAt(broken.start(statement)).equals(place));
        if (bare) {
            boolean last = place.index() == pieces.size() - 1;
            pieces.set(place.index(), LastValue.asStatement(place.piece(), last));
        }
        return bare;
    }

    /// Puts in a semicolon that the splitter did not miss, which may give several pieces.
    private boolean addSemicolon(Problem error) throws CodeFault {
        if (!CompilerMessages.isMissingSemicolon(error) || !layout.hasStatementAt(error.position())) {
            return false;
        }
        var place = layout.statementAt(error.position());
        var source = place.piece().source();
        int at = Math.min((int) error.position() - place.start(), source.length());
        if (!CompilerMessages.endsLine(source, at)) {
            return false;
        }
        var mended = source.substring(0, at) + ";" + source.substring(at);
        pieces.remove(place.index());
        int index = place.index();
        for (var piece : splitter.split(mended, place.piece().line())) {
            pieces.add(index++, BlockMembers.placeable(piece));
        }
        return true;
    }

    private List<Edit> oldReferences(BlockVariables variables, List<Member> members) {
        var edits = new LinkedHashSet<Edit>();
        for (var fresh : variables.all()) {
            var old = declarations.variable(fresh.name());
            if (old != null && (fresh.inferred() || !keeps(old, fresh, members))) {
                edits.addAll(OldReferences.edits(reader, fresh, old));
            }
        }
        return List.copyOf(edits);
    }

    private List<NewVariable> newVariables(Collection<Declared> declared, List<Member> members) {
        var result = new ArrayList<NewVariable>();
        for (var fresh : declared) {
            var old = declarations.variable(fresh.name());
            boolean kept = old != null && keeps(old, fresh, members);
            var variable = kept ? old : new Variable(fresh.name(), fresh.type(), home);
            result.add(new NewVariable(variable, fresh.line(), kept));
        }
        return result;
    }

    /// A new declaration with the type that the variable has already only assigns it. A type that this block declares
    /// anew is another one, whatever its name.
    private static boolean keeps(Variable old, Declared fresh, List<Member> members) {
        var names = Declarations.identifiers(old.type());
        return old.type().equals(fresh.type()) && members.stream().noneMatch(member -> names.contains(member.name()));
    }

    private List<Edit> lastValue() {
        if (pieces.isEmpty() || pieces.getLast().kind() != CodePiece.Kind.STATEMENT) {
            return List.of();
        }
        StatementTree last = reader.statements().getLast();
        return LastValue.edits(reader, last);
    }

    /// Applies edits of the unit to the pieces they lie in.
    private void change(List<Edit> edits) {
        var byPiece = new LinkedHashMap<UnitLayout.Placed, List<Edit>>();
        for (var edit : edits) {
            var place = layout.statementAt(edit.start());
            var local = new Edit(edit.start() - place.start(), edit.end() - place.start(), edit.text());
            byPiece.computeIfAbsent(place, _ -> new ArrayList<>()).add(local);
        }
        byPiece.forEach((place, local) -> {
            var changed = UnitText.apply(place.piece().source(), local);
            pieces.set(
                    place.index(),
                    new CodePiece(
                            CodePiece.Kind.STATEMENT, changed, place.piece().line()));
        });
    }

    private CompiledBlock finish(List<NewVariable> variables, List<Member> members) throws CodeFault {
        var names = new HashSet<String>();
        var keys = new HashSet<String>();
        variables.stream()
                .filter(variable -> !variable.kept())
                .forEach(variable -> names.add(variable.variable().name()));
        members.forEach(member -> names.add(member.name()));
        members.forEach(member -> keys.add(member.key()));
        var dependents = declarations.dependents(names, keys);
        var result = compile(variables, dependents);
        if (!dependents.isEmpty() && result.errors().stream().anyMatch(error -> blockLine(error) == 0)) {
            // They do not fit what the block redefines: they stay as they were.
            dependents = List.of();
            compiler.startAfresh();
            result = compile(variables, dependents);
        }
        if (result.classes().isEmpty()) {
            throw fault(result.errors());
        }
        var all = new ArrayList<>(members);
        dependents.forEach(member -> all.add(member.at(home)));
        var imports = pieces.stream()
                .filter(piece -> piece.kind() == CodePiece.Kind.IMPORT)
                .map(piece -> piece.source().strip())
                .toList();
        return new CompiledBlock(home, result.classes(), layout.text(), variables, all, imports);
    }

    private SnippetCompiler.Compiled compile(List<NewVariable> variables, List<Member> dependents) {
        layout = layOut(home, variables, dependents);
        return compiler.compile(home, layout.text().toString());
    }

    private UnitLayout layOut(String className, List<NewVariable> variables, List<Member> dependents) {
        var names = new LinkedHashSet<>(used);
        dependents.forEach(member -> names.addAll(member.uses()));
        var imports = new ArrayList<>(declarations.imports());
        imports.addAll(declarations.importsFor(names));
        return new UnitLayout(
                builtins,
                className,
                pieces,
                imports,
                dependents.stream().map(Member::code).toList(),
                text -> variables.stream()
                        .filter(variable -> !variable.kept())
                        .forEach(fresh -> text.add(
                                "public static " + fresh.variable().type() + " "
                                        + fresh.variable().name() + ";",
                                fresh.line())));
    }

    private int blockLine(Problem error) {
        return layout.text().blockLine(error.line());
    }

    private CodeFault fault(List<Problem> errors) {
        var lines = code.lines().toList();
        Map<Integer, String> shown = new java.util.TreeMap<>();
        for (var error : errors) {
            int line = blockLine(error);
            var source = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
            shown.putIfAbsent(line, CompilerMessages.readable(error, source));
        }
        int first = shown.keySet().iterator().next();
        var message = new StringBuilder();
        shown.entrySet().stream().limit(MAX_ERRORS_SHOWN).forEach(entry -> {
            message.append(entry.getKey() == first ? "" : "\nline " + entry.getKey() + ": ");
            message.append(entry.getValue());
        });
        return new CodeFault(BlockOutcome.COMPILE, first, message.toString());
    }
}
