package dev.rlmworkbench.repl.child.java;

import com.sun.source.util.JavacTask;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/// Makes a compiler that is used again forget the classes of snippets, so that the next task looks for them in
/// [SnippetFiles]; what it read of the platform it keeps. The compiler has no public way to do this.
final class CompilerMemory {
    private static final String JAVAC = "com.sun.tools.javac.";

    private final Method context;
    private final Method symbols;
    private final Method names;
    private final Method name;
    private final Field unnamedModule;
    private final Method packageOf;
    private final Method allClasses;
    private final Method removeClass;
    private final MethodHandle packageOfClass;
    private final MethodHandle flatName;
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
        allClasses = symbolsType.getMethod("getAllClasses");
        removeClass = symbolsType.getMethod("removeClass", moduleType, nameType);
        var lookup = MethodHandles.lookup();
        var getter = MethodType.methodType(Object.class, Object.class);
        packageOfClass = lookup.unreflect(symbolType.getMethod("packge")).asType(getter);
        flatName = lookup.unreflect(symbolType.getMethod("flatName")).asType(getter);
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

    void forgetSnippets(Object its) {
        try {
            var table = symbols.invoke(null, its);
            var module = unnamedModule.get(table);
            var snippets = packageOf.invoke(table, module, name.invoke(names.invoke(null, its), SnippetFiles.PACKAGE));
            if (snippets == null) {
                return;
            }
            for (var type : (Iterable<?>) allClasses.invoke(table)) {
                if (packageOfClass.invoke(type) == snippets) {
                    removeClass.invoke(table, module, flatName.invoke(type));
                }
            }
            members.set(snippets, null);
            completer.set(snippets, finderCompleter.invoke(finder.invoke(null, its)));
        } catch (Throwable e) {
            throw new IllegalStateException("the compiler could not forget the last block", e);
        }
    }
}
