package dev.rlmworkbench.repl.child.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// javac in this process, over [SnippetFiles].
final class SnippetCompiler {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn", "-g:source,lines", "-XDshould-stop.ifError=ATTR");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final SnippetFiles files = new SnippetFiles(compiler.getStandardFileManager(null, null, null));

    SnippetFiles files() {
        return files;
    }

    /// Syntax only; [Parsed#attribute] can follow.
    Parsed parse(String className, String text) {
        var errors = new ArrayList<Diagnostic<? extends JavaFileObject>>();
        var task = task(className, text, errors);
        try {
            var unit = task.parse().iterator().next();
            return new Parsed(task, unit, Trees.instance(task), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Compiled compile(String className, String text) {
        var errors = new ArrayList<Diagnostic<? extends JavaFileObject>>();
        boolean done = task(className, text, errors).call();
        var classes = files.takeWritten();
        return new Compiled(done && errors.isEmpty() ? classes : Map.of(), errors);
    }

    private JavacTask task(String className, String text, List<Diagnostic<? extends JavaFileObject>> errors) {
        var source = new SnippetFiles.Source(SnippetFiles.PACKAGE + "." + className, text);
        return (JavacTask) compiler.getTask(
                null,
                files,
                diagnostic -> {
                    if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                        errors.add(diagnostic);
                    }
                },
                OPTIONS,
                null,
                List.of(source));
    }

    record Parsed(
            JavacTask task,
            CompilationUnitTree unit,
            Trees trees,
            List<Diagnostic<? extends JavaFileObject>> errors) {

        /// Finds the types of everything; errors do not matter here, the real compilation reports them.
        void attribute() {
            try {
                task.analyze();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// @param classes by binary name; empty when there are errors
    record Compiled(Map<String, byte[]> classes, List<Diagnostic<? extends JavaFileObject>> errors) {}
}
