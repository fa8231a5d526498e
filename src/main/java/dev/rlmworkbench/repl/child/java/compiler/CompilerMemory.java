package dev.rlmworkbench.repl.child.java.compiler;

import com.sun.source.util.JavacTask;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;

/// Makes a compiler that is used again look for the classes of snippets in [SnippetFiles] at each task, although they
/// became more meanwhile; what it read of the platform it keeps. This needs names that never come back. The compiler
/// has no public way to do it.
final class CompilerMemory {
    private static final String JAVAC = "com.sun.tools.javac.";

    private final Method context;
    private final Method symbols;
    private final Method names;
    private final Method name;
    private final Field unnamedModule;
    private final Method packageOf;
    private final Method removeClass;
    private final Field members;
    private final Field completer;
    private final Method finder;
    private final Method finderCompleter;

    /// @throws ReflectiveOperationException where the JDK does not let us, or is another one than expected
    CompilerMemory() throws ReflectiveOperationException {
        var contextType = Class.forName(JAVAC + "util.Context");
        var nameType = Class.forName(JAVAC + "util.Name");
        var namesType = Class.forName(JAVAC + "util.Names");
        var symbolsType = Class.forName(JAVAC + "code.Symtab");
        var symbolType = Class.forName(JAVAC + "code.Symbol");
        var moduleType = Class.forName(JAVAC + "code.Symbol$ModuleSymbol");
        var packageType = Class.forName(JAVAC + "code.Symbol$PackageSymbol");
        var finderType = Class.forName(JAVAC + "code.ClassFinder");
        context = Class.forName(JAVAC + "api.BasicJavacTask").getMethod("getContext");
        symbols = symbolsType.getMethod("instance", contextType);
        names = namesType.getMethod("instance", contextType);
        name = namesType.getMethod("fromString", String.class);
        unnamedModule = symbolsType.getField("unnamedModule");
        packageOf = symbolsType.getMethod("getPackage", moduleType, nameType);
        removeClass = symbolsType.getMethod("removeClass", moduleType, nameType);
        members = packageType.getField("members_field");
        completer = symbolType.getField("completer");
        finder = finderType.getMethod("instance", contextType);
        finderCompleter = finderType.getMethod("getCompleter");
    }

    /// What a task works on; to be asked for before the work, because a task lets go of it at its end.
    Object of(JavacTask task) {
        try {
            return context.invoke(task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets the next task look anew for what is in the package of snippets.
    ///
    /// @param compiled binary names of classes that the task made: they are read from their bytes from now on
    void forget(Object its, Collection<String> compiled) {
        try {
            var table = symbols.invoke(null, its);
            var module = unnamedModule.get(table);
            var knownNames = names.invoke(null, its);
            for (var type : compiled) {
                removeClass.invoke(table, module, name.invoke(knownNames, type));
            }
            var snippets = packageOf.invoke(table, module, name.invoke(knownNames, SnippetFiles.PACKAGE));
            if (snippets != null) {
                members.set(snippets, null);
                completer.set(snippets, finderCompleter.invoke(finder.invoke(null, its)));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiler could not forget the last block", e);
        }
    }
}
