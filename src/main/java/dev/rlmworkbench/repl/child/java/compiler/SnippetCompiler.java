package dev.rlmworkbench.repl.child.java.compiler;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.rlmworkbench.repl.child.java.compiler.CompilerTasks.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/// javac in this process, over [SnippetFiles].
public final class SnippetCompiler {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn", "-g:source,lines");

    private final SnippetFiles files;
    private final CompilerTasks tasks;
    private int units;

    public SnippetCompiler() {
        var wrapped = new ArrayList<SnippetFiles>();
        tasks = new CompilerTasks(
                platform -> {
                    wrapped.add(new SnippetFiles(platform));
                    return wrapped.getFirst();
                },
                () -> wrapped.getFirst().written(),
                OPTIONS);
        files = wrapped.getFirst();
    }

    public SnippetFiles files() {
        return files;
    }

    /// A name that no unit had before; the compiler remembers names between tasks.
    public String freshName() {
        return "B" + ++units;
    }

    /// A name for a unit that is only looked at.
    public String freshDraftName() {
        return "D" + ++units;
    }

    /// Throws away what the compiler remembers, so that a name can come again.
    public void startAfresh() {
        tasks.startAfresh();
    }

    /// Syntax only. Nothing of it is remembered, so the name may come again.
    public Parsed parse(String className, String text) {
        return parse(className, text, _ -> Set.of());
    }

    /// Syntax, and when there is a `var` and no error in it, the types too.
    ///
    /// @param vars finds the declarations whose types are wanted
    public Parsed parse(String className, String text, VarFinder vars) {
        var errors = new ArrayList<Problem>();
        return tasks.with(source(className, text), collector(errors), task -> {
            try {
                var unit = task.parse().iterator().next();
                var syntaxErrors = List.copyOf(errors);
                var trees = Trees.instance(task);
                Set<VariableTree> inferred = syntaxErrors.isEmpty() ? vars.find(unit) : Set.of();
                if (!inferred.isEmpty()) {
                    // Errors do not matter here: the compilation reports them.
                    task.analyze();
                }
                return new Parsed(unit, trees, inferred, syntaxErrors);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public Compiled compile(String className, String text) {
        var errors = new ArrayList<Problem>();
        tasks.with(source(className, text), collector(errors), SnippetCompiler::generate);
        var classes = files.takeWritten();
        if (errors.stream().anyMatch(Problem::isLimit)) {
            tasks.startAfresh();
        }
        return new Compiled(errors.isEmpty() ? classes : Map.of(), errors);
    }

    private static Iterable<? extends JavaFileObject> generate(JavacTask task) {
        try {
            return task.generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String className, String text) {
        return new SnippetFiles.Source(SnippetFiles.PACKAGE + "." + className, text);
    }

    private static DiagnosticListener<JavaFileObject> collector(List<Problem> errors) {
        return diagnostic -> {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(Problem.of(diagnostic));
            }
        };
    }

    /// Finds declarations in a syntax tree.
    public interface VarFinder {
        Set<VariableTree> find(CompilationUnitTree unit);
    }

    /// @param inferred declarations with `var`, whose types are known now
    public record Parsed(CompilationUnitTree unit, Trees trees, Set<VariableTree> inferred, List<Problem> errors) {}

    /// @param classes by binary name; empty when there are errors
    public record Compiled(Map<String, byte[]> classes, List<Problem> errors) {}
}
